import type { TabletRole } from '@comptoir/shared/employees/operations';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Reader, Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { personNameOf } from './invitation/person-name.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { appendWithin } from '../journal/append.ts';
import type { Appended } from '../journal/entries.ts';
import { findRoster } from '../journal/roster.ts';
import {
  type Invitation,
  findEmail,
  findHouse,
  findInvitation,
  findMadeLink,
  findNames,
} from './invitation/queries.ts';
import { mayGive } from './invitation/rights.ts';
import { findStandings } from './roles/queries.ts';

/** What a link of an activation names: its `organisation` and its `subject`. */
export type InvitationKey = { organisation: string; invitation: string };

export type OpenInvitation = {
  organisation: string;
  organisationName: string;
  invitation: string;
  person: string;
  given: string;
  role: TabletRole;
};

/**
 * What an invitation is to whoever holds its link. Changes nothing, so a mail scanner may ask as often as it likes.
 *
 * @returns `dead-link` unless it can be accepted now: pending, the person present and still at the e-mail that the
 *   link went to, and whoever vouched for it still allowed to give the role (P18)
 */
export async function inspectInvitation(
  db: Reader,
  key: InvitationKey,
): Promise<Result<OpenInvitation, 'dead-link'>> {
  const invitation = await findInvitation(db, key.organisation, key.invitation);
  if (!invitation || !(await isOpen(db, invitation))) return refused('dead-link');
  const { organisation, id, person, role } = invitation;
  const names = await findNames(db, organisation, [person]);
  const house = await findHouse(db, organisation, invitation.establishment);
  return ok({
    organisation,
    organisationName: house.organisation,
    invitation: id,
    person,
    given: personNameOf(names.get(person)?.name).given,
    role,
  });
}

/**
 * Accepts an invitation for an account, in the transaction that made or found the account and used the link up. The
 * organisation's lock is taken here, before anything of it is read. The role that it brings is given with it.
 *
 * @returns the person, and what `wake` needs after the commit; `dead-link` as above: the caller rolls back
 */
export async function acceptInvitation(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  input: InvitationKey & { account: string },
): Promise<Result<{ person: string; touched: Appended['touched'] }, 'dead-link'>> {
  const { organisation, account } = input;
  const open = await inspectInvitation(trx, input);
  if (!open.ok) return open;
  const { person } = open.value;
  const written = { establishment: null, actor: person, auth: 'none' as const, attachments: [] };
  const role = await roleToGive(trx, organisation, open.value);
  const appended = await appendWithin(trx, deps, mintOrganisationScope(organisation), [
    {
      ...written,
      source: { door: 'portal', account },
      kind: 'access.accept',
      body: { person, account },
    },
    // Nobody gives themselves a role: the server keeps here what whoever invited them gave.
    ...(role === null
      ? []
      : [
          {
            ...written,
            source: { door: 'system' as const, account },
            kind: 'role.give' as const,
            body: { person, role, establishment: null, team: null },
          },
        ]),
  ]);
  if (appended.outcomes.some(({ status }) => status !== 'applied')) return refused('dead-link');
  return ok({ person, touched: appended.touched });
}

/** Whether a link of an invitation is the one that was mailed: one that was shown says nothing of the mailbox. */
export async function isMailedLink(
  db: Reader,
  link: { hash: string; organisation: string | null; subject: string },
): Promise<boolean> {
  const made = await findMadeLink(db, link.organisation ?? '', link.subject);
  return made?.link === link.hash;
}

/** The role that an accepted invitation brings; null for a manager whose stores were named before. */
async function roleToGive(
  db: Reader,
  organisation: string,
  { person, role }: Pick<OpenInvitation, 'person' | 'role'>,
): Promise<TabletRole | null> {
  const standing = (await findStandings(db, organisation, [person])).get(person);
  // Whoever was demoted since is an employee, whatever the mail said.
  if (role === 'employee' || standing?.entry.role !== 'manager') return 'employee';
  const manages = standing.holdings.some(
    ({ holds, team }) => 'role' in holds && holds.role === 'manager' && team === null,
  );
  return manages ? null : 'manager';
}

async function isOpen(db: Reader, invitation: Invitation): Promise<boolean> {
  const { organisation, person, state, establishment } = invitation;
  if (state !== 'pending') return false;
  const entry = (await findRoster(db, organisation, [person])).get(person);
  if (!entry || entry.archived) return false;
  const email = await findEmail(db, organisation, person);
  if (email?.hash !== invitation.email_text) return false;
  return mayGive(db, organisation, { giver: invitation.vouched_by, person, establishment });
}
