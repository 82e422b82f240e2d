import { notedKinds } from '@comptoir/shared/devices/quarantine';
import type { Reader } from '../../database/connection.ts';
import type { JournalTables } from '../../database/tables.ts';
import { inChunks } from '../../journal/queries.ts';
import { idOf } from './reading.ts';

type Device = { organisation: string; device: string };

/** What a tablet handed in apart; `known`: the journal has it by now, there or as the tablet wrote it again in a later epoch. */
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
  return await withKnown(db, organisation, rows);
}

export async function findEntry(
  db: Reader,
  { organisation, device, hash }: Device & { hash: string },
): Promise<Entry | undefined> {
  const rows = await entries(db, organisation)
    .where('quarantine.device', '=', device)
    .where('quarantine.hash', '=', hash)
    .execute();
  const [entry] = await withKnown(db, organisation, rows);
  return entry;
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

async function withKnown(
  db: Reader,
  organisation: string,
  rows: (JournalTables['quarantine'] & { position: number | null })[],
): Promise<Entry[]> {
  const unfound = rows.filter(({ position }) => position === null);
  const again = await findWrittenAgain(db, organisation, unfound);
  return rows.map(({ position, ...row }) => {
    return { ...row, known: position !== null || again.has(row.hash) };
  });
}

/**
 * Of operations that stand apart those whose id the journal has from the same tablet: it wrote them again behind a fork before
 * a copy of it, or a file, brought them as they were. Their hashes.
 */
async function findWrittenAgain(
  db: Reader,
  organisation: string,
  rows: readonly Pick<JournalTables['quarantine'], 'device' | 'hash' | 'bytes'>[],
): Promise<Set<string>> {
  const ids = new Map(rows.map(({ hash, bytes }) => [hash, idOf(bytes)]));
  const found = await inChunks(
    [...ids.values()].filter((id) => id !== null),
    (some) =>
      db
        .selectFrom('operation')
        .select(['id', 'device'])
        .where('organisation', '=', organisation)
        .where('id', 'in', some)
        .execute(),
  );
  const devices = new Map(found.map(({ id, device }) => [id, device]));
  const again = rows.filter(({ device, hash }) => {
    const id = ids.get(hash) ?? null;
    return id !== null && devices.get(id) === device;
  });
  return new Set(again.map(({ hash }) => hash));
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
    .select(['quarantine.device', 'quarantine.hash', 'quarantine.bytes'])
    .where('quarantine.settled', 'is', null)
    .where('operation.position', 'is', null)
    .where((row) =>
      row.or([
        row('quarantine.kind', 'is', null),
        row('quarantine.kind', 'not in', [...notedKinds]),
      ]),
    )
    .execute();
  const again = await findWrittenAgain(db, organisation, open);
  const waiting = new Map<string, number>();
  for (const { device, hash } of open) {
    if (!again.has(hash)) waiting.set(device, (waiting.get(device) ?? 0) + 1);
  }
  return new Map(
    all.map(({ device, count }) => [
      device,
      { all: Number(count), open: waiting.get(device) ?? 0 },
    ]),
  );
}
