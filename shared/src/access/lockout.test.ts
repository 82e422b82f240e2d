import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { type PinPurpose, pinPurposes } from './operations.ts';
import {
  beginAttempt,
  type Block,
  blockedFor,
  contact,
  lockedPeople,
  succeed,
  unlock,
  unlockDevice,
} from './lockout.ts';
import {
  emptyLockout,
  type LockoutState,
  parseLockout,
  serialiseLockout,
  tamperedLockout,
} from './lockout-state.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const [awa, malo, ines] = [idOf('p', 1), idOf('p', 2), idOf('p', 3)] as const;

/** A tablet on which people type PINs, with its own app time. */
class Pad {
  state: LockoutState = emptyLockout;
  now = 1_000;

  /** A wrong PIN; the block that refused it, or null when it was checked. */
  wrong(person: string, purpose: PinPurpose = 'punch'): Block | null {
    const attempt = beginAttempt(this.state, person, purpose, this.now);
    if (!attempt.allowed) return attempt.block;
    this.state = attempt.state;
    return null;
  }

  right(person: string, purpose: PinPurpose = 'punch'): Block | null {
    const block = this.wrong(person, purpose);
    if (block === null) this.state = succeed(this.state, person, purpose);
    return block;
  }

  blocked(person: string, purpose: PinPurpose = 'punch'): Block | null {
    return blockedFor(this.state, person, purpose, this.now);
  }

  /** Waits as long as it takes, then types a wrong PIN. */
  insist(person: string, purpose: PinPurpose = 'punch'): void {
    const block = this.blocked(person, purpose);
    if (block && 'wait' in block) this.now += block.wait;
    this.wrong(person, purpose);
  }
}

/** Waits after each failure in a row, ms; the reason where there is no wait. */
function waits(purpose: PinPurpose, count: number): (number | string)[] {
  const pad = new Pad();
  return Array.from({ length: count }, () => {
    pad.insist(awa, purpose);
    const block = pad.blocked(awa, purpose);
    if (block === null) return 0;
    return 'wait' in block ? block.wait : block.reason;
  });
}

describe('consecutive failures', () => {
  it('PIN-8 punching waits longer and longer, then locks', () => {
    const minutes = [2, 5, 15, 30, 60].map((count) => count * minute);
    expect(waits('punch', 10)).toEqual([0, 0, 15 * second, 30 * second, ...minutes, 'locked']);
  });

  it('PIN-8 settings lock at the seventh', () => {
    expect(waits('settings', 7)).toEqual([0, 0, 0, minute, 5 * minute, 30 * minute, 'locked']);
  });

  it('T04 PIN-7 after ten wrong ones the right one is not even looked at', () => {
    const pad = new Pad();
    for (let i = 0; i < 10; i++) pad.insist(awa);
    const before = pad.state;
    pad.now += 30 * 24 * hour;
    expect(pad.right(awa)).toEqual({ reason: 'locked' });
    expect(pad.state).toBe(before);
    expect(pad.blocked(malo)).toBeNull();
  });

  it('T04 O12 PIN-6 what was stored and read back locks as before', () => {
    const pad = new Pad();
    for (let i = 0; i < 9; i++) pad.insist(awa);
    const again = parseLockout(serialiseLockout(pad.state));
    expect(again).toEqual(pad.state);
    expect(blockedFor(again!, awa, 'punch', pad.now)).toEqual({ reason: 'wait', wait: hour });
  });

  it('T05 PIN-7 the try is a failure in the state to commit before the check', () => {
    const pad = new Pad();
    for (let i = 1; i <= 9; i++) {
      const block = pad.blocked(awa);
      if (block && 'wait' in block) pad.now += block.wait;
      // The page is killed here each time: only what was committed goes on.
      const attempt = beginAttempt(pad.state, awa, 'punch', pad.now);
      if (!attempt.allowed) throw new Error('blocked too early');
      expect(attempt.failures).toBe(i);
      pad.state = parseLockout(serialiseLockout(attempt.state))!;
    }
    pad.insist(awa);
    expect(pad.blocked(awa)).toEqual({ reason: 'locked' });
  });

  it('PIN-7 a try that is blocked is not counted', () => {
    const pad = new Pad();
    for (let i = 0; i < 3; i++) pad.wrong(awa);
    const before = pad.state;
    expect(pad.wrong(awa)).toEqual({ reason: 'wait', wait: 15 * second });
    expect(pad.state).toBe(before);
    pad.now += 15 * second;
    expect(pad.wrong(awa)).toBeNull();
  });

  it('PIN-12 a success begins at zero and takes its own try out of every count', () => {
    const pad = new Pad();
    expect(pad.right(awa)).toBeNull();
    expect(pad.state).toEqual(emptyLockout);
    pad.wrong(awa);
    pad.wrong(awa);
    const { shared } = pad.state;
    pad.right(awa);
    expect(pad.state.shared).toEqual(shared);
    pad.wrong(awa);
    pad.wrong(awa);
    expect(pad.blocked(awa)).toBeNull();
  });

  it('T14 PIN-8 failures at the settings do not count for punching, nor the other way round', () => {
    const pad = new Pad();
    for (let i = 0; i < 7; i++) pad.insist(awa, 'settings');
    expect(pad.blocked(awa, 'settings')).toEqual({ reason: 'locked' });
    expect(pad.blocked(awa)).toBeNull();
  });

  it('T08 PIN-9 nine wrong ones and a right one, again: the day’s twentieth failure locks', () => {
    const pad = new Pad();
    const failUntil = (count: number) => {
      for (let i = 0; i < count; i++) pad.insist(awa);
    };
    const rest = () => (pad.now += 2 * hour);
    failUntil(9);
    rest();
    expect(pad.right(awa)).toBeNull();
    failUntil(9);
    rest();
    expect(pad.right(awa)).toBeNull();
    failUntil(2);
    expect(pad.blocked(awa)).toEqual({ reason: 'locked' });
  });

  it('PIN-9 failures older than a day no longer count', () => {
    const pad = new Pad();
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < 6; i++) pad.insist(awa);
      pad.now += 12 * hour;
      expect(pad.right(awa)).toBeNull();
    }
  });
});

