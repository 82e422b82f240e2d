import { type Link, linkText } from '@comptoir/shared/evidence/tree';
import type { Hash } from '@comptoir/shared/journal/hash';
import type { Reader, Trx } from '../database/connection.ts';
import { hashNatively } from './native-hash.ts';

/** The end of an organisation's journal. */
export type Head = { position: number; chain: Hash };

/**
 * Takes the organisation's counter row before anything else is read: its writes are serial on every
 * engine, so the order of commits is the order of positions. Makes the row for a new organisation.
 */
export async function lockHead(trx: Trx, organisation: string): Promise<Head> {
  const locked = await trx
    .updateTable('journal_head')
    .set((row) => ({ position: row.ref('position') }))
    .where('organisation', '=', organisation)
    .returning(['position', 'chain'])
    .executeTakeFirst();
  if (locked) return locked;
  const head = { position: 0, chain: firstChain(organisation) };
  await trx
    .insertInto('journal_head')
    .values({ organisation, ...head })
    .execute();
  return head;
}

export async function moveHead(trx: Trx, organisation: string, head: Head): Promise<void> {
  await trx
    .updateTable('journal_head')
    .set(head)
    .where('organisation', '=', organisation)
    .execute();
}

export async function headOf(db: Reader, organisation: string): Promise<Head> {
  const head = await db
    .selectFrom('journal_head')
    .select(['position', 'chain'])
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  return head ?? { position: 0, chain: firstChain(organisation) };
}

/** The chain's hash at a position, null where the journal does not reach. */
export async function chainAt(
  db: Reader,
  organisation: string,
  position: number,
): Promise<Hash | null> {
  if (position === 0) return firstChain(organisation);
  const row = await db
    .selectFrom('operation')
    .select('chain')
    .where('organisation', '=', organisation)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.chain ?? null;
}

export function firstChain(organisation: string): Hash {
  return hashNatively('comptoir-journal-v1', organisation);
}

export function nextChain(chain: Hash, link: Link): Hash {
  return hashNatively('comptoir-journal-v1', `${chain}\n${linkText(link)}`);
}
