import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';

type Kinds = 'organisation.create' | 'establishment.create' | 'establishment.configure';

export async function projectEstablishments(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(batch, item));
  return verdicts;
}

async function project(batch: Batch, item: Accepted<Kinds>): Promise<Verdict> {
  const { operation } = item;
  if (operation.kind === 'organisation.create')
    return createOrganisation(batch, operation.body.nameText);
  if (operation.kind === 'establishment.create')
    return createEstablishment(batch, item.position, operation.body);
  return configure(batch, item.position, {
    establishment: operation.establishment,
    settings: operation.body.settings,
  });
}

async function createOrganisation(batch: Batch, nameText: string): Promise<Verdict> {
  const made = await batch.trx
    .insertInto('organisation')
    .values({ organisation: batch.organisation, name_text: nameText })
    .onConflict((on) => on.column('organisation').doNothing())
    .returning('organisation')
    .execute();
  return made.length === 1 ? applied() : refusedBecause('conflict');
}

type Creation = Extract<Accepted<Kinds>['operation'], { kind: 'establishment.create' }>['body'];

async function createEstablishment(
  batch: Batch,
  position: number,
  body: Creation,
): Promise<Verdict> {
  const { establishment, nameText, settings } = body;
  const made = await batch.trx
    .insertInto('establishment')
    .values({
      organisation: batch.organisation,
      establishment,
      name_text: nameText,
      settings: JSON.stringify(settings),
    })
    .onConflict((on) => on.columns(['organisation', 'establishment']).doNothing())
    .returning('establishment')
    .execute();
  if (made.length === 0) return refusedBecause('conflict');
  batch.establishments.set(establishment, settings);
  batch.feed.put({ establishment, room: 'establishments', key: establishment, position });
  return applied();
}

async function configure(
  batch: Batch,
  position: number,
  change: { establishment: string | null; settings: Creation['settings'] },
): Promise<Verdict> {
  const { establishment, settings } = change;
  if (establishment === null) return refusedBecause('not-found');
  const found = await batch.trx
    .updateTable('establishment')
    .set({ settings: JSON.stringify(settings) })
    .where('organisation', '=', batch.organisation)
    .where('establishment', '=', establishment)
    .returning('establishment')
    .execute();
  if (found.length === 0) return refusedBecause('not-found');
  batch.establishments.set(establishment, settings);
  batch.feed.put({ establishment, room: 'establishments', key: establishment, position });
  return applied();
}