describe('the whole tablet', () => {
  const people = (count: number, from = 100) =>
    Array.from({ length: count }, (_, index) => idOf('p', from + index));

  it('T07 PIN-11 one guess on thirty tiles freezes the tablet at the fifteenth', () => {
    const pad = new Pad();
    const blocks = people(30).map((person) => {
      pad.now += second;
      return pad.wrong(person);
    });
    expect(blocks.slice(0, 15)).toEqual(Array(15).fill(null));
    expect(blocks[15]).toEqual({ reason: 'device-wait', wait: 5 * minute - second });
    expect(blocks.slice(15).every((block) => block?.reason === 'device-wait')).toBe(true);
  });

  it('PIN-11 fifteen in more than ten minutes do not freeze', () => {
    const pad = new Pad();
    for (const person of people(15)) {
      pad.wrong(person);
      pad.now += 45 * second;
    }
    expect(pad.blocked(ines)).toBeNull();
  });

  it('PIN-11 a freeze is paid for, and a second one within the hour lasts half an hour', () => {
    const pad = new Pad();
    people(15).forEach((person) => pad.wrong(person));
    pad.now += 5 * minute;
    people(14, 200).forEach((person) => expect(pad.wrong(person)).toBeNull());
    expect(pad.blocked(ines)).toBeNull();
    pad.wrong(malo);
    expect(pad.blocked(ines)).toEqual({ reason: 'device-wait', wait: 30 * minute });
    expect(pad.blocked(ines, 'settings')).toEqual({ reason: 'device-wait', wait: 30 * minute });
  });

  it('PIN-11 a second freeze after more than an hour is short again', () => {
    const pad = new Pad();
    people(15).forEach((person) => pad.wrong(person));
    pad.now += hour + 1;
    people(15, 200).forEach((person) => pad.wrong(person));
    expect(pad.blocked(ines)).toEqual({ reason: 'device-wait', wait: 5 * minute });
  });

  it('PIN-11 sixty in a day lock punching until a manager unlocks, and managers can', () => {
    const pad = new Pad();
    for (const person of people(60)) {
      pad.now += 15 * minute;
      expect(pad.wrong(person)).toBeNull();
    }
    pad.now += 20 * hour;
    expect(pad.blocked(ines)).toEqual({ reason: 'device-locked' });
    expect(pad.right(malo, 'settings')).toBeNull();
    pad.state = unlockDevice(pad.state);
    expect(pad.blocked(ines)).toBeNull();
  });

  it('PIN-15 a failure a day later takes away neither the lock of the tablet nor that of the settings', () => {
    const pad = new Pad();
    people(60).forEach((person) => {
      pad.now += 15 * minute;
      pad.wrong(person);
    });
    pad.now += 25 * hour;
    expect(pad.wrong(malo, 'settings')).toBeNull();
    expect(pad.blocked(awa)).toEqual({ reason: 'device-locked' });
    const other = new Pad();
    for (let i = 0; i < 5; i++) {
      other.insist(malo, 'settings');
      other.insist(ines, 'settings');
    }
    other.now += 25 * hour;
    expect(other.wrong(awa)).toBeNull();
    expect(other.blocked(awa, 'settings')).toEqual({ reason: 'locked-online' });
  });

  it('PIN-12 a right PIN as the fifteenth try freezes nothing', () => {
    const pad = new Pad();
    people(14).forEach((person) => pad.wrong(person));
    expect(pad.right(ines)).toBeNull();
    expect(pad.blocked(malo)).toBeNull();
  });

  it('PIN-10 ten failures of all managers close the settings until contact', () => {
    const pad = new Pad();
    for (let i = 0; i < 5; i++) {
      pad.insist(malo, 'settings');
      pad.insist(ines, 'settings');
    }
    pad.now += hour;
    expect(pad.blocked(malo, 'settings')).toEqual({ reason: 'locked-online' });
    expect(pad.blocked(awa, 'settings')).toEqual({ reason: 'locked-online' });
    expect(pad.blocked(malo)).toBeNull();
    pad.state = contact(pad.state);
    expect(pad.blocked(malo, 'settings')).toBeNull();
  });
});

