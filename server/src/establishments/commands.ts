import { applyEstablishmentEdit } from '@comptoir/shared/establishments/edit';
import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import type { IsClosed } from '../journal/closed-days.ts';
import { readSettings } from '../journal/queries.ts';
import { findSharedPeople } from './queries.ts';

type Kinds =
  'organisation.create' | 'establishment.create' | 'establishment.configure' | 'establishment.edit';

export function establishmentProjection(
  isClosed: IsClosed,
): (batch: Batch, items: readonly Accepted<Kinds>[]) => Promise<Verdict[]> {
  return async (batch, items) => {
    const verdicts: Verdict[] = [];
    for (const item of items) verdicts.push(await project(batch, item, isClosed));
    return verdicts;
  };
}

async function project(batch: Batch, item: Accepted<Kinds>, isClosed: IsClosed): Promise<Verdict> {
  const { operation } = item;
  if (await movesClosedDays(batch, operation, isClosed)) return refusedBecause('period-locked');
  if (operation.kind === 'establishment.edit')
    return edit(batch, { operation, position: item.position });
  if (operation.kind === 'organisation.create')
    return createOrganisation(batch, operation.body.nameText);
  if (operation.kind === 'establishment.create')
    return createEstablishment(batch, item.position, operation.body);
  return configure(batch, item.position, {
    establishment: operation.establishment,
    settings: operation.body.settings,
  });
}

/** Closed days were paid by the nights, Sundays and holidays of the store's zone: as long as one is, the zone stays (spec PERIOD-10). */
async function movesClosedDays(
  { trx, organisation, establishments, again }: Batch,
  { kind, establishment, body }: Accepted<Kinds>['operation'],
  isClosed: IsClosed,
): Promise<boolean> {
  const standing = establishment === null ? undefined : establishments.get(establishment);
  if (again || establishment === null || !standing) return false;
  const zone =
    kind === 'establishment.edit'
      ? body.changes.zone?.to
      : kind === 'establishment.configure'
        ? body.settings.zone
        : undefined;
  if (zone === undefined || zone === standing.zone) return false;
  return isClosed(trx, organisation, { establishment, from: '0000-01-01', to: '9999-12-31' });
}

async function createOrganisation(batch: Batch, nameText: string): Promise<Verdict> {
  const made = await batch.trx
    .insertInto('organisation')
    .values({ organisation: batch.organisation, name_text: nameText, settings: '{}' })
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

type Edit = Pick<Accepted<'establishment.edit'>, 'operation' | 'position'>;

/** Applied where every current value equals its `from`; otherwise nothing changes and its author hears `conflict`. */
async function edit(batch: Batch, { operation, position }: Edit): Promise<Verdict> {
  const { trx, organisation } = batch;
  const { establishment, body } = operation;
  if (establishment === null) return refusedBecause('not-found');
  const row = await trx
    .selectFrom('establishment')
    .select(['name_text', 'contact_text', 'settings'])
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .executeTakeFirst();
  if (!row) return refusedBecause('not-found');
  const standing = {
    nameText: row.name_text,
    contactText: row.contact_text,
    settings: readSettings(row.settings),
  };
  const settled = applyEstablishmentEdit(standing, body.changes);
  if (!settled) {
    // The values that stand reach the tablet with the refusal: its manager sees both, side by side (S28).
    if (isDeviceOperation(operation)) {
      batch.feed.put({ establishment, room: 'establishments', key: establishment, position });
    }
    return refusedBecause('conflict');
  }
  await trx
    .updateTable('establishment')
    .set({
      // An edit gives a name, never takes it away.
      name_text: settled.nameText ?? row.name_text,
      contact_text: settled.contactText,
      settings: JSON.stringify(settled.settings),
    })
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .execute();
  batch.establishments.set(establishment, settled.settings);
  batch.feed.put({ establishment, room: 'establishments', key: establishment, position });
  if (body.changes.nameText) await feedNeighbours(batch, establishment, position);
  return applied();
}

/** The name of a store stands beside its people in the other stores where they work. */
async function feedNeighbours(
  batch: Batch,
  establishment: string,
  position: number,
): Promise<void> {
  const shared = await findSharedPeople(batch.trx, batch.organisation, establishment);
  for (const { person, establishment: there } of shared) {
    batch.feed.put({ establishment: there, room: 'employees', key: person, position });
  }
}
