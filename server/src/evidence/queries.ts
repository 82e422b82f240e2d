import { type Link, linkText } from '@comptoir/shared/evidence/tree';
import type { Language } from '@comptoir/shared/establishments/languages';
import type { Hash } from '@comptoir/shared/journal/hash';
import type { Reader } from '../database/connection.ts';
import { readSettings } from '../journal/queries.ts';
import { nativeHasher } from './tree.ts';

export type StoredCheckpoint = { size: number; at: number; payload: string; signature: string };

/** Hashes of the journal's leaves at `from` … `to - 1`; position 1 is leaf 0. */
export async function findLeaves(
  db: Reader,
  organisation: string,
  from: number,
  to: number,
): Promise<Hash[]> {
  const rows = await db
    .selectFrom('operation')
    .select(['position', 'hash', 'received_at', 'status', 'refusal', 'flags'])
    .where('organisation', '=', organisation)
    .where('position', '>', from)
    .where('position', '<=', to)
    .orderBy('position')
    .execute();
  if (rows.length !== to - from) throw new Error(`The journal has a gap after ${from}.`);
  return rows.map(({ received_at: receivedAt, flags, ...row }) =>
    nativeHasher.leaf(linkText({ ...row, receivedAt, flags: JSON.parse(flags) as Link['flags'] })),
  );
}

/** Kept inner hashes of one level, `from` … `to` both included, in order. */
export async function findNodes(
  db: Reader,
  organisation: string,
  of: { level: number; from: number; to: number },
): Promise<Hash[]> {
  const rows = await db
    .selectFrom('tree_node')
    .select('hash')
    .where('organisation', '=', organisation)
    .where('level', '=', of.level)
    .where('number', '>=', of.from)
    .where('number', '<=', of.to)
    .orderBy('number')
    .execute();
  return rows.map(({ hash }) => hash);
}

/** How many subtrees of a level are kept. */
export async function countNodes(db: Reader, organisation: string, level: number): Promise<number> {
  const row = await db
    .selectFrom('tree_node')
    .select('number')
    .where('organisation', '=', organisation)
    .where('level', '=', level)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? row.number + 1 : 0;
}

/** The newest checkpoints, by size and then by time. */
export async function findCheckpoints(
  db: Reader,
  organisation: string,
  limit: number,
): Promise<StoredCheckpoint[]> {
  return db
    .selectFrom('checkpoint')
    .select(['size', 'at', 'payload', 'signature'])
    .where('organisation', '=', organisation)
    .orderBy('at', 'desc')
    .orderBy('size', 'desc')
    .limit(limit)
    .execute();
}

/** Whom the daily checkpoint is mailed to; null: nobody. */
export async function findMailTo(db: Reader, organisation: string): Promise<string | null> {
  const row = await db
    .selectFrom('evidence_setting')
    .select('mail_to')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  return row?.mail_to ?? null;
}

/** Every organisation that has a journal. */
export async function findOrganisations(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('journal_head')
    .select('organisation')
    .orderBy('organisation')
    .execute();
  return rows.map(({ organisation }) => organisation);
}

/** The name that an organisation goes by; empty where it was never given one. */
export async function findOrganisationName(db: Reader, organisation: string): Promise<string> {
  const row = await db
    .selectFrom('organisation')
    .innerJoin('attachment', (join) =>
      join
        .onRef('attachment.organisation', '=', 'organisation.organisation')
        .onRef('attachment.hash', '=', 'organisation.name_text'),
    )
    .select('attachment.text')
    .where('organisation.organisation', '=', organisation)
    .executeTakeFirst();
  return row?.text ?? '';
}

/** How the house counts its days, and which language it writes in: those of its first establishment. */
export async function findHouse(
  db: Reader,
  organisation: string,
): Promise<{ zone: string; language: Language }> {
  const row = await db
    .selectFrom('establishment')
    .select('settings')
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .limit(1)
    .executeTakeFirst();
  return row ? readSettings(row.settings) : { zone: 'UTC', language: 'fr' };
}
