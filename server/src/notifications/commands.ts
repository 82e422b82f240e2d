import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { NotificationKind, Preference } from '@comptoir/shared/notifications/notification';
import type { Reader, Trx } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { Deps } from '../deps.ts';
import type { Batch } from '../journal/batch.ts';
import type { Mark } from './happened/queries.ts';
import { deletePushesOf } from './push/commands.ts';
import { kindOf, type Telling } from './subject.ts';

/** @returns its id; null where they were told of it before */
export async function insertNotification(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  organisation: string,
  { person, key, subject, at, readAt }: Telling,
): Promise<string | null> {
  const id = uuidv7(deps.clock.now(), deps.random.bytes(10));
  const row = await trx
    .insertInto('notification')
    .values({
      ...{ organisation, id, person, key, kind: kindOf[subject.about] },
      ...{ subject: JSON.stringify(subject), at, read_at: readAt ?? null },
    })
    .onConflict((on) => on.columns(['organisation', 'person', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** How far an organisation's journal was looked through, in the transaction that told what was found. */
export async function moveMark(trx: Trx, organisation: string, mark: Mark): Promise<void> {
  const moved = { position: mark.position, schedule_position: mark.schedule };
  await trx
    .insertInto('notification_mark')
    .values({ organisation, ...moved })
    .onConflict((on) => on.column('organisation').doUpdateSet(moved))
    .execute();
}

/** Notes what was told without an operation that says so; told again, the first time stands. */
export async function insertTold(
  trx: Trx,
  organisation: string,
  whats: readonly string[],
  at: number,
): Promise<void> {
  const rows = whats.map((what) => ({ organisation, what, at }));
  await insertRows(trx, 'told', rows, {
    columns: ['organisation', 'what', 'at'],
    purpose: 'once',
    conflict: (insert) =>
      insert.onConflict((on) => on.columns(['organisation', 'what']).doNothing()),
  });
}

type Own = { organisation: string; person: string };

/** The first time that one was read stands. */
export async function markRead(
  db: Reader,
  { organisation, person }: Own,
  what: { ids: readonly string[] } | { keys: readonly string[] } | { until: number },
  at: number,
): Promise<void> {
  await db
    .updateTable('notification')
    .set({ read_at: at })
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .$if('ids' in what, (asked) => asked.where('id', 'in', 'ids' in what ? what.ids : []))
    .$if('keys' in what, (asked) => asked.where('key', 'in', 'keys' in what ? what.keys : []))
    .$if('until' in what, (asked) => asked.where('at', '<=', 'until' in what ? what.until : 0))
    .execute();
}

export async function savePreferences(
  trx: Trx,
  { organisation, person }: Own,
  choices: readonly [NotificationKind, Preference][],
): Promise<void> {
  for (const [kind, preference] of choices) {
    const chosen = { mail: Number(preference.mail), push: Number(preference.push) };
    await trx
      .insertInto('notification_preference')
      .values({ organisation, person, kind, ...chosen })
      .onConflict((on) => on.columns(['organisation', 'person', 'kind']).doUpdateSet(chosen))
      .execute();
  }
}

/** What was told a year ago. That an announcement was told is kept: it may be said for longer. */
export async function tidyNotifications(trx: Trx, now: number): Promise<void> {
  const since = now - 365 * 86_400_000;
  await trx.deleteFrom('notification').where('at', '<', since).execute();
  await trx
    .deleteFrom('told')
    .where('at', '<', since)
    .where('what', 'like', 'open-shift/%')
    .execute();
}

/**
 * What somebody was told, how they wished to be, their browsers and the address of their calendar go with their personal
 * data, in the same transaction (spec NOTE-9).
 */
export async function forgetTold(
  { trx, organisation }: Pick<Batch, 'trx' | 'organisation'>,
  { person }: { person: string },
): Promise<void> {
  await deletePushesOf(trx, { organisation, person });
  for (const table of ['notification', 'notification_preference', 'calendar_feed'] as const) {
    await trx
      .deleteFrom(table)
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .execute();
  }
}