describe('freeing', () => {
  it('PIN-13 a manager’s unlocking frees a person for both purposes, and nobody else', () => {
    const pad = new Pad();
    for (let i = 0; i < 10; i++) pad.insist(awa);
    for (let i = 0; i < 10; i++) pad.insist(malo);
    expect(lockedPeople(pad.state)).toEqual([
      { person: awa, failures: 10 },
      { person: malo, failures: 10 },
    ]);
    pad.state = unlock(pad.state, awa);
    pad.now += hour;
    expect(pad.blocked(awa)).toBeNull();
    expect(pad.blocked(malo)).toEqual({ reason: 'locked' });
    expect(lockedPeople(pad.state)).toEqual([{ person: malo, failures: 10 }]);
  });

  it('T11 PIN-14 a record that was missing or altered locks everything until contact', () => {
    const pad = new Pad();
    pad.state = tamperedLockout;
    expect(pad.right(awa)).toEqual({ reason: 'locked-online' });
    expect(pad.right(malo, 'settings')).toEqual({ reason: 'locked-online' });
    pad.state = contact(pad.state);
    expect(pad.right(awa)).toBeNull();
  });

  it('PIN-14 contact forgives nobody’s own lock', () => {
    const pad = new Pad();
    for (let i = 0; i < 10; i++) pad.insist(awa);
    expect(contact(pad.state)).toBe(pad.state);
    for (let i = 0; i < 7; i++) pad.insist(malo, 'settings');
    for (let i = 0; i < 7; i++) pad.insist(ines, 'settings');
    pad.state = contact(pad.state);
    expect(pad.blocked(awa)).toEqual({ reason: 'locked' });
    expect(pad.blocked(malo, 'settings')).toEqual({ reason: 'locked' });
  });
});

describe('the document', () => {
  it('PIN-6 has one string, in whatever order people failed', () => {
    const [one, other] = [new Pad(), new Pad()];
    [awa, malo].forEach((person) => one.wrong(person));
    [malo, awa].forEach((person) => other.wrong(person));
    const settled = ({ state }: Pad) => serialiseLockout({ ...state, attempt: null });
    expect(settled(one)).toBe(settled(other));
    expect(serialiseLockout(parseLockout(settled(one))!)).toBe(settled(one));
  });

  it.each([
    '',
    'null',
    '{}',
    '{"v":2}',
    serialiseLockout(emptyLockout).slice(1),
    serialiseLockout(emptyLockout).replace('"people":{}', '"people":{"punch/awa":{}}'),
    serialiseLockout(emptyLockout).replace('"until":0', '"until":-1'),
    serialiseLockout(emptyLockout).replace('{', '{"extra":1,'),
  ])('T11 PIN-6 %j is no document', (text) => {
    expect(parseLockout(text)).toBeNull();
  });
});

type Step = { person: string; purpose: PinPurpose; right: boolean; wait: number };
const step: fc.Arbitrary<Step> = fc.record({
  person: fc.constantFrom(awa, malo, ines),
  purpose: fc.constantFrom('punch', 'settings'),
  right: fc.boolean(),
  wait: fc.oneof(fc.integer({ min: 0, max: 2 * minute }), fc.integer({ min: 0, max: 4 * hour })),
});

/** A number that grows with how hard a block is; a wait by the app time at which it ends. */
function severity(state: LockoutState, person: string, purpose: PinPurpose, now: number): number {
  const block = blockedFor(state, person, purpose, now);
  if (block === null) return 0;
  return 'wait' in block ? now + block.wait : Number.MAX_SAFE_INTEGER;
}

it('PIN-15 no try of anybody ever makes a wait shorter or takes a lock away', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const pad = new Pad();
      for (const { person, purpose, right, wait } of steps) {
        pad.now += wait;
        const watched = [awa, malo, ines].flatMap((one) =>
          pinPurposes.map((each): [string, PinPurpose] => [one, each]),
        );
        const before = watched.map((one) => severity(pad.state, ...one, pad.now));
        if (right) pad.right(person, purpose);
        else pad.wrong(person, purpose);
        const after = watched.map((one) => severity(pad.state, ...one, pad.now));
        after.forEach((value, index) => expect(value).toBeGreaterThanOrEqual(before[index]!));
      }
    }),
  );
});
