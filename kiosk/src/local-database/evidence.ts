import type { Attachment } from '@comptoir/shared/journal/attachments';
import {
  type DeviceOperation,
  hashOperation,
  parseDeviceOperation,
} from '@comptoir/shared/journal/operation';
import { type Receipt, receiptPayloadSchema } from '@comptoir/shared/journal/receipt';
import { readTogether } from './reading.ts';
import { readRoster, rosterTables } from './roster.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';

/** Operations of one epoch that name each other without a gap. */
export type Stretch = { epoch: string; first: number; operations: string[]; head: string };

export type HeldEvidence = {
  organisationName: string;
  store: string;
  stretches: Stretch[];
  receipts: Receipt[];
  people: { person: string; name: string | null }[];
  texts: Attachment[];
};

type Read = { row: JournalRow; operation: DeviceOperation };

/** Everything of this tablet's own chain that it still holds (EVID-37), of one moment. */
export async function readEvidence(
  database: LocalDatabase,
  establishment: string,
): Promise<HeldEvidence> {
  const { journal, receipts, attachments, establishments } = database;
  const tables = [...rosterTables(database), receipts, establishments];
  return await readTogether(database, tables, async () => {
    const rows = await journal.orderBy('[epoch+seq]').toArray();
    const stretches = stretchesOf(rows);
    const read = stretches.flat();
    const told = read.filter(({ row }) => row.kind.startsWith('punch.'));
    const [place, held, texts, employees, former] = await Promise.all([
      establishments.get(establishment),
      receipts.toArray(),
      // The words of punches, and of nothing else: contacts and sealed codes stay where they are.
      attachments.bulkGet(told.flatMap(({ row }) => row.attachments)),
      readRoster(database),
      database.formerEmployees.toArray(),
    ]);
    const names = new Map(
      [...former, ...employees].map(({ id, name }) => [
        id,
        name === null ? null : `${name.given} ${name.family}`.trim(),
      ]),
    );
    const named = new Set(read.flatMap(({ operation }) => peopleIn(operation)));
    return {
      organisationName: place?.organisationName ?? '',
      store: place?.name ?? '',
      stretches: stretches.map(stretchOf),
      receipts: held.map(({ payload, signature }) => ({ payload, signature })).filter(fits(read)),
      people: [...named].map((person) => ({ person, name: names.get(person) ?? null })),
      texts: texts.filter((text) => text !== undefined),
    };
  });
}

/** What was pruned, or can no longer be read, ends a stretch: nobody could follow the chain over it. */
function stretchesOf(rows: readonly JournalRow[]): Read[][] {
  const stretches: Read[][] = [];
  let last: JournalRow | null = null;
  for (const row of rows) {
    const read = parseDeviceOperation(row.bytes);
    if (!read.ok || hashOperation(row.bytes) !== row.hash) {
      last = null;
      continue;
    }
    const follows =
      last !== null &&
      last.epoch === row.epoch &&
      last.seq + 1 === row.seq &&
      read.value.prev === last.hash;
    if (!follows) stretches.push([]);
    stretches.at(-1)?.push({ row, operation: read.value });
    last = row;
  }
  return stretches;
}

function stretchOf(read: readonly Read[]): Stretch {
  const { row: first } = read[0]!;
  return {
    epoch: first.epoch,
    first: first.seq,
    operations: read.map(({ row }) => row.bytes),
    head: read.at(-1)!.row.hash,
  };
}

/** A receipt for the other branch of a fork says nothing about what this tablet wrote there. */
function fits(read: readonly Read[]): (receipt: Receipt) => boolean {
  const hashes = new Map(read.map(({ row }) => [`${row.epoch} ${row.seq}`, row.hash]));
  return ({ payload }) => {
    const { epoch, seq, head } = receiptPayloadSchema.parse(JSON.parse(payload));
    const own = hashes.get(`${epoch} ${seq}`);
    return own === undefined || own === head;
  };
}

function peopleIn({ actor, body }: DeviceOperation): string[] {
  const person = 'person' in body ? body.person : null;
  return [actor, person].filter((one) => typeof one === 'string');
}
