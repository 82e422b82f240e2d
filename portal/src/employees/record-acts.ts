import type { Permission } from '@comptoir/shared/access/permissions';
import type { Asker, Holding, TeamPlace } from '@comptoir/shared/access/policy';
import { type Subject, mayFromPortal } from '@comptoir/shared/access/portal-acts';
import type { EmployeeRecord } from '@comptoir/shared/employees/portal';

/** What may be done from the record, in the order of the menu. */
export const recordActs = [
  'invite',
  'resend',
  'link',
  'revoke',
  'reset',
  'factor-off',
  'pin',
  'archive',
  'restore',
  'delete-account',
  'erase',
] as const;
export type RecordAct = (typeof recordActs)[number];
/** Why an act that would make sense cannot be done now. */
export type UnableAct = 'no-email' | 'last';
export type Offer = { act: RecordAct; unable: UnableAct | null };

/** What each act asks of the journal, and the permission that stands for it where nothing more is known. */
const asked = {
  invite: ['access.open', 'access.open'],
  resend: ['access.resend', 'access.open'],
  link: ['access.resend', 'access.open'],
  revoke: ['access.revoke', 'access.open'],
  reset: ['account.secure', 'roles.give'],
  'factor-off': ['account.secure', 'roles.give'],
  pin: ['pin.set', 'employees.manage'],
  archive: ['employee.archive', 'employees.manage'],
  restore: ['employee.restore', 'employees.manage'],
  'delete-account': ['access.delete', 'roles.give'],
  erase: ['employee.erase', 'employees.erase'],
} as const satisfies Record<RecordAct, readonly [string, Permission]>;

/** Who looks: `asker` null where the house does not tell what they hold. The server judges again. */
export type Looking = {
  me: string;
  permissions: readonly Permission[];
  asker: Asker | null;
  teams: readonly TeamPlace[];
};

/** The acts that make sense for somebody, and that whoever looks may ask for. */
export function recordActsFor(record: EmployeeRecord, looking: Looking): Offer[] {
  const { access, email } = record;
  const archived = record.archivedAt !== null;
  const waiting = access.state === 'pending' || access.state === 'expired';
  const stands = waiting || access.state === 'accepted';
  // One's own password and second factor are kept under one's own profile.
  const other = record.id !== looking.me;
  const makesSense: Record<RecordAct, boolean> = {
    invite: !archived && !stands && access.login === null,
    resend: !archived && waiting,
    link: !archived && waiting,
    revoke: !archived && stands,
    reset: !archived && other && access.login !== null,
    'factor-off': !archived && other && access.secondFactor,
    pin: !archived,
    archive: !archived,
    restore: archived && record.name !== null,
    'delete-account': stands || access.login !== null,
    erase: archived && record.name !== null,
  };
  const unable = (act: RecordAct): UnableAct | null => {
    if ((act === 'invite' || act === 'resend') && email === null) return 'no-email';
    const ends = act === 'revoke' || act === 'archive' || act === 'delete-account';
    return ends && access.last ? 'last' : null;
  };
  return recordActs
    .filter((act) => makesSense[act] && mayAct(record, act, looking))
    .map((act) => ({ act, unable: unable(act) }));
}

/** Whether whoever looks may change the fields of a record. */
export function mayEdit(record: EmployeeRecord, looking: Looking): boolean {
  return record.archivedAt === null && mayAct(record, 'archive', looking);
}

function mayAct(record: EmployeeRecord, act: RecordAct, looking: Looking): boolean {
  const { asker, teams, permissions } = looking;
  const [kind, permission] = asked[act];
  if (!permissions.includes(permission)) return false;
  if (asker === null) return true;
  const subject = subjectOf(record);
  return mayFromPortal({ kind, body: { person: record.id }, establishment: null }, asker, {
    teams,
    subject: (person) => (person === record.id ? subject : undefined),
    placeOfDevice: () => undefined,
    placeOfTeam: (team) => teams.find(({ id }) => id === team),
  });
}

function subjectOf({ establishments, team, role, access }: EmployeeRecord): Subject {
  const holdings: Holding[] = [
    ...access.roles.map(({ role: held, ...where }) => ({ holds: { role: held }, ...where })),
    ...access.grants.map(({ grant, ...where }) => ({ holds: { grant }, ...where })),
  ];
  return {
    establishments: establishments.map(({ id }) => id),
    team,
    holdings,
    manages: role === 'manager',
  };
}
