import type { SwapRow } from '@comptoir/shared/planning/swap';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks } from '../../journal/queries.ts';
import type { PlanningTables } from '../tables.ts';

export type StoredSwap = PlanningTables['swap'];

/** States in which somebody's answer is awaited. */
export const waiting = ['asked', 'answered'] as const;

/** Swaps by id, as tablets get them. */
export async function findSwaps(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, SwapRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('swap')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('swap', 'in', some)
      .execute(),
  );
  const views = await withTexts(db, organisation, rows);
  return new Map(views.map((one) => [one.id, one]));
}

export async function findSwap(
  db: Reader,
  organisation: string,
  swap: string,
): Promise<StoredSwap | undefined> {
  return db
    .selectFrom('swap')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('swap', '=', swap)
    .executeTakeFirst();
}

/** Swaps of an establishment that wait for an answer. */
export async function findWaiting(
  db: Reader,
  of: { organisation: string; establishment: string },
): Promise<StoredSwap[]> {
  return db
    .selectFrom('swap')
    .selectAll()
    .where('organisation', '=', of.organisation)
    .where('establishment', '=', of.establishment)
    .where('state', 'in', waiting)
    .orderBy('swap')
    .execute();
}

/** Swaps that somebody is part of, as who asked or as the colleague. */
export async function findSwapsOf(
  db: Reader,
  organisation: string,
  of: { person: string },
): Promise<StoredSwap[]> {
  return db
    .selectFrom('swap')
    .selectAll()
    .where('organisation', '=', organisation)
    .where((row) => row.or([row('person', '=', of.person), row('colleague', '=', of.person)]))
    .orderBy('asked_at', 'desc')
    .orderBy('swap')
    .execute();
}

/** As they are shown, with their texts. */
export async function withTexts(
  db: Reader,
  organisation: string,
  rows: readonly StoredSwap[],
): Promise<SwapRow[]> {
  const hashes = rows.flatMap((row) => [row.reason_text, row.decision_reason_text]);
  const texts = await findTexts(
    db,
    organisation,
    hashes.filter((hash) => hash !== null),
  );
  const textOf = (hash: string | null) => (hash === null ? null : (texts.get(hash) ?? null));
  return rows.map((row) => ({
    ...{ id: row.swap, person: row.person, gives: row.gives, takes: row.takes },
    ...{ colleague: row.colleague, state: row.state },
    reason: textOf(row.reason_text),
    ...{ askedAt: row.asked_at, answeredAt: row.answered_at },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at },
    decisionReason: textOf(row.decision_reason_text),
  }));
}

/** Swaps of some establishments that any colleague may answer. */
export async function findOffers(
  db: Reader,
  organisation: string,
  establishments: readonly string[],
): Promise<StoredSwap[]> {
  return inChunks([...establishments], (some) =>
    db
      .selectFrom('swap')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('establishment', 'in', some)
      .where('state', '=', 'asked')
      .where('colleague', 'is', null)
      .orderBy('swap')
      .execute(),
  );
}

/** Swaps of some establishments that wait for a manager. */
export async function findAnswered(
  db: Reader,
  organisation: string,
  establishments: readonly string[],
): Promise<StoredSwap[]> {
  return inChunks([...establishments], (some) =>
    db
      .selectFrom('swap')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('establishment', 'in', some)
      .where('state', '=', 'answered')
      .orderBy('asked_at')
      .orderBy('swap')
      .execute(),
  );
}
