import { type Body, type Kind, isFact } from '../journal/kinds.ts';
import type { Change } from './tablet-acts.ts';
import type { Permission } from './permissions.ts';
import {
  type Asker,
  type Holding,
  type Place,
  type TeamPlace,
  mayHandOut,
  reachOf,
  reaches,
  reachesPlace,
} from './policy.ts';

/** What the house knows of somebody whom an act is about. */
export type Subject = Place & {
  /** Roles and grants that stand for them: whoever has any beyond an employee's is changed by who could give them. */
  holdings: readonly Holding[];
  /** Unlocks the settings of tablets. */
  manages: boolean;
};

/** What is asked from the portal, by the person behind an account. Any change is one. */
export type PortalAct = {
  [K in Change]: { kind: K; body: Body<K>; establishment: string | null };
}[Change];

/** What a judgement may look up. */
export type House = {
  teams: readonly TeamPlace[];
  /** Undefined for somebody who is on no roster of the organisation. */
  subject: (person: string) => Subject | undefined;
  /** The establishment of a tablet, of a team; undefined where there is none. */
  placeOfDevice: (device: string) => string | undefined;
  placeOfTeam: (team: string) => TeamPlace | undefined;
};

type Of<K extends Change> = Extract<PortalAct, { kind: K }>;
type Rule<K extends Change> = (act: Of<K>, asker: Asker, house: House) => boolean;

const never = (): boolean => false;

const self = (act: { body: { person: string } }, asker: Asker): boolean =>
  act.body.person === asker.person;

/** The permission over the person whom the act names. */
const over =
  (permission: Permission) =>
  (act: { body: { person: string } }, asker: Asker, house: House): boolean => {
    const subject = house.subject(act.body.person);
    return subject !== undefined && reachesPlace(reachOf(asker, permission, house.teams), subject);
  };

/** The same, and whoever has more than an employee has is touched by who could give it alone. */
const overStaff =
  (permission: Permission) =>
  (act: { body: { person: string } }, asker: Asker, house: House): boolean =>
    over(permission)(act, asker, house) && isWithinReach(act.body.person, asker, house);

/** The permission over the person in the establishment of the envelope: hours are judged where they were worked. */
const overThere =
  (permission: Permission) =>
  (act: Placed, asker: Asker, house: House): boolean => {
    const subject = house.subject(act.body.person);
    if (subject === undefined || act.establishment === null) return false;
    const place = { establishments: [act.establishment], team: subject.team };
    return reachesPlace(reachOf(asker, permission, house.teams), place);
  };

type Placed = { body: { person: string }; establishment: string | null };

/** The same over somebody else: nobody decides about hours of their own. */
const overOthersThere =
  (permission: Permission) =>
  (act: Placed, asker: Asker, house: House): boolean =>
    !self(act, asker) && overThere(permission)(act, asker, house);

/** The permission in the establishment of the envelope. */
const here =
  (permission: Permission) =>
  (act: { establishment: string | null }, asker: Asker, house: House): boolean =>
    act.establishment !== null &&
    reaches(reachOf(asker, permission, house.teams), act.establishment);

/** Both: somebody whom one manages, in an establishment that one manages. */
const hereOver =
  (permission: Permission) =>
  (
    act: { body: { person: string }; establishment: string | null },
    asker: Asker,
    house: House,
  ): boolean =>
    here(permission)(act, asker, house) && overStaff(permission)(act, asker, house);

/** The permission in the whole organisation. */
const everywhere =
  (permission: Permission) =>
  (_act: unknown, asker: Asker, house: House): boolean =>
    reachOf(asker, permission, house.teams)?.everywhere === true;

/** Where it is said; everywhere, where no establishment is named. */
const said = (act: { establishment: string | null }, asker: Asker, house: House): boolean =>
  act.establishment === null
    ? everywhere('announcements.publish')(act, asker, house)
    : here('announcements.publish')(act, asker, house);

/** The permission over the establishment of the tablet that is named. */
const onDevice = (act: { body: { device: string } }, asker: Asker, house: House): boolean => {
  const place = house.placeOfDevice(act.body.device);
  return place !== undefined && reaches(reachOf(asker, 'devices.manage', house.teams), place);
};

const onTeam = (act: { body: { team: string } }, asker: Asker, house: House): boolean => {
  const place = house.placeOfTeam(act.body.team);
  return (
    place !== undefined && reaches(reachOf(asker, 'teams.manage', house.teams), place.establishment)
  );
};

const handsOut = (
  act: Of<'role.give' | 'role.take' | 'grant.give' | 'grant.take'>,
  asker: Asker,
  house: House,
): boolean => {
  const { body } = act;
  const holds = 'role' in body ? { role: body.role } : { grant: body.grant };
  const wanted: Holding = { holds, establishment: body.establishment, team: body.team ?? null };
  return house.subject(body.person) !== undefined && mayHandOut(asker, wanted, house.teams);
};

/**
 * Who may ask for each change from the portal (DESIGN §8). The one table: routes ask it before they read further, pages
 * offer by it, and the journal judges every operation by it again, by the roles that stand under the lock. What a
 * projection knows better (whose e-mail, the last administrator, who may raise whom) it refuses itself.
 */
