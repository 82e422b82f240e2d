import { type Body, type Kind, isFact } from '../journal/kinds.ts';
import type { Auth } from '../journal/operation.ts';
import type { TabletRole } from './permissions.ts';

/** What the roster says of somebody when an act is judged: on the tablet as it knows them, on the server at the sync. */
export type Standing = {
  role: TabletRole;
  archived: boolean;
  /** Works in the establishment that the act names. */
  isMember: boolean;
};

/** What is asked, by whom, and how they were known. Any operation is one. */
export type Act = {
  [K in Kind]: { kind: K; body: Body<K>; actor: string | null; auth: Auth };
}[Kind];

type Of<K extends Kind> = Extract<Act, { kind: K }>;
type Lookup = (person: string) => Standing | undefined;
type Rule<K extends Kind> = (act: Of<K>, standing: Lookup) => boolean;

/** Kinds that ask for a change. */
export type Change = Exclude<Kind, Facts>;
type Facts =
  | 'punch.record'
  | 'punch.declare'
  | 'punch.cancel'
  | 'task.check'
  | 'task.uncheck'
  | 'auth.fail'
  | 'auth.unlock'
  | 'auth.tampered'
  | 'auth.settings'
  | 'clock.jump'
  | 'privacy.seen'
  | 'statement.seen'
  | 'schedule.seen'
  | 'announcement.read'
  | 'device.continue';

const never = (): boolean => false;
const manager = (act: Pick<Act, 'actor' | 'auth'>, standing: Lookup): boolean =>
  isManager(act, standing);

/** The manager, about somebody who is none. */
const managerOfStaff = (
  act: Pick<Act, 'actor' | 'auth'> & { body: { person: string } },
  standing: Lookup,
): boolean => isManager(act, standing) && standing(act.body.person)?.role !== 'manager';

/** The manager, about somebody else. */
const managerOfOthers = (
  act: Pick<Act, 'actor' | 'auth'> & { body: { person: string | null } },
  standing: Lookup,
): boolean => isManager(act, standing) && act.actor !== act.body.person;

/** The person themselves, known by their PIN. */
const isOneself = (
  act: Pick<Act, 'actor' | 'auth'> & { body: { person: string } },
  standing: Lookup,
): boolean =>
  act.actor === act.body.person && act.auth !== 'none' && isPresent(standing(act.body.person));

/**
 * Who may ask for each change from a tablet (DESIGN §7). The one table: the tablet offers by it, and the server
 * judges every operation by it again, by the roles that stand when it arrives (T16, T17).
 */
const rules: { [K in Change]: Rule<K> } = {
  'employee.create': (act, standing) => isManager(act, standing) && act.body.role === 'employee',
  // Becoming a manager is given here; ceasing to be one is the portal's.
  'employee.edit': (act, standing) =>
    isManager(act, standing) && act.body.changes.role?.from !== 'manager',
  'employee.archive': managerOfStaff,
  'employee.restore': managerOfStaff,
  'employee.merge': managerOfStaff,
  'employee.identify': never,
  'employee.erase': never,
  'membership.add': never,
  'membership.remove': never,
  'punch.attach': manager,
  // Nobody decides about hours of their own.
  'punch.accept': managerOfOthers,
  'correction.propose': (act, standing) => isOneself(act, standing) || isManager(act, standing),
  'correction.decide': managerOfOthers,
  'correction.withdraw': (act, standing) => isOneself(act, standing) || isManager(act, standing),
  'correction.object': isOneself,
  'statement.acknowledge': isOneself,
  'statement.dispute': isOneself,
  'statement.issue': never,
  'timesheet.approve': never,
  'period.lock': never,
  'period.reopen': never,
  'export.define': never,
  'pin.renew': (act, standing) => {
    const isOwn = act.actor === act.body.person;
    if (isOwn && act.auth === 'pin') return isPresent(standing(act.body.person));
    return isManager(act, standing) && (isOwn || standing(act.body.person)?.role !== 'manager');
  },
  'pin.set': never,
  'access.open': manager,
  'access.resend': manager,
  'access.revoke': manager,
  'access.delivery': never,
  'access.accept': never,
  'access.delete': never,
  'role.give': never,
  'role.take': never,
  'grant.give': never,
  'grant.take': never,
  'account.secure': never,
  'token.create': never,
  'token.revoke': never,
  'task-list.define': manager,
  'shift.publish': never,
  'shift.set': never,
  // The shift of today or tomorrow; which days these are is asked where it is projected.
  'shift.post': manager,
  'schedule.publish': never,
  'schedule.accept': isOneself,
  'position.define': never,
  'template.define': never,
  'contract.set': never,
  'absence.ask': isOneself,
  'absence.decide': managerOfOthers,
  'absence.set': managerOfOthers,
  'absence.cancel': (act, standing) => isOneself(act, standing) || managerOfOthers(act, standing),
  'swap.ask': isOneself,
  'swap.answer': isOneself,
  'swap.decide': managerOfOthers,
  'swap.withdraw': isOneself,
  'announcement.publish': manager,
  'announcement.withdraw': manager,
  // How time is paid is set in the portal.
  'establishment.edit': (act, standing) =>
    isManager(act, standing) &&
    act.body.changes.timeRules === undefined &&
    act.body.changes.planningRules === undefined,
  'establishment.create': never,
  'establishment.configure': never,
  'organisation.create': never,
  'organisation.edit': never,
  'team.create': never,
  'team.edit': never,
  'team.remove': never,
  'device.enrol': never,
  'device.retire': never,
  'device.lose': never,
  'device.revoke': never,
  'device.clear': never,
  'quarantine.settle': never,
};

/**
 * Whether a tablet may send this. A fact always: it happened, and is kept with its doubts.
 *
 * @param standing what is known of a person of the roster; undefined for somebody who is not on it
 */
export function mayFromTablet(
  act: Act,
  standing: (person: string) => Standing | undefined,
): boolean {
  if (isFact(act.kind)) return true;
  const rule = (rules as Partial<Record<Kind, Rule<Kind>>>)[act.kind];
  return rule !== undefined && rule(act, standing);
}

/** The people whom an act is about: they must be on the roster of the store. A new one is not yet. */
export function peopleOf(act: Act): string[] {
  if (act.kind === 'employee.create') return [];
  const { person, into } = act.body as { person?: unknown; into?: unknown };
  return [person, into].filter((named) => typeof named === 'string');
}

function isPresent(standing: Standing | undefined): boolean {
  return standing !== undefined && !standing.archived && standing.isMember;
}

/** A manager of this store who typed a PIN for the settings. */
function isManager(act: Pick<Act, 'actor' | 'auth'>, standing: Lookup): boolean {
  const { actor, auth } = act;
  if (actor === null || auth !== 'manager') return false;
  const known = standing(actor);
  return isPresent(known) && known?.role === 'manager';
}
