import type { Reader } from '../../database/connection.ts';
import type { Subscription } from './commands.ts';

/** Browsers of these people that are told, the oldest first. */
export async function findSubscriptions(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Subscription[]> {
  if (people.length === 0) return [];
  return db
    .selectFrom('push_subscription')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', 'in', people)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Pushes that are due at a moment (ms), but those to hosts that are not to be asked now; the oldest first. */
export type Due = { now: number; avoid: readonly string[] };

export function duePushes(db: Reader, { now, avoid }: Due) {
  let due = db
    .selectFrom('push')
    .leftJoin('push_subscription', 'push_subscription.id', 'push.subscription')
    .where('push.state', '=', 'queued')
    .where('push.next_at', '<=', now);
  for (const host of avoid) {
    // What nobody is to have any more is over, wherever it was to go.
    due = due.where((eb) =>
      eb.or([eb('endpoint', 'is', null), eb('endpoint', 'not like', `https://${host}/%`)]),
    );
  }
  return due.orderBy('push.next_at').orderBy('push.id');
}

/** Whether anything is due: most looks find nothing, and take no write lock for it. */
export async function isAnyDue(db: Reader, due: Due): Promise<boolean> {
  return (await duePushes(db, due).select('push.id').limit(1).executeTakeFirst()) !== undefined;
}

/** Browsers whose person has no standing access any more. */
export async function findGone(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('push_subscription')
    .leftJoin('account_person', (join) =>
      join
        .onRef('account_person.organisation', '=', 'push_subscription.organisation')
        .onRef('account_person.person', '=', 'push_subscription.person')
        .onRef('account_person.account', '=', 'push_subscription.account')
        .on('account_person.revoked_at', 'is', null),
    )
    .leftJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'push_subscription.organisation')
        .onRef('employee.person', '=', 'push_subscription.person')
        .on('employee.archived', '=', 0),
    )
    .select('push_subscription.id')
    .where((eb) =>
      eb.or([eb('account_person.account', 'is', null), eb('employee.person', 'is', null)]),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Browser and system of a session, as it was opened; null where they are not known. */
export async function findAgent(db: Reader, session: string): Promise<string | null> {
  const row = await db
    .selectFrom('portal_session')
    .select('agent')
    .where('hash', '=', session)
    .executeTakeFirst();
  return row?.agent ?? null;
}
