import { describe, expect, it } from 'vitest';
import { type Act, type Standing, mayFromTablet, peopleOf } from './tablet-acts.ts';
import { defaultTimeRules } from '../establishments/time-rules.ts';
import { isFact, kinds } from '../journal/kinds.ts';

const id = (digit: number) => `01900000-0000-7000-8000-00000000000${digit}`;
const [manager, other, awa, former, elsewhere] = [id(1), id(2), id(3), id(4), id(5)];
const hash = 'a'.repeat(64);

const roster = new Map<string, Standing>([
  [manager, { role: 'manager', archived: false, isMember: true }],
  [other, { role: 'manager', archived: false, isMember: true }],
  [awa, { role: 'employee', archived: false, isMember: true }],
  [former, { role: 'manager', archived: true, isMember: true }],
  [elsewhere, { role: 'manager', archived: false, isMember: false }],
]);

type Given = {
  [K in Act['kind']]: { kind: K; body: Extract<Act, { kind: K }>['body'] };
}[Act['kind']];
const may = (given: Given, by: { actor?: string | null; auth?: Act['auth'] } = {}) =>
  mayFromTablet({ actor: manager, auth: 'manager', ...by, ...given }, (person) =>
    roster.get(person),
  );

const creation = (role: 'employee' | 'manager'): Given => ({
  kind: 'employee.create',
  body: { person: id(9), nameText: hash, colour: 'teal', role, team: null, minorUntil: null },
});
const about = (kind: 'employee.archive' | 'employee.restore', person: string): Given => ({
  kind,
  body: { person },
});
const renewal = (person: string): Given => ({
  kind: 'pin.renew',
  body: { person, from: 0, length: 6, change: false, sealedText: hash },
});
const roleEdit = (person: string, from: 'employee' | 'manager'): Given => ({
  kind: 'employee.edit',
  body: { person, changes: { role: { from, to: from === 'manager' ? 'employee' : 'manager' } } },
});

