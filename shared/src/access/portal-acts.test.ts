import { describe, expect, it } from 'vitest';
import { type Kind, isFact, kinds } from '../journal/kinds.ts';
import { type Role, type SingleGrant, grants, roles } from './permissions.ts';
import type { Asker, Holding, TeamPlace } from './policy.ts';
import { type House, type Subject, mayFromPortal } from './portal-acts.ts';

const [here, there] = ['here', 'there'];
const teams: TeamPlace[] = [
  { id: 'kitchen', establishment: here, name: 'Cuisine', parent: null },
  { id: 'dining', establishment: here, name: 'Salle', parent: null },
  { id: 'far', establishment: there, name: 'Cuisine', parent: null },
];

/** Where what is asked about stands: a person without a team, or one of a team, in one of two stores. */
const targets = {
  here: { establishment: here, team: null, person: 'awa' },
  kitchen: { establishment: here, team: 'kitchen', person: 'chef' },
  dining: { establishment: here, team: 'dining', person: 'waiter' },
  there: { establishment: there, team: null, person: 'bo' },
  far: { establishment: there, team: 'far', person: 'cook' },
} as const;
type Target = (typeof targets)[keyof typeof targets];

const subjects = new Map<string, Subject>(
  Object.values(targets).map(({ person, establishment, team }) => [
    person,
    {
      establishments: [establishment],
      team: teams.find(({ id }) => id === team)?.name ?? null,
      holdings: [],
      manages: false,
    },
  ]),
);

function houseWith(more: Record<string, Subject> = {}): House {
  return {
    teams,
    subject: (person) => more[person] ?? subjects.get(person),
    placeOfDevice: (device) => (device === here || device === there ? device : undefined),
    placeOfTeam: (team) => teams.find(({ id }) => id === team),
  };
}

const asker = (...holdings: Holding[]): Asker => ({
  person: 'asker',
  holdings,
  memberships: new Set([here]),
  restricted: false,
});
const role = (name: Role, establishment: string | null = null, team: string | null = null) =>
  ({ holds: { role: name }, establishment, team }) satisfies Holding;
const grant = (name: SingleGrant, establishment: string | null = null) =>
  ({ holds: { grant: name }, establishment, team: null }) satisfies Holding;

/** What every kind's body names, all at once: each rule reads its own part. */
function act(kind: Kind, { establishment, team, person }: Target) {
  const name = teams.find(({ id }) => id === team)?.name ?? null;
  const isTeam = kind === 'team.edit' || kind === 'team.remove';
  const held = { role: 'employee', grant: 'bookings.own', establishment };
  const given = kind.startsWith('role.')
    ? { role: 'employee', establishment, team }
    : kind.startsWith('grant.')
      ? { grant: 'bookings.own', establishment, team }
      : { ...held, team: isTeam ? (team ?? (establishment === here ? 'dining' : 'far')) : name };
  const body = { person, into: person, device: establishment, changes: {}, ...given };
  return { kind, body, establishment };
}

const may = (kind: Kind, target: Target, holding: Holding, house = houseWith()) =>
  mayFromPortal(act(kind, target), asker(holding), house);

/** Who may: `store` with the role for that store, `team` for the team alone, `house` without a place, about another store. */
type Line = { store: Role[]; team: Role[]; house: Role[] };
const line = (store: string, team: string, house: string): Line => {
  const read = (text: string) => text.split(' ').filter((one) => one !== '-') as Role[];
  return { store: read(store), team: read(team), house: read(house) };
};
const managers = 'manager administration';
const admin = 'administration';
const fleet = 'fleet administration';
const pay = 'accounting administration';

