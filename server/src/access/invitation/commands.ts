import type { TabletRole } from '@comptoir/shared/employees/operations';
import type { Reader, Trx } from '../../database/connection.ts';
import { endAccess } from '../../directory/accounts.ts';
import { endLinks } from '../../directory/links.ts';
import type { Batch } from '../../journal/batch.ts';
import { dropUnsent } from '../../mail/commands.ts';
import type { Invitation } from './queries.ts';

export async function insertInvitation(trx: Trx, invitation: Invitation): Promise<void> {
  await trx.insertInto('invitation').values(invitation).execute();
}

export async function changeInvitation(
  trx: Trx,
  of: Pick<Invitation, 'organisation' | 'id'>,
  change: Partial<Omit<Invitation, 'organisation' | 'id' | 'person'>>,
): Promise<void> {
  await trx
    .updateTable('invitation')
    .set(change)
    .where('organisation', '=', of.organisation)
    .where('id', '=', of.id)
    .execute();
}

/** Links that were given out are dead from the commit on, and mails that hold one and were not sent yet are none. */
export async function dropLinks(
  trx: Trx,
  { organisation, id }: Pick<Invitation, 'organisation' | 'id'>,
): Promise<void> {
  await endLinks(trx, 'activation', id);
  await dropUnsent(trx, organisation, id);
}

/** Ends an invitation, and with an accepted one the access that it gave: sessions die with the commit. */
export async function endInvitation(
  { trx, organisation, receivedAt }: Pick<Batch, 'trx' | 'organisation' | 'receivedAt'>,
  invitation: Invitation,
): Promise<void> {
  if (invitation.state === 'accepted') {
    await endAccess(trx, organisation, invitation.person, receivedAt);
  }
  await dropLinks(trx, invitation);
  await changeInvitation(trx, invitation, { state: 'revoked', closed_at: receivedAt });
}

/** Their e-mail opened an account that is gone: it is anybody's to be invited with. The history of invitations stays. */
export async function forgetAccount(trx: Trx, organisation: string, person: string): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ account: null })
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
}

export async function setRole(
  { trx, organisation }: Pick<Batch, 'trx' | 'organisation'>,
  person: string,
  role: TabletRole,
): Promise<void> {
  await trx
    .updateTable('employee')
    .set({ role })
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
}

/** Notes that an invitation has its link, so that it gets no second one. */
export async function noteLink(
  trx: Trx,
  invitation: Pick<Invitation, 'organisation' | 'id' | 'links'>,
  made: { link: string; at: number },
): Promise<void> {
  const { organisation, id, links } = invitation;
  const row = { number: links, link: made.link, made_at: made.at };
  await trx
    .insertInto('invitation_link')
    .values({ organisation, invitation: id, ...row })
    .onConflict((on) => on.columns(['organisation', 'invitation']).doUpdateSet(row))
    .execute();
}

/** The hours of a mailed link count from its sending: one that was used or replaced stays dead. */
export async function moveExpiry(db: Reader, link: string, expiresAt: number): Promise<boolean> {
  const moved = await db
    .updateTable('one_time_link')
    .set({ expires_at: expiresAt })
    .where('hash', '=', link)
    .where('used_at', 'is', null)
    .returning('hash')
    .executeTakeFirst();
  return moved !== undefined;
}
