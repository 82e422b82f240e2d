import type { Table, Transaction } from 'dexie';
import type { PinRow } from '@comptoir/shared/sync/rows';
import type { ReadPage } from './feed.ts';
import { peopleAsked, projected, rosterTables } from './roster.ts';
import type { JournalRow, LocalDatabase, LocalPinRow } from './schema.ts';

/** What `pinOf` and `readPins` read. */
export function pinTables(database: LocalDatabase): Table[] {
  return [...rosterTables(database), database.pins, database.localPins];
}

/** The PIN that counts on this tablet now; `local`: set here and not confirmed. */
export type OwnPin = PinRow & { local: boolean };

/** One person's verifier (spec SYNC-20): the confirmed one, or the newer one that was set on this tablet. */
export async function pinOf(database: LocalDatabase, person: string): Promise<OwnPin | null> {
  const [confirmed, own, asked] = await Promise.all([
    database.pins.get(person),
    database.localPins.get(person),
    peopleAsked(database),
  ]);
  const mine = asked.filter((row) => row.about === `people/${person}`);
  const ended = mine.some(endsPin) ? (await projected(database, mine)).get(person)?.pin : undefined;
  return countingPin(confirmed, own, ended ?? { ended: false, renewed: null });
}

/** Which of two verifiers counts. An archive on this tablet ends both, until another PIN is set behind it. */
export function countingPin(
  confirmed: PinRow | undefined,
  own: LocalPinRow | undefined,
  { ended, renewed }: { ended: boolean; renewed: string | null },
): OwnPin | null {
  if (ended) return own?.operation === renewed ? local(own) : null;
  if (own !== undefined && own.version > (confirmed?.version ?? 0)) return local(own);
  return confirmed === undefined ? null : { ...confirmed, local: false };
}

function local(own: LocalPinRow | undefined): OwnPin | null {
  return own === undefined ? null : { ...own, local: true };
}

function endsPin({ kind }: JournalRow): boolean {
  return kind === 'employee.archive' || kind === 'employee.merge';
}

/** Before a page of the feed is written: whose PIN it makes anew. One that was made here has had its effect here. */
export async function renewedPins(database: LocalDatabase, page: ReadPage): Promise<string[]> {
  const rows = page.rooms.find(({ room }) => room === 'pins')?.put as PinRow[] | undefined;
  if (rows === undefined || rows.length === 0) return [];
  const people = rows.map((row) => row.person);
  const [known, own] = await Promise.all([
    database.pins.bulkGet(people),
    database.localPins.bulkGet(people),
  ]);
  return rows.flatMap((row, index) => {
    const before = known[index]?.version ?? row.version;
    return row.version > before && row.version !== own[index]?.version ? [row.person] : [];
  });
}

/**
 * A verifier of this tablet's own goes when the server has confirmed that version or a later one, and when it did not
 * take the PIN: then the one before counts again.
 *
 * @param caughtUp every change that the server knows has come
 */
export async function settleLocalPins(
  _trx: Transaction,
  database: LocalDatabase,
  caughtUp: boolean,
): Promise<void> {
  const { localPins, pins, journal } = database;
  for (const own of await localPins.toArray()) {
    const [confirmed, written] = await Promise.all([
      pins.get(own.person),
      journal.where('id').equals(own.operation).toArray(),
    ]);
    const pending = written.some((row) => row.state === 'pending');
    const sent = written.some((row) => row.state === 'sent');
    const confirmedNow = confirmed !== undefined && confirmed.version >= own.version;
    const taken = pending || (sent && !caughtUp);
    if (confirmedNow || !taken) await localPins.delete(own.person);
  }
}
