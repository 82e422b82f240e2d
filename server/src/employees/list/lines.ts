import { type Role, roleSchema } from '@comptoir/shared/access/permissions';
import { colourSchema } from '@comptoir/shared/employees/operations';
import type { AccessStatus, EmployeeLine } from '@comptoir/shared/employees/portal';
import type { Reader } from '../../database/connection.ts';
import type { Tables } from '../../database/tables.ts';
import { type EstablishmentScope, coversPlace, establishmentsIn } from '../../http/scopes.ts';
import { nameOf } from '../row.ts';
import {
  findListed,
  findListedHoldings,
  findListedInvitations,
  findListedKeys,
  findListedPlaces,
} from './queries.ts';

type HoldingRow = Pick<Tables['holding'], 'name' | 'establishment' | 'team'>;
type Invitation = Awaited<ReturnType<typeof findListedInvitations>>[number];

/** What another room knows: it meets in the composition root. */
export type RolesRoom = {
  /** Whether a role or a grant that was given stands, by what the roster says of its holder. */
  holdingStands: (row: HoldingRow, onRoster: Tables['employee']['role']) => boolean;
};

/**
 * Everybody within a scope as the list of users shows them, archived people too, in no order (spec EMP-17). As many
 * statements for five thousand people as for five.
 *
 * @param now ms; an invitation is expired by it
 */
export async function findLines(
  db: Reader,
  { holdingStands }: RolesRoom,
  scope: EstablishmentScope,
  now: number,
): Promise<EmployeeLine[]> {
  const { organisation } = scope;
  const among = establishmentsIn(scope);
  const people = await findListed(db, organisation, among);
  const places = grouped(await findListedPlaces(db, organisation, among));
  const held = grouped(await findListedHoldings(db, organisation, among));
  const invitations = await findListedInvitations(db, organisation, among);
  const latest = new Map(invitations.map((one) => [one.person, one]));
  const { pins, accounts } = await findListedKeys(db, organisation, among);
  const lines: EmployeeLine[] = [];
  for (const row of people) {
    const { person, team, role } = row;
    const establishments = (places.get(person) ?? []).map(({ establishment }) => establishment);
    if (!coversPlace(scope, { establishments, team })) continue;
    const standing = (held.get(person) ?? []).filter((one) => holdingStands(one, role));
    const invitation = latest.get(person);
    lines.push({
      id: person,
      name: row.name === null ? null : nameOf(row.name),
      display: row.display,
      colour: colourSchema.parse(row.colour),
      photo: row.photo,
      email: row.email,
      phone: row.phone,
      team,
      establishments,
      archivedAt: row.archived === 1 ? (row.archived_at ?? 0) : null,
      role,
      roles: rolesOf(standing),
      status: statusOf(invitation, accounts.has(person), now),
      // An access that no invitation led to was opened at no e-mail.
      invitedAt: invitation && invitation.email_text !== null ? invitation.opened_at : null,
      pin: pins.has(person),
    });
  }
  return lines;
}

/** Whether somebody can log in; the account that stands says more than the invitation that led to it. */
function statusOf(
  invitation: Invitation | undefined,
  hasAccount: boolean,
  now: number,
): AccessStatus {
  if (hasAccount) return 'active';
  if (!invitation) return 'none';
  const { state, delivery, expires_at } = invitation;
  // An account that is gone has no access, whatever led to it.
  if (state !== 'pending') return 'revoked';
  if (delivery === 'failed') return 'bounced';
  return expires_at !== null && expires_at <= now ? 'expired' : 'invited';
}

function rolesOf(rows: readonly HoldingRow[]): Role[] {
  const names = rows.flatMap(({ name }) => {
    const role = roleSchema.safeParse(name);
    return role.success ? [role.data] : [];
  });
  return [...new Set(names)];
}

function grouped<T extends { person: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.person);
    if (group) group.push(row);
    else groups.set(row.person, [row]);
  }
  return groups;
}
