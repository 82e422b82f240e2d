import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Database, Reader, Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** So many tries within a span of ms; the span begins with the first. */
type Window = { name: string; most: number; span: number };

/** Per address (an IPv6 /64 is one). */
const addressWindows: Window[] = [
  { name: 'ip', most: 20, span: 10 * minute },
  { name: 'ip-day', most: 100, span: day },
];
/** Per account, or per browser that it already logged in from. */
const accountDay: Window = { name: 'day', most: 25, span: day };
/** Mails that a stranger can cause. */
const mailWindows = {
  account: { name: 'mail', most: 3, span: 15 * minute },
  address: { name: 'mail-ip', most: 10, span: hour },
};

/** Consecutive failures that cost nothing, and those after which only a link by mail opens the account. */
const free = 5;
const end = 100;

/** Ms to wait after the n-th consecutive failure: 1, 2, 4 … 60 minutes from the sixth on (spec ACC-6). */
export function waitAfter(failures: number): number {
  return failures <= free ? 0 : Math.min(60, 2 ** (failures - free - 1)) * minute;
}

/** A try at a password, counted as a failure before anything is looked at: fifty at once count fifty (P03). */
export type Try = { keys: string[]; account: string };

/** `retryAfter` in seconds; null: no waiting helps, only a reset by mail. */
export type Throttled = { retryAfter: number | null };

/**
 * Counts one try, unless one of the limits is reached.
 *
 * @param of `account`: a key of the account or of its known browser; `address`: where it comes from
 */
export function countTry(
  db: Database,
  of: { account: string; address: string },
  now: number,
): Promise<Result<Try, Throttled>> {
  return inTransaction(db, async (trx) => {
    const windows = [
      ...addressWindows.map((window) => ({ window, key: `${window.name}:${of.address}` })),
      { window: accountDay, key: `${accountDay.name}:${of.account}` },
    ];
    const consecutive = await read(trx, of.account);
    const failures = consecutive?.count ?? 0;
    if (failures >= end) return refused({ retryAfter: null });
    const waits = [consecutive?.until ?? 0];
    for (const { window, key } of windows) waits.push(await fullUntil(trx, window, key, now));
    const until = Math.max(...waits);
    if (until > now) return refused({ retryAfter: secondsUntil(until, now) });
    for (const { window, key } of windows) await count(trx, window, key, now);
    const counted = { count: failures + 1, until: now + waitAfter(failures + 1) };
    await trx
      .insertInto('throttle')
      .values({ key: of.account, began_at: now, ...counted })
      .onConflict((on) => on.column('key').doUpdateSet(counted))
      .execute();
    return ok({ keys: windows.map(({ key }) => key), account: of.account });
  });
}

/** The try was good, or was never looked at: it is taken back. `good` ends the consecutive count too. */
export async function settleTry(trx: Trx, tried: Try, good: boolean): Promise<void> {
  for (const key of tried.keys) await lower(trx, key);
  if (good) await trx.deleteFrom('throttle').where('key', '=', tried.account).execute();
  else await lower(trx, tried.account);
}

/** Codes of a second factor: after so many in a row that were wrong, the account waits (spec ACC-22). */
const codes = { most: 10, wait: 15 * minute };

/** Counts a try at a code before it is looked at. @returns seconds to wait, or null when it may be looked at */
export function countCode(db: Database, account: string, now: number): Promise<number | null> {
  return inTransaction(db, async (trx) => {
    const key = `code:${account}`;
    const row = await read(trx, key);
    if (row && row.until > now) return secondsUntil(row.until, now);
    const failures = (row?.count ?? 0) + 1;
    const until = failures % codes.most === 0 ? now + codes.wait : now;
    const counted = { count: failures, began_at: now, until };
    await trx
      .insertInto('throttle')
      .values({ key, ...counted })
      .onConflict((on) => on.column('key').doUpdateSet(counted))
      .execute();
    return null;
  });
}

/** The code was right: the wrong ones before it are forgotten. */
export async function forgiveCodes(db: Reader, account: string): Promise<void> {
  await db.deleteFrom('throttle').where('key', '=', `code:${account}`).execute();
}

/** A new password by mail: earlier failures of the account are forgiven. */
export async function forgiveAccount(trx: Trx, account: string): Promise<void> {
  await trx
    .deleteFrom('throttle')
    .where('key', 'in', [account, `${accountDay.name}:${account}`])
    .execute();
}

/** Counts a mail that somebody asks for. @returns seconds to wait, or null when it may go */
export function countMail(
  db: Database,
  of: { account: string; address: string },
  now: number,
): Promise<number | null> {
  return inTransaction(db, async (trx) => {
    const asked = [
      { window: mailWindows.account, key: `${mailWindows.account.name}:${of.account}` },
      { window: mailWindows.address, key: `${mailWindows.address.name}:${of.address}` },
    ];
    let until = 0;
    for (const { window, key } of asked) {
      until = Math.max(until, await fullUntil(trx, window, key, now));
    }
    if (until > now) return secondsUntil(until, now);
    for (const { window, key } of asked) await count(trx, window, key, now);
    return null;
  });
}

/** Counts that say nothing any more leave. */
export async function removeOldThrottles(db: Reader, now: number): Promise<void> {
  await db
    .deleteFrom('throttle')
    .where('began_at', '<', now - 30 * day)
    .where('until', '<', now)
    .where('count', '<', end)
    .execute();
}

async function read(trx: Trx, key: string) {
  return trx.selectFrom('throttle').selectAll().where('key', '=', key).executeTakeFirst();
}

async function fullUntil(trx: Trx, window: Window, key: string, now: number): Promise<number> {
  const row = await read(trx, key);
  return row && row.until > now && row.count >= window.most ? row.until : 0;
}

async function count(trx: Trx, { span }: Window, key: string, now: number): Promise<void> {
  const row = await read(trx, key);
  const fresh = { count: 1, began_at: now, until: now + span };
  const counted = row && row.until > now ? { ...row, count: row.count + 1 } : { key, ...fresh };
  await trx
    .insertInto('throttle')
    .values(counted)
    .onConflict((on) => on.column('key').doUpdateSet(counted))
    .execute();
}

async function lower(trx: Trx, key: string): Promise<void> {
  await trx
    .updateTable('throttle')
    .set((row) => ({ count: row('count', '-', 1) }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute();
}

function secondsUntil(until: number, now: number): number {
  return Math.max(1, Math.ceil((until - now) / 1000));
}
