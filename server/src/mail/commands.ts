import { readEmail } from '@comptoir/shared/employees/contact';
import type { Language } from '@comptoir/shared/establishments/languages';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Database, Reader, Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { type MailContent, oneLine, renderMail } from './templates.ts';
import type { MailTables } from './tables.ts';

export type NewMail = MailContent & {
  to: { name: string; address: string };
  language: Language;
  /** Whose administrators see it in the portal, and read it while no mail server is configured; null: nobody. */
  organisation: string | null;
  /** Two mails with one key are one mail. Left out: this one is like no other. */
  dedupe?: string;
  /** Who is told what became of it (an invitation). Left out: nobody. */
  regarding?: string;
  /** Hash of the image that goes with it, where the content shows one. */
  logoHash?: string;
  /** From then on (ms) what it says is no longer true, and it is not sent any more. Left out: it stays true. */
  trueUntil?: number;
};

/** How long a mail server may say « later »: three days, in milliseconds. */
export const patience = 3 * 24 * 3_600_000;

/** A row of the queue that is being sent. */
export type ClaimedMail = MailTables['mail'] & { message_id: string; text: string; html: string };

/**
 * Puts a mail into the queue, in the transaction of whoever wants it sent: both happen, or neither. Nothing is sent
 * here and nothing waits.
 *
 * @returns its id; null where a mail with this key is there already
 * @throws when the address is not one that `readEmail` gives: nobody hands a stranger's text to the mailer (P22)
 */
export async function enqueueMail(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  mail: NewMail,
): Promise<string | null> {
  const address = readEmail(mail.to.address);
  if (!address.ok || address.value !== mail.to.address) {
    throw new Error('A mail goes to an address that was read before.');
  }
  const now = deps.clock.now();
  const id = uuidv7(now, deps.random.bytes(10));
  const taken = await trx
    .insertInto('mail')
    .values({
      id,
      organisation: mail.organisation,
      to_name: oneLine(mail.to.name),
      to_address: address.value,
      ...renderMail(mail, mail.language),
      logo: mail.logoHash ?? null,
      message_id: null,
      state: 'queued',
      attempts: 0,
      next_at: now,
      until: Math.min(now + patience, mail.trueUntil ?? Infinity),
      problem: null,
      dedupe: mail.dedupe ?? id,
      regarding: mail.regarding ?? null,
      created_at: now,
      sent_at: null,
    })
    .onConflict((on) => on.column('dedupe').doNothing())
    .returning('id')
    .executeTakeFirst();
  return taken?.id ?? null;
}

/** Takes mails that were not sent yet out of the queue: another one says now what they would have said. */
export async function dropUnsent(trx: Trx, organisation: string, regarding: string): Promise<void> {
  await trx
    .deleteFrom('mail')
    .where('organisation', '=', organisation)
    .where('regarding', '=', regarding)
    .where('state', '!=', 'sent')
    .execute();
}

/** What a crash left half sent is tried again, under the same Message-ID. */
export async function requeueInterrupted(db: Database): Promise<number> {
  const rows = await db
    .updateTable('mail')
    .set({ state: 'queued' })
    .where('state', '=', 'sending')
    .returning('id')
    .execute();
  return rows.length;
}

/** The mail that is due longest, marked as being sent; null where none is due. */
export async function claimMail(
  trx: Trx,
  now: number,
  messageId: (id: string) => string,
): Promise<ClaimedMail | null> {
  const due = await trx
    .selectFrom('mail')
    .selectAll()
    .where('state', '=', 'queued')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!due) return null;
  const { text, html } = due;
  if (text === null || html === null) throw new Error('A mail in the queue has its text.');
  const claimed = {
    message_id: due.message_id ?? messageId(due.id),
    state: 'sending' as const,
    attempts: due.attempts + 1,
  };
  await trx.updateTable('mail').set(claimed).where('id', '=', due.id).execute();
  return { ...due, ...claimed, text, html };
}

/** Mails that are due while no mail server is configured. */
export function dueMails(db: Reader, now: number, limit: number) {
  return db
    .selectFrom('mail')
    .selectAll()
    .where('state', '=', 'queued')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export type Settlement =
  | { state: 'sent'; at: number }
  | { state: 'failed'; problem: string }
  | { state: 'kept' }
  | { state: 'queued'; problem: string; nextAt: number };

/** Notes what became of a mail. @returns false where it was dropped meanwhile */
export async function settleMail(trx: Trx, id: string, to: Settlement): Promise<boolean> {
  const { state } = to;
  const row = await trx
    .updateTable('mail')
    .set({
      state,
      next_at: state === 'queued' ? to.nextAt : null,
      problem: 'problem' in to ? to.problem : null,
      // The link in it is no longer needed here.
      ...(state === 'sent' && { sent_at: to.at, text: null, html: null }),
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'sending'])
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether what a mail says was true for a time only (`trueUntil`), which is over: its link opens nothing any more. */
export function isTooLate(mail: Pick<MailTables['mail'], 'until' | 'created_at'>, now: number) {
  return isPerishable(mail) && mail.until <= now;
}

function isPerishable({ until, created_at }: Pick<MailTables['mail'], 'until' | 'created_at'>) {
  return until < created_at + patience;
}

/**
 * Puts a failed or kept mail back into the queue.
 *
 * @returns `not-found` where there is none of this organisation, `dead-link` where its link opens nothing any more
 */
export async function retryMail(
  trx: Trx,
  mail: { organisation: string; id: string },
  now: number,
): Promise<Result<null, 'not-found' | 'dead-link'>> {
  const row = await trx
    .selectFrom('mail')
    .select(['until', 'created_at'])
    .where('organisation', '=', mail.organisation)
    .where('id', '=', mail.id)
    .where('state', 'in', ['failed', 'kept'])
    .where('text', 'is not', null)
    .executeTakeFirst();
  if (!row) return refused('not-found');
  if (isTooLate(row, now)) return refused('dead-link');
  const until = isPerishable(row) ? row.until : now + patience;
  await trx
    .updateTable('mail')
    .set({ state: 'queued', next_at: now, until, attempts: 0 })
    .where('id', '=', mail.id)
    .execute();
  return ok(null);
}