describe('EMP-5 ROLE-1 what a tablet may ask for', () => {
  it('T16 a manager adds staff, and no manager', () => {
    expect(may(creation('employee'))).toBe(true);
    expect(may(creation('manager'))).toBe(false);
  });

  it('T16 a manager archives, restores and merges staff, and no manager, themself included', () => {
    for (const kind of ['employee.archive', 'employee.restore'] as const) {
      expect(may(about(kind, awa))).toBe(true);
      expect(may(about(kind, other))).toBe(false);
      expect(may(about(kind, manager))).toBe(false);
      expect(may(about(kind, former))).toBe(false);
    }
    expect(may({ kind: 'employee.merge', body: { person: awa, into: other } })).toBe(true);
    expect(may({ kind: 'employee.merge', body: { person: other, into: awa } })).toBe(false);
  });

  it('T16 a manager makes somebody a manager, and takes the role from nobody', () => {
    expect(may(roleEdit(awa, 'employee'))).toBe(true);
    expect(may(roleEdit(other, 'manager'))).toBe(false);
    expect(may(roleEdit(manager, 'manager'))).toBe(false);
  });

  it('T16 T26 a PIN is set by its owner, or by a manager for staff, never for another manager', () => {
    expect(may(renewal(awa))).toBe(true);
    expect(may(renewal(other))).toBe(false);
    expect(may(renewal(manager))).toBe(true);
    expect(may(renewal(awa), { actor: awa, auth: 'pin' })).toBe(true);
    expect(may(renewal(other), { actor: other, auth: 'pin' })).toBe(true);
    expect(may(renewal(other), { actor: awa, auth: 'pin' })).toBe(false);
    expect(may(renewal(awa), { actor: awa, auth: 'none' })).toBe(false);
    expect(may(renewal(former), { actor: former, auth: 'pin' })).toBe(false);
    expect(may(renewal(elsewhere), { actor: elsewhere, auth: 'pin' })).toBe(false);
  });

  it('T17 nothing is a manager’s but of a present manager of the store who typed the PIN of one', () => {
    const edit: Given = { kind: 'establishment.edit', body: { changes: {} } };
    expect(may(edit)).toBe(true);
    for (const actor of [null, awa, former, elsewhere, id(8)])
      expect(may(edit, { actor })).toBe(false);
    for (const auth of ['pin', 'none'] as const) expect(may(edit, { auth })).toBe(false);
  });

  it('ROLE-11 nobody decides about hours of their own, a manager neither', () => {
    const change = { remove: [], add: [] };
    const decide = (person: string): Given => ({
      kind: 'correction.decide',
      body: { correction: id(9), person, decision: 'approved', edited: null, reasonText: null },
    });
    const accept = (person: string | null): Given => ({
      kind: 'punch.accept',
      body: { punch: id(9), person },
    });
    for (const given of [decide, accept]) {
      expect(may(given(awa))).toBe(true);
      expect(may(given(other))).toBe(true);
      expect(may(given(manager))).toBe(false);
      expect(may(given(awa), { actor: awa, auth: 'pin' })).toBe(false);
    }
    const propose = (person: string): Given => ({
      kind: 'correction.propose',
      body: { correction: id(9), person, day: '2026-11-02', change, reasonText: hash },
    });
    expect(may(propose(manager))).toBe(true);
    expect(may(propose(awa))).toBe(true);
    expect(may(propose(awa), { actor: awa, auth: 'pin' })).toBe(true);
    expect(may(propose(awa), { actor: awa, auth: 'none' })).toBe(false);
    expect(may(propose(other), { actor: awa, auth: 'pin' })).toBe(false);
    const object: Given = {
      kind: 'correction.object',
      body: { correction: id(9), person: awa, reasonText: hash },
    };
    expect(may(object, { actor: awa, auth: 'pin' })).toBe(true);
    expect(may(object)).toBe(false);
  });

  it('ROLE-12 how time is paid is not set on a tablet', () => {
    const rules = { from: defaultTimeRules, to: { ...defaultTimeRules, paidBreaks: 20 } };
    const edit: Given = { kind: 'establishment.edit', body: { changes: { timeRules: rules } } };
    expect(may(edit)).toBe(false);
  });

  it('ROLE-1 a fact is always taken, whoever says it', () => {
    const punch: Given = {
      kind: 'punch.record',
      body: { person: awa, type: 'in', nameText: null },
    };
    expect(may(punch, { actor: null, auth: 'none' })).toBe(true);
  });

  it('T16 knows every kind: what is neither a fact nor a manager’s is refused', () => {
    const open = Object.keys(kinds).filter(
      (kind) =>
        !isFact(kind) &&
        may({ kind, body: { person: awa, changes: {}, role: 'employee' } } as never),
    );
    expect(open.sort()).toEqual([
      'absence.cancel',
      'absence.decide',
      'absence.set',
      'access.open',
      'access.resend',
      'access.revoke',
      'announcement.publish',
      'announcement.withdraw',
      'correction.decide',
      'correction.propose',
      'correction.withdraw',
      'employee.archive',
      'employee.create',
      'employee.edit',
      'employee.merge',
      'employee.restore',
      'establishment.edit',
      'pin.renew',
      'punch.accept',
      'punch.attach',
      'shift.post',
      'swap.decide',
      'task-list.define',
    ]);
  });

  it('names the people whom an act is about', () => {
    const act = { actor: manager, auth: 'manager' } as const;
    const merge = { kind: 'employee.merge', body: { person: awa, into: other } } as const;
    expect(peopleOf({ ...act, ...merge })).toEqual([awa, other]);
    expect(peopleOf({ ...act, kind: 'establishment.edit', body: { changes: {} } })).toEqual([]);
    expect(peopleOf({ ...act, ...creation('employee') })).toEqual([]);
  });
});