const rules: { [K in Change]: Rule<K> } = {
  'employee.create': (act, asker, house) => {
    const reach = reachOf(asker, 'employees.manage', house.teams);
    if (act.establishment === null) return false;
    if (!reachesPlace(reach, { establishments: [act.establishment], team: act.body.team })) {
      return false;
    }
    // As on the tablet, a manager adds staff; a manager at once is the administration's to make.
    return (
      act.body.role === 'employee' ||
      reaches(reachOf(asker, 'roles.give', house.teams), act.establishment)
    );
  },
  'employee.edit': (act, asker, house) => {
    if (!overStaff('employees.manage')(act, asker, house)) return false;
    if (act.body.changes.role === undefined) return true;
    return over('roles.give')(act, asker, house);
  },
  'employee.archive': overStaff('employees.manage'),
  'employee.restore': overStaff('employees.manage'),
  'employee.merge': (act, asker, house) =>
    overStaff('employees.manage')(act, asker, house) &&
    over('employees.manage')({ body: { person: act.body.into } }, asker, house),
  'employee.identify': over('employees.manage'),
  'employee.erase': overStaff('employees.erase'),
  'membership.add': hereOver('employees.manage'),
  'membership.remove': hereOver('employees.manage'),
  'punch.attach': here('punches.approve'),
  'punch.accept': (act, asker, house) => {
    const { body, establishment } = act;
    if (body.person === null) return here('punches.approve')(act, asker, house);
    const about = { body: { person: body.person }, establishment };
    return overOthersThere('punches.approve')(about, asker, house);
  },
  'correction.propose': (act, asker, house) =>
    self(act, asker) || overThere('punches.approve')(act, asker, house),
  'correction.decide': overOthersThere('punches.approve'),
  'correction.withdraw': (act, asker, house) =>
    self(act, asker) || overThere('punches.approve')(act, asker, house),
  'correction.object': self,
  'timesheet.approve': overOthersThere('punches.approve'),
  'period.lock': here('periods.lock'),
  'period.reopen': here('periods.lock'),
  'statement.issue': over('statements.issue'),
  'statement.acknowledge': self,
  'statement.dispute': self,
  'export.define': everywhere('exports.read'),
  'pin.set': overStaff('employees.manage'),
  'pin.renew': (act, asker, house) =>
    self(act, asker) || overStaff('employees.manage')(act, asker, house),
  'access.open': overStaff('access.open'),
  'access.resend': overStaff('access.open'),
  'access.revoke': overStaff('access.open'),
  'access.delete': overStaff('roles.give'),
  'access.delivery': never,
  'access.accept': self,
  'role.give': handsOut,
  'role.take': handsOut,
  'grant.give': handsOut,
  'grant.take': handsOut,
  'account.secure': (act, asker, house) =>
    self(act, asker) || overStaff('roles.give')(act, asker, house),
  'token.create': everywhere('tokens.manage'),
  'token.revoke': everywhere('tokens.manage'),
  'task-list.define': here('tasks.manage'),
  'shift.publish': here('planning.publish'),
  'shift.set': here('planning.publish'),
  'shift.post': here('planning.publish'),
  'schedule.publish': here('planning.publish'),
  'schedule.accept': self,
  'position.define': here('planning.publish'),
  'template.define': here('planning.publish'),
  'contract.set': overStaff('employees.manage'),
  'absence.ask': self,
  'absence.decide': overOthersThere('planning.publish'),
  'absence.set': overOthersThere('planning.publish'),
  'absence.cancel': (act, asker, house) =>
    self(act, asker) || overOthersThere('planning.publish')(act, asker, house),
  'swap.ask': self,
  'swap.answer': self,
  'swap.decide': overOthersThere('planning.publish'),
  'swap.withdraw': self,
  'announcement.publish': said,
  'announcement.withdraw': said,
  'establishment.edit': here('establishments.manage'),
  'establishment.create': everywhere('establishments.manage'),
  'establishment.configure': here('establishments.manage'),
  'organisation.create': never,
  'organisation.edit': everywhere('organisation.manage'),
  'team.create': here('teams.manage'),
  'team.edit': onTeam,
  'team.remove': onTeam,
  'device.enrol': here('devices.manage'),
  'device.retire': onDevice,
  'device.lose': onDevice,
  'device.revoke': onDevice,
  'device.clear': onDevice,
  'quarantine.settle': here('punches.approve'),
};

/** Facts that people write in their own space: that they were shown something. */
const ownFacts: readonly Kind[] = [
  'privacy.seen',
  'statement.seen',
  'schedule.seen',
  'announcement.read',
];

/** Whether somebody in the portal may ask for this. Other facts are written by tablets alone. */
export function mayFromPortal(
  act: { kind: Kind; body: unknown; establishment: string | null },
  asker: Asker,
  house: House,
): boolean {
  if (isFact(act.kind)) {
    return ownFacts.includes(act.kind) && self(act as Parameters<typeof self>[0], asker);
  }
  const rule = (rules as Partial<Record<Kind, Rule<Change>>>)[act.kind];
  return rule !== undefined && rule(act as Of<Change>, asker, house);
}

/** Oneself, or somebody all of whose roles and grants one could give. */
function isWithinReach(person: string, asker: Asker, house: House): boolean {
  if (person === asker.person) return true;
  const subject = house.subject(person);
  if (subject === undefined) return false;
  const standing: Holding[] = [
    ...subject.holdings,
    ...(subject.manages ? [managerOf(subject)].flat() : []),
  ];
  return standing
    .filter((one) => isBeyondEmployee(one))
    .every((one) => mayHandOut(asker, one, house.teams));
}

/** A manager of wherever they work is one of each of these establishments: see `managerOf`. */
function isBeyondEmployee({ holds, establishment }: Holding): boolean {
  if (!('role' in holds)) return true;
  return holds.role !== 'employee' && (holds.role !== 'manager' || establishment !== null);
}

/** Whoever unlocks tablets is a manager wherever they work. */
function managerOf({ establishments }: Subject): Holding[] {
  return [...establishments].map((establishment) => ({
    holds: { role: 'manager' as const },
    establishment,
    team: null,
  }));
}
