import type { PushPayload } from '@comptoir/shared/notifications/portal';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Database, Reader, Trx } from '../../database/connection.ts';
import type { Deps } from '../../deps.ts';
import type { PushTarget } from '../../platform/push.ts';
import type { NotificationTables } from '../tables.ts';
import { type Due, duePushes, findGone } from './queries.ts';

export type Subscription = NotificationTables['push_subscription'];

/** How long a push is worth being brought to somebody who was away: what is older waits in their space. Ms. */
export const pushLife = 24 * 3_600_000;

/** A push that is being sent, and where to. */
export type ClaimedPush = Pick<
  NotificationTables['push'],
  'id' | 'subscription' | 'topic' | 'attempts' | 'until'
> & { payload: string; target: PushTarget };

/** Puts a push into the queue, in the transaction of whoever wants it sent. One that waits under its topic is over. */
export async function enqueuePush(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  push: {
    organisation: string;
    subscription: string;
    topic: string;
    payload: PushPayload;
    dedupe: string;
    until: number;
  },
): Promise<void> {
  const now = deps.clock.now();
  const { payload, ...rest } = push;
  await trx
    .deleteFrom('push')
    .where('subscription', '=', push.subscription)
    .where('topic', '=', push.topic)
    .where('state', '=', 'queued')
    .execute();
  await trx
    .insertInto('push')
    .values({
      id: uuidv7(now, deps.random.bytes(10)),
      ...rest,
      payload: JSON.stringify(payload),
      ...{ state: 'queued', attempts: 0, next_at: now, problem: null },
      ...{ created_at: now, sent_at: null },
    })
    .onConflict((on) => on.column('dedupe').doNothing())
    .execute();
}

/** What a crash left half sent is tried again: a browser shows the same tag once. */
export async function requeueInterrupted(db: Database): Promise<void> {
  await db.updateTable('push').set({ state: 'queued' }).where('state', '=', 'sending').execute();
}

/** Pushes that are due, the oldest first, marked as being sent; what nobody is to have any more is over. */
export async function claimPushes(
  trx: Trx,
  { limit, ...of }: Due & { limit: number },
): Promise<ClaimedPush[]> {
  const { now } = of;
  const due = await duePushes(trx, of)
    .select(['push.id', 'push.subscription', 'push.topic', 'push.attempts', 'push.until'])
    .select(['push.payload', 'endpoint', 'p256dh', 'auth'])
    .limit(limit)
    .execute();
  const claimed: ClaimedPush[] = [];
  for (const { endpoint, p256dh, auth, payload, ...push } of due) {
    const isOver = push.until <= now;
    if (isOver || endpoint === null || p256dh === null || auth === null || payload === null) {
      await settlePush(trx, push.id, { state: 'failed', problem: isOver ? 'too late' : 'gone' });
      continue;
    }
    const attempts = push.attempts + 1;
    await trx
      .updateTable('push')
      .set({ state: 'sending', attempts })
      .where('id', '=', push.id)
      .execute();
    claimed.push({ ...push, attempts, payload, target: { endpoint, p256dh, auth } });
  }
  return claimed;
}

export type PushSettlement =
  | { state: 'sent'; at: number }
  | { state: 'failed'; problem: string }
  | { state: 'queued'; problem: string; nextAt: number; payload?: string };

/** Notes what became of a push. What was sent is kept without its words. */
export async function settlePush(db: Reader, id: string, to: PushSettlement): Promise<void> {
  const { state } = to;
  await db
    .updateTable('push')
    .set({
      state,
      next_at: state === 'queued' ? to.nextAt : null,
      problem: 'problem' in to ? to.problem : null,
      ...(state === 'queued'
        ? to.payload !== undefined && { payload: to.payload }
        : { payload: null }),
      ...(state === 'sent' && { sent_at: to.at }),
    })
    .where('id', '=', id)
    .execute();
}

export async function noteUsed(db: Reader, subscription: string, at: number): Promise<void> {
  await db
    .updateTable('push_subscription')
    .set({ used_at: at })
    .where('id', '=', subscription)
    .execute();
}

/** A browser that is told from now on. One endpoint is one browser, whoever uses it: its last account has it. */
export async function saveSubscription(
  trx: Trx,
  subscription: Omit<Subscription, 'used_at'>,
): Promise<void> {
  const { account, endpoint, session, organisation, person, p256dh, auth, agent } = subscription;
  const kept = await trx
    .updateTable('push_subscription')
    .set({ session, organisation, person, p256dh, auth, agent })
    .where('endpoint', '=', endpoint)
    .where('account', '=', account)
    .returning('id')
    .executeTakeFirst();
  if (kept) return;
  await trx.deleteFrom('push_subscription').where('endpoint', '=', endpoint).execute();
  await trx
    .insertInto('push_subscription')
    .values({ ...subscription, used_at: null })
    .execute();
}

/** @returns false where the account has no such browser */
export async function removeSubscription(
  db: Reader,
  { account, id }: { account: string; id: string },
): Promise<boolean> {
  const row = await db
    .deleteFrom('push_subscription')
    .where('id', '=', id)
    .where('account', '=', account)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Browsers of somebody whose personal data goes, and what waits to be sent to them. */
export async function deletePushesOf(
  trx: Trx,
  { organisation, person }: { organisation: string; person: string },
): Promise<void> {
  const own = trx
    .selectFrom('push_subscription')
    .select('id')
    .where('organisation', '=', organisation)
    .where('person', '=', person);
  await trx.deleteFrom('push').where('subscription', 'in', own).execute();
  await trx.deleteFrom('push_subscription').where('id', 'in', own).execute();
}

/** The push service says that this browser takes none any more. */
export async function dropSubscription(db: Reader, id: string): Promise<void> {
  await db.deleteFrom('push_subscription').where('id', '=', id).execute();
}

/** Browsers of accesses that were withdrawn, archived or deleted leave, and so does what was sent a week ago. */
export async function tidyPushes(trx: Trx, now: number): Promise<void> {
  for (const id of await findGone(trx)) await dropSubscription(trx, id);
  await trx
    .deleteFrom('push')
    .where('state', 'in', ['sent', 'failed'])
    .where('created_at', '<', now - 7 * 86_400_000)
    .execute();
}
