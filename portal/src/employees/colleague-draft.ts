import type { Role } from '@comptoir/shared/access/permissions';
import type { GrantHolding, RoleHolding } from '@comptoir/shared/access/portal';
import {
  type Asker,
  type Holding,
  type TeamPlace,
  mayHandOut,
} from '@comptoir/shared/access/policy';
import { readEmail, readPhone } from '@comptoir/shared/employees/contact';
import type { EmployeeLine, EmployeeRequest } from '@comptoir/shared/employees/portal';
import { isPlainText } from '@comptoir/shared/employees/written-name';

/** The four ways to create (C4 to C7), in the order of their buttons. */
export const ways = ['create', 'create-more', 'invite', 'invite-more'] as const;
export type Way = (typeof ways)[number];
export const invites = (way: Way) => way === 'invite' || way === 'invite-more';
export const goesOn = (way: Way) => way === 'create-more' || way === 'invite-more';

/** Roles beyond what everybody has, in the order in which they are offered. */
export const extraRoles = [
  'manager',
  'accounting',
  'fleet',
  'support',
  'administration',
] as const satisfies readonly Role[];
export type ExtraRole = (typeof extraRoles)[number];

/** What the panel shows: texts as they are typed. */
export type Colleague = {
  given: string;
  family: string;
  email: string;
  phone: string;
  establishment: string;
  /** The name of a team; '' for none. */
  team: string;
  roles: ExtraRole[];
  /** R4: may log in and manage their own bookings; the two after it stand only beside it. */
  bookings: boolean;
  allBookings: boolean;
  clients: boolean;
  photo: Blob | null;
};

export function emptyColleague(establishment: string): Colleague {
  return {
    ...nobody,
    establishment,
    team: '',
    roles: [],
    bookings: false,
    allBookings: false,
    clients: false,
  };
}

const nobody = { given: '', family: '', email: '', phone: '', photo: null };

/** The next one works at the same place, in the same team, with the same roles (C5, C7). */
export function nextColleague(draft: Colleague): Colleague {
  return { ...draft, ...nobody };
}

/** Whether anything would be lost. */
export function isBegun({ given, family, email, phone, photo }: Colleague): boolean {
  return [given, family, email, phone].some((one) => one.trim() !== '') || photo !== null;
}

export type ColleagueFault =
  'given' | 'given-unwritable' | 'family-unwritable' | 'email' | 'needs-email' | 'phone' | 'taken';

/** What stops somebody from being created this way. */
export function colleagueFaults(
  draft: Colleague,
  way: Way,
  lines: readonly EmployeeLine[],
): Set<ColleagueFault> {
  const faults = new Set<ColleagueFault>();
  if (draft.given.trim() === '') faults.add('given');
  if (!isPlainText(draft.given)) faults.add('given-unwritable');
  if (!isPlainText(draft.family)) faults.add('family-unwritable');
  const typed = draft.email.trim();
  if (typed === '' && invites(way)) faults.add('needs-email');
  if (typed !== '' && !readEmail(typed).ok) faults.add('email');
  if (draft.phone.trim() !== '' && !readPhone(draft.phone).ok) faults.add('phone');
  if (ownerOf(draft.email, lines) !== null) faults.add('taken');
  return faults;
}

/** Who has this address already, as far as one may see; null for nobody. */
export function ownerOf(email: string, lines: readonly EmployeeLine[]): EmployeeLine | null {
  const read = readEmail(email);
  if (!read.ok) return null;
  return lines.find((line) => line.email === read.value) ?? null;
}

/**
 * Where a role would hold that whoever asks may give: a manager manages the establishment; every other role holds in the
 * whole organisation where that may be given, and in the establishment otherwise. Null: not theirs to give.
 */
export function roleToGive(
  role: ExtraRole,
  establishment: string,
  asker: Asker,
  teams: readonly TeamPlace[],
): RoleHolding | null {
  const at = (place: string | null): Holding => ({
    holds: { role },
    establishment: place,
    team: null,
  });
  const places = role === 'manager' ? [establishment] : [null, establishment];
  const place = places.find((one) => mayHandOut(asker, at(one), teams));
  return place === undefined ? null : { role, establishment: place, team: null };
}

/** The single grants of a draft: the further ones count only beside the first (R5). */
export function grantsOf(draft: Colleague): GrantHolding[] {
  if (!draft.bookings) return [];
  const { establishment } = draft;
  const at = { establishment, team: null };
  return [
    { grant: 'bookings.own', ...at },
    ...(draft.allBookings ? [{ grant: 'bookings.all' as const, ...at }] : []),
    ...(draft.clients ? [{ grant: 'clients' as const, ...at }] : []),
  ];
}

/** @param photo the name under which the photo was sent */
export function requestOf(
  draft: Colleague,
  way: Way,
  roles: RoleHolding[],
  grants: GrantHolding[],
  photo: string | null,
): EmployeeRequest {
  const email = readEmail(draft.email);
  const phone = readPhone(draft.phone);
  const team = draft.team.trim();
  return {
    establishment: draft.establishment,
    name: { given: draft.given.trim(), family: draft.family.trim() },
    team: team === '' ? null : team,
    email: email.ok ? email.value : null,
    phone: phone.ok ? phone.value : null,
    roles,
    grants,
    photo,
    invite: invites(way),
  };
}