/** The table of DESIGN §8, by hand. A kind without a line fails. */
const table: Partial<Record<Kind, Line>> = {
  'employee.create': line(managers, managers, admin),
  'employee.edit': line(managers, managers, admin),
  'employee.archive': line(managers, managers, admin),
  'employee.restore': line(managers, managers, admin),
  'employee.merge': line(managers, managers, admin),
  'employee.identify': line(managers, managers, admin),
  'employee.erase': line(admin, admin, admin),
  'membership.add': line(managers, '-', admin),
  'membership.remove': line(managers, '-', admin),
  'punch.attach': line(managers, '-', admin),
  'punch.accept': line(managers, managers, admin),
  'correction.propose': line(managers, managers, admin),
  'correction.decide': line(managers, managers, admin),
  'correction.withdraw': line(managers, managers, admin),
  'correction.object': line('-', '-', '-'),
  'timesheet.approve': line(managers, managers, admin),
  'period.lock': line(pay, '-', pay),
  'period.reopen': line(pay, '-', pay),
  'statement.issue': line(pay, pay, pay),
  'statement.acknowledge': line('-', '-', '-'),
  'statement.dispute': line('-', '-', '-'),
  'export.define': line('-', '-', pay),
  'pin.set': line(managers, managers, admin),
  'pin.renew': line(managers, managers, admin),
  'access.open': line(managers, managers, admin),
  'access.resend': line(managers, managers, admin),
  'access.revoke': line(managers, managers, admin),
  'access.delete': line(admin, admin, admin),
  'access.delivery': line('-', '-', '-'),
  'access.accept': line('-', '-', '-'),
  'role.give': line(admin, admin, admin),
  'role.take': line(admin, admin, admin),
  'grant.give': line(admin, admin, admin),
  'grant.take': line(admin, admin, admin),
  'account.secure': line(admin, admin, admin),
  'token.create': line('-', '-', admin),
  'token.revoke': line('-', '-', admin),
  'task-list.define': line(managers, '-', admin),
  'shift.publish': line(managers, '-', admin),
  'shift.set': line(managers, '-', admin),
  'shift.post': line(managers, '-', admin),
  'schedule.publish': line(managers, '-', admin),
  'schedule.accept': line('-', '-', '-'),
  'position.define': line(managers, '-', admin),
  'template.define': line(managers, '-', admin),
  'contract.set': line(managers, managers, admin),
  'absence.ask': line('-', '-', '-'),
  'absence.decide': line(managers, managers, admin),
  'absence.set': line(managers, managers, admin),
  'absence.cancel': line(managers, managers, admin),
  'swap.ask': line('-', '-', '-'),
  'swap.answer': line('-', '-', '-'),
  'swap.decide': line(managers, managers, admin),
  'swap.withdraw': line('-', '-', '-'),
  'announcement.publish': line(managers, '-', admin),
  'announcement.withdraw': line(managers, '-', admin),
  'establishment.edit': line(admin, '-', admin),
  'establishment.create': line('-', '-', admin),
  'establishment.configure': line(admin, '-', admin),
  'organisation.create': line('-', '-', '-'),
  'organisation.edit': line('-', '-', admin),
  'team.create': line(managers, '-', admin),
  'team.edit': line(managers, '-', admin),
  'team.remove': line(managers, '-', admin),
  'device.enrol': line(fleet, '-', fleet),
  'device.retire': line(fleet, '-', fleet),
  'device.lose': line(fleet, '-', fleet),
  'device.revoke': line(fleet, '-', fleet),
  'device.clear': line(fleet, '-', fleet),
  'quarantine.settle': line(managers, '-', admin),
};

const all = Object.keys(kinds) as Kind[];
const changes = all.filter((kind) => !isFact(kind));

