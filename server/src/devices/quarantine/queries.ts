import { notedKinds } from '@comptoir/shared/devices/quarantine';
import type { Reader } from '../../database/connection.ts';
import type { JournalTables } from '../../database/tables.ts';
import { inChunks } from '../../journal/queries.ts';

type Device = { organisation: string; device: string };

/** What a tablet handed in apart; `known`: the journal has this very operation by now. */
export type Entry = JournalTables['quarantine'] & { known: boolean };

/** Everything that a tablet handed in apart, in the order in which it wrote it. */
export async function findEntries(db: Reader, { organisation, device }: Device): Promise<Entry[]> {
  const rows = await entries(db, organisation)
    .where('quarantine.device', '=', device)
    .orderBy('quarantine.received_at')
    .orderBy('quarantine.epoch')
    .orderBy('quarantine.seq')
    .orderBy('quarantine.hash')
    .execute();
  return rows.map(entryOf);
}

export async function findEntry(
  db: Reader,
  { organisation, device, hash }: Device & { hash: string },
): Promise<Entry | undefined> {
  const row = await entries(db, organisation)
    .where('quarantine.device', '=', device)
    .where('quarantine.hash', '=', hash)
    .executeTakeFirst();
  return row && entryOf(row);
}

/** With the bytes of the same operation in the journal, where it stands there. */
function entries(db: Reader, organisation: string) {
  return db
    .selectFrom('quarantine')
    .leftJoin('operation', (join) =>
      join
        .onRef('operation.organisation', '=', 'quarantine.organisation')
        .onRef('operation.device', '=', 'quarantine.device')
        .onRef('operation.epoch', '=', 'quarantine.epoch')
        .onRef('operation.seq', '=', 'quarantine.seq')
        .onRef('operation.hash', '=', 'quarantine.hash')
        .on('operation.bytes', 'is not', null),
    )
    .selectAll('quarantine')
    .select('operation.position')
    .where('quarantine.organisation', '=', organisation);
}

function entryOf({
  position,
  ...row
}: JournalTables['quarantine'] & { position: number | null }): Entry {
  return { ...row, known: position !== null };
}

/** How many operations each tablet of an organisation handed in apart, and how many of them wait for a decision. */
export async function countQuarantined(
  db: Reader,
  organisation: string,
): Promise<Map<string, { all: number; open: number }>> {
  const all = await db
    .selectFrom('quarantine')
    .select((eb) => ['device', eb.fn.countAll<number>().as('count')])
    .where('organisation', '=', organisation)
    .groupBy('device')
    .execute();
  if (all.length === 0) return new Map();
  const open = await entries(db, organisation)
    .clearSelect()
    .select((eb) => ['quarantine.device', eb.fn.countAll<number>().as('count')])
    .where('quarantine.settled', 'is', null)
    .where('operation.position', 'is', null)
    .where((row) =>
      row.or([
        row('quarantine.kind', 'is', null),
        row('quarantine.kind', 'not in', [...notedKinds]),
      ]),
    )
    .groupBy('quarantine.device')
    .execute();
  const waiting = new Map(open.map(({ device, count }) => [device, Number(count)]));
  return new Map(
    all.map(({ device, count }) => [
      device,
      { all: Number(count), open: waiting.get(device) ?? 0 },
    ]),
  );
}

/** Hashes of people's names. */
export async function findNameTexts(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'name_text'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ person, name_text }) => [person, name_text]));
}
