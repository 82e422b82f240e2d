import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import type { RoomTables } from '../database/tables.ts';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findRoster } from '../journal/roster.ts';

type Kinds = 'employee.create' | 'employee.edit' | 'employee.archive';
type Item<K extends Kinds> = Accepted<K>;

export async function projectEmployees(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(batch, item));
  return verdicts;
}

function project(batch: Batch, item: Accepted<Kinds>): Promise<Verdict> {
  if (is(item, 'employee.create')) return create(batch, item);
  if (is(item, 'employee.edit')) return edit(batch, item);
  return archive(batch, item);
}

function is<K extends Kinds>(item: Accepted<Kinds>, kind: K): item is Item<K> {
  return item.operation.kind === kind;
}

async function create(
  batch: Batch,
  { operation, position }: Item<'employee.create'>,
): Promise<Verdict> {
  const { organisation, trx } = batch;
  const { establishment, body } = operation;
  if (establishment === null || !batch.establishments.has(establishment)) {
    return refusedBecause('not-found');
  }
  const made = await trx
    .insertInto('employee')
    .values({
      organisation,
      person: body.person,
      name_text: body.nameText,
      colour: body.colour,
      role: body.role,
      team: body.team,
      minor_until: body.minorUntil,
      archived: 0,
    })
    .onConflict((on) => on.columns(['organisation', 'person']).doNothing())
    .returning('person')
    .execute();
  if (made.length === 0) return refusedBecause('conflict');
  await trx
    .insertInto('membership')
    .values({ organisation, establishment, person: body.person })
    .execute();
  batch.feed.put({ establishment, room: 'employees', key: body.person, position });
  return applied();
}

/** Applied where every current value equals its `from`; otherwise nothing changes and the tablet hears `conflict`. */
async function edit(
  batch: Batch,
  { operation, position }: Item<'employee.edit'>,
): Promise<Verdict> {
  const { organisation, trx } = batch;
  const { person, changes } = operation.body;
  const people = operation.actor === null ? [person] : [person, operation.actor];
  const roster = await findRoster(trx, organisation, people);
  const entry = roster.get(person);
  if (isDeviceOperation(operation)) {
    const store = operation.establishment;
    const actor = operation.actor === null ? undefined : roster.get(operation.actor);
    const manages = actor?.role === 'manager' && !actor.archived && actor.establishments.has(store);
    if (operation.auth !== 'manager' || !manages) return refusedBecause('not-allowed');
    if (entry && !entry.establishments.has(store)) return refusedBecause('foreign-establishment');
  }
  if (!entry || entry.archived) return refusedBecause('not-found');
  const current = await trx
    .selectFrom('employee')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  const update: Partial<RoomTables['employee']> = {};
  const conflicts = [
    changes.nameText && changes.nameText.from !== current.name_text,
    changes.colour && changes.colour.from !== current.colour,
    changes.team && changes.team.from !== current.team,
    changes.role && changes.role.from !== current.role,
  ];
  if (conflicts.some(Boolean)) return refusedBecause('conflict');
  if (changes.nameText) update.name_text = changes.nameText.to;
  if (changes.colour) update.colour = changes.colour.to;
  if (changes.team) update.team = changes.team.to;
  if (changes.role) update.role = changes.role.to;
  if (Object.keys(update).length === 0) return applied();
  await trx
    .updateTable('employee')
    .set(update)
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  for (const establishment of entry.establishments) {
    batch.feed.put({ establishment, room: 'employees', key: person, position });
  }
  return applied();
}

async function archive(
  batch: Batch,
  { operation, position }: Item<'employee.archive'>,
): Promise<Verdict> {
  const { organisation, trx } = batch;
  const { person } = operation.body;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry) return refusedBecause('not-found');
  await trx
    .updateTable('employee')
    .set({ archived: 1 })
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  for (const establishment of entry.establishments) {
    batch.feed.remove({ establishment, room: 'employees', key: person, position });
    batch.feed.remove({ establishment, room: 'pins', key: person, position });
  }
  return applied();
}
