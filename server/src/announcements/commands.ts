import type { Batch } from '../journal/batch.ts';
import { findRoster } from '../journal/roster.ts';
import {
  type StoredAnnouncement,
  type StoredRead,
  findAnnouncement,
  findReadsBy,
  findStanding,
} from './queries.ts';

/** An announcement as it stands from now on. */
export async function writeAnnouncement(
  batch: Batch,
  row: StoredAnnouncement,
  position: number,
): Promise<void> {
  await batch.trx
    .insertInto('announcement')
    .values(row)
    .onConflict((on) =>
      on.columns(['organisation', 'announcement']).doUpdateSet((set) => ({
        definition: set.ref('excluded.definition'),
        establishment: set.ref('excluded.establishment'),
        team: set.ref('excluded.team'),
        person: set.ref('excluded.person'),
        title_text: set.ref('excluded.title_text'),
        body_text: set.ref('excluded.body_text'),
        pinned: set.ref('excluded.pinned'),
        from_at: set.ref('excluded.from_at'),
        until_at: set.ref('excluded.until_at'),
        published_by: set.ref('excluded.published_by'),
        published_at: set.ref('excluded.published_at'),
        withdrawn_at: set.ref('excluded.withdrawn_at'),
      })),
    )
    .execute();
  for (const establishment of await placesOf(batch, row)) show(batch, row, establishment, position);
}

/** When somebody first read it; a read that was known stays where it is the earlier one. */
export async function writeRead(
  batch: Batch,
  read: StoredRead,
  { row, position }: { row: StoredAnnouncement; position: number },
): Promise<void> {
  await batch.trx
    .insertInto('announcement_read')
    .values(read)
    .onConflict((on) =>
      on.columns(['organisation', 'announcement', 'person']).doUpdateSet((set) => ({
        at: set.ref('excluded.at'),
        door: set.ref('excluded.door'),
      })),
    )
    .execute();
  await showRead(batch, { row, person: read.person, position });
}

/** What a second record has read, and what was said to it, is the first one's: of two reads the earlier one (NEWS-13). */
export async function reattributeNews(
  batch: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  const { trx, organisation } = batch;
  const kept = await findReadsBy(trx, organisation, into);
  for (const [id, read] of await findReadsBy(trx, organisation, from)) {
    await trx
      .deleteFrom('announcement_read')
      .where('organisation', '=', organisation)
      .where('announcement', '=', id)
      .where('person', '=', from)
      .execute();
    const row = await findAnnouncement(trx, organisation, id);
    const before = kept.get(id);
    if (!row || (before && before.at <= read.at)) continue;
    await writeRead(batch, { ...read, person: into }, { row, position });
  }
  const said = await trx
    .selectFrom('announcement')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .orderBy('announcement')
    .execute();
  for (const row of said) await writeAnnouncement(batch, { ...row, person: into }, position);
}

/** Somebody's receipts and what is said to them alone follow them into a store (spec NEWS-12). */
export async function moveNews(
  batch: Batch,
  of: { person: string; establishment: string; position: number; move: 'join' | 'leave' },
): Promise<void> {
  const { person, establishment, position, move } = of;
  for (const row of await findStanding(batch.trx, batch.organisation, [establishment])) {
    const isTheirs = row.person === person && row.establishment === null;
    if (isTheirs && move === 'leave') hide(batch, row, establishment, position);
    else if (row.person === null || row.person === person)
      show(batch, row, establishment, position);
  }
}

/** What is said everywhere is said in a store that opens. */
export async function showEverywhere(
  batch: Batch,
  { establishment, position }: { establishment: string; position: number },
): Promise<void> {
  for (const row of await findStanding(batch.trx, batch.organisation, [])) {
    if (row.person === null) show(batch, row, establishment, position);
  }
}

/** Texts that were said to somebody whose personal data goes are gaps from now on, on tablets too (spec EMP-21). */
export async function showErasedNews(
  batch: Batch,
  { person, position }: { person: string; position: number },
): Promise<void> {
  for (const row of await findStanding(batch.trx, batch.organisation, null)) {
    if (row.person !== person) continue;
    for (const place of await placesOf(batch, row)) show(batch, row, place, position);
  }
}

/** The reader's stores alone get another row: receipts of a tablet are those of its people. */
async function showRead(
  batch: Batch,
  { row, person, position }: { row: StoredAnnouncement; person: string; position: number },
): Promise<void> {
  const roster = await findRoster(batch.trx, batch.organisation, [person]);
  for (const establishment of roster.get(person)?.establishments ?? []) {
    const isSaidThere = row.establishment === null || row.establishment === establishment;
    if (isSaidThere) show(batch, row, establishment, position);
  }
}

/** Stores whose tablets show it: where it is said; said to somebody everywhere: where they work. */
export async function placesOf(
  { trx, organisation }: Batch,
  { establishment, person }: StoredAnnouncement,
): Promise<string[]> {
  if (establishment !== null) return [establishment];
  if (person !== null) {
    const roster = await findRoster(trx, organisation, [person]);
    return [...(roster.get(person)?.establishments ?? [])].sort();
  }
  const rows = await trx
    .selectFrom('establishment')
    .select('establishment')
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .execute();
  return rows.map((row) => row.establishment);
}

function show(
  { feed }: Batch,
  row: StoredAnnouncement,
  establishment: string,
  position: number,
): void {
  const target = { establishment, room: 'announcements' as const, key: row.announcement, position };
  const at = row.until_at ?? forEver;
  // One that was withdrawn is a row that is missing.
  if (row.withdrawn_at === null) feed.put({ ...target, at });
  else feed.remove({ ...target, at });
}

export function hide(
  { feed }: Batch,
  row: StoredAnnouncement,
  establishment: string,
  position: number,
): void {
  const at = row.until_at ?? forEver;
  feed.remove({ establishment, room: 'announcements', key: row.announcement, position, at });
}

/** The last instant that ECMAScript knows: what has no end is held until it is withdrawn (SYNC-12). */
const forEver = 8_640_000_000_000_000;