describe('what is asked from the portal', () => {
  it.each(changes)('ROLE-2 X03 %s, of every role, in every place', (kind) => {
    const expected = table[kind];
    if (!expected) throw new Error(`${kind} has no line.`);
    const { here: own, kitchen, dining, there: foreign, far } = targets;
    for (const name of roles) {
      const at = (where: string, target: Target, holding: Holding) =>
        `${name} ${where}: ${String(may(kind, target, holding))}`;
      const says = (where: string, list: readonly Role[]) =>
        `${name} ${where}: ${String(list.includes(name))}`;
      const none: Role[] = [];
      expect(at('of the store', own, role(name, here))).toBe(says('of the store', expected.store));
      expect(at('of the store, a team', kitchen, role(name, here))).toBe(
        says('of the store, a team', expected.store),
      );
      expect(at('of the other store', foreign, role(name, here))).toBe(
        says('of the other store', none),
      );
      expect(at('of the team', kitchen, role(name, here, 'kitchen'))).toBe(
        says('of the team', expected.team),
      );
      for (const target of [own, dining, foreign, far]) {
        expect(at('of another team', target, role(name, here, 'kitchen'))).toBe(
          says('of another team', none),
        );
      }
      expect(at('of the house', foreign, role(name))).toBe(says('of the house', expected.house));
      // Whoever manages without being told where manages where they work.
      expect(at('where they work', own, role(name))).toBe(
        says('where they work', name === 'manager' ? expected.store : expected.house),
      );
    }
  });

  it.each(changes)(
    'R4 W2 ROLE-2 %s is nothing that a single grant brings, nor no role at all',
    (kind) => {
      for (const target of Object.values(targets)) {
        for (const name of grants) {
          expect(may(kind, target, grant(name))).toBe(false);
          expect(may(kind, target, grant(name, here))).toBe(false);
        }
        expect(mayFromPortal(act(kind, target), asker(), houseWith())).toBe(false);
      }
    },
  );

  it.each(changes)('C14 %s waits for the second factor that is due', (kind) => {
    const late = { ...asker(role('administration')), restricted: true };
    for (const target of Object.values(targets)) {
      expect(mayFromPortal(act(kind, target), late, houseWith())).toBe(false);
    }
  });

  it.each(all.filter(isFact))(
    'ROLE-2 %s is a tablet’s to say, save what one was shown of oneself',
    (kind) => {
      const boss = asker(role('administration'));
      expect(mayFromPortal(act(kind, targets.here), boss, houseWith())).toBe(false);
      const own = { ...boss, person: 'awa' };
      expect(mayFromPortal(act(kind, targets.here), own, houseWith())).toBe(
        ['privacy.seen', 'statement.seen', 'schedule.seen', 'announcement.read'].includes(kind),
      );
    },
  );

  it.each([
    'access.accept',
    'account.secure',
    'pin.renew',
    'correction.propose',
    'correction.withdraw',
    'correction.object',
    'statement.acknowledge',
    'statement.dispute',
    'schedule.accept',
    'absence.ask',
    'absence.cancel',
    'swap.ask',
    'swap.answer',
    'swap.withdraw',
  ] as const)('ROLE-2 %s is anybody’s own', (kind) => {
    const own = { ...asker(), person: 'awa' };
    expect(mayFromPortal(act(kind, targets.here), own, houseWith())).toBe(true);
  });

  it.each([
    'punch.accept',
    'correction.decide',
    'timesheet.approve',
    'absence.decide',
    'absence.set',
    'swap.decide',
  ] as const)('ROLE-11 %s about oneself is nobody’s, whatever they hold', (kind) => {
    for (const holding of [role('manager', here), role('manager'), role('administration')]) {
      const own = { ...asker(holding), person: 'awa' };
      expect(mayFromPortal(act(kind, targets.here), own, houseWith())).toBe(false);
      expect(mayFromPortal(act(kind, targets.kitchen), own, houseWith())).toBe(true);
    }
  });

  it('ROLE-2 makes a manager on the record only where roles may be given', () => {
    const created = act('employee.create', targets.here);
    const boss = { ...created, body: { ...created.body, role: 'manager' } };
    expect(mayFromPortal(boss, asker(role('manager', here)), houseWith())).toBe(false);
    expect(mayFromPortal(boss, asker(role('administration', here)), houseWith())).toBe(true);
    const edited = act('employee.edit', targets.here);
    const changed = { role: { from: 'employee', to: 'manager' } };
    const raise = { ...edited, body: { ...edited.body, changes: changed } };
    expect(mayFromPortal(raise, asker(role('manager', here)), houseWith())).toBe(false);
    expect(mayFromPortal(raise, asker(role('administration', here)), houseWith())).toBe(true);
  });

  const staff = ['employee.edit', 'employee.archive', 'pin.renew', 'access.revoke'] as const;
  it.each(staff)(
    'T16 P18 ROLE-5 %s of somebody who holds more is for those who could give it',
    (kind) => {
      const own: Pick<Subject, 'establishments' | 'team'> = { establishments: [here], team: null };
      const holders: [string, Subject, Holding[]][] = [
        [
          'a manager of the roster',
          { ...own, holdings: [role('manager')], manages: true },
          [role('administration', here), role('administration')],
        ],
        [
          'an accountant of the house',
          { ...own, holdings: [role('accounting')], manages: false },
          [role('administration')],
        ],
        [
          'an administrator',
          { ...own, holdings: [role('administration')], manages: false },
          [role('administration')],
        ],
        [
          'somebody with bookings of this store',
          { ...own, holdings: [grant('bookings.own', here)], manages: false },
          [role('administration', here), role('administration')],
        ],
        [
          'an employee',
          { ...own, holdings: [role('employee')], manages: false },
          [role('manager', here), role('administration', here), role('administration')],
        ],
      ];
      const candidates = [
        role('manager', here),
        role('administration', here),
        role('administration', there),
        role('administration'),
      ];
      for (const [who, subject, expected] of holders) {
        const allowed = candidates.filter((holding) =>
          may(kind, targets.here, holding, houseWith({ awa: subject })),
        );
        expect([who, allowed]).toEqual([who, expected]);
      }
    },
  );

  it('ROLE-11 punch.accept of somebody whom nobody knows is of whoever has the whole store', () => {
    const accept = act('punch.accept', targets.kitchen);
    const unknown = { ...accept, body: { ...accept.body, person: null } };
    expect(mayFromPortal(unknown, asker(role('manager', here)), houseWith())).toBe(true);
    expect(mayFromPortal(unknown, asker(role('manager', here, 'kitchen')), houseWith())).toBe(
      false,
    );
  });

  it.each([
    ...(['punch.accept', 'correction.propose', 'correction.decide'] as const),
    'timesheet.approve',
  ] as const)(
    'X03 ROLE-11 %s of somebody who works in two stores is of the manager of the store where it was',
    (kind) => {
      const both: Subject = {
        ...{ establishments: [here, there], team: null, holdings: [], manages: false },
      };
      const house = houseWith({ awa: both });
      const asked = { ...act(kind, targets.here), establishment: there };
      expect(mayFromPortal(asked, asker(role('manager', there)), house)).toBe(true);
      expect(mayFromPortal(asked, asker(role('manager', here)), house)).toBe(false);
    },
  );

  it('X03 ROLE-2 a manager of one store draws nobody of another into it', () => {
    const joined = { ...act('membership.add', targets.there), establishment: here };
    expect(mayFromPortal(joined, asker(role('manager', here)), houseWith())).toBe(false);
    expect(mayFromPortal(joined, asker(role('administration')), houseWith())).toBe(true);
  });
});
