import { readEmail } from '@comptoir/shared/employees/contact';
import type { Reader, Trx } from '../../database/connection.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { type AccountRecord, linkPerson } from '../../directory/accounts.ts';
import { wake } from '../../journal/append.ts';
import type { Appended } from '../../journal/entries.ts';
import { lockHead } from '../../journal/head.ts';
import { type InvitationKey, acceptInvitation } from '../invitations.ts';
import { findInvited, findOffered } from './queries.ts';

/**
 * Accepts every invitation that waits for this account's e-mail, as long as its owner has proved it to be theirs (R13): a
 * link that a tablet or a page showed proves no mailbox. Rights of whoever invited are looked at again; one that cannot be
 * accepted is left as it is. Each in a transaction of its own.
 */
export async function linkInvited(deps: Deps, account: AccountRecord): Promise<void> {
  if (account.email_proved_at === null) return;
  for (const key of await invitationsTo(deps.db, account.email)) {
    const { organisation } = key;
    const touched = await inTransaction(deps.db, async (trx) => {
      await lockHead(trx, organisation);
      const done = await acceptFor(trx, deps, { ...key, account: account.id });
      if (!done) throw new Lost();
      return done.touched;
    }).catch((error: unknown) => {
      if (error instanceof Lost) return null;
      throw error;
    });
    if (touched) wake(deps, organisation, touched);
  }
}

/** Rolls everything back: the link, the invitation or the account was taken by somebody else a moment before. */
export class Lost extends Error {}

/**
 * Accepts an invitation for an account: links the person. In the caller's transaction, which has the organisation's lock.
 *
 * @returns null when it cannot be accepted (any more); the caller rolls back
 */
export async function acceptFor(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  { account, ...key }: InvitationKey & { account: string },
): Promise<{ person: string; touched: Appended['touched'] } | null> {
  const { organisation } = key;
  const person = await findOffered(trx, key);
  if (person === undefined) return null;
  const link = { organisation, person, account, linked_at: deps.clock.now() };
  if (!(await linkPerson(trx, link))) return null;
  const accepted = await acceptInvitation(trx, deps, { ...key, account });
  return accepted.ok ? accepted.value : null;
}

/** Pending invitations whose e-mail, as it was typed, is this address. */
async function invitationsTo(db: Reader, email: string): Promise<InvitationKey[]> {
  const rows = await findInvited(db, email);
  return rows.flatMap(({ organisation, id, text }) => {
    const read = readEmail(text);
    return read.ok && read.value === email ? [{ organisation, invitation: id }] : [];
  });
}
