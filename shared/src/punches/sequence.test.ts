import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { punchAt } from '../testing/punches.ts';
import { punchTypes } from './operations.ts';
import { comparePunches } from './punch.ts';
import {
  allowedActs,
  breakLikelyUntil,
  isDouble,
  leavingLikelyWithin,
  nextAct,
  otherActs,
  presenceOf,
  stateAfter,
} from './sequence.ts';

const morning = { worked: 3_600_000, breaks: 0, untilPlannedEnd: null };

describe('sequence', () => {
  it('PUNCH-5 each punch leads to a state', () => {
    expect(stateAfter(null)).toBe('out');
    expect(punchTypes.map(stateAfter)).toEqual(['in', 'break', 'in', 'out']);
  });

  it('PUNCH-6 each state offers its acts, and after leaving one can come back', () => {
    expect(allowedActs('out')).toEqual(['in']);
    expect(allowedActs('in')).toEqual(['break-start', 'out']);
    expect(allowedActs('break')).toEqual(['break-end', 'out']);
    expect(allowedActs(stateAfter('out'))).toContain('in');
  });

  it('PUNCH-6 what is not offered is a double', () => {
    expect(isDouble('in', 'in')).toBe(true);
    expect(isDouble('out', 'out')).toBe(true);
    expect(isDouble(null, 'out')).toBe(true);
    expect(isDouble('break-start', 'break-start')).toBe(true);
    expect(isDouble('out', 'break-end')).toBe(true);
    expect(isDouble(null, 'in')).toBe(false);
    expect(isDouble('break-end', 'break-start')).toBe(false);
    expect(isDouble('break-start', 'out')).toBe(false);
  });

  it('PUNCH-8 whoever is out arrives, whoever is on break returns', () => {
    expect(nextAct('out', morning)).toBe('in');
    expect(nextAct('break', morning)).toBe('break-end');
    expect(otherActs('break', 'break-end')).toEqual(['out']);
  });

  it('PUNCH-8 at work a break is likely first, then leaving', () => {
    expect(nextAct('in', morning)).toBe('break-start');
    expect(otherActs('in', 'break-start')).toEqual(['out']);
    expect(nextAct('in', { ...morning, breaks: 1 })).toBe('out');
    expect(nextAct('in', { ...morning, worked: breakLikelyUntil - 1 })).toBe('break-start');
    expect(nextAct('in', { ...morning, worked: breakLikelyUntil })).toBe('out');
  });

  it('PUNCH-8 near the planned end, leaving is likely', () => {
    const until = leavingLikelyWithin;
    expect(nextAct('in', { ...morning, untilPlannedEnd: until + 1 })).toBe('break-start');
    expect(nextAct('in', { ...morning, untilPlannedEnd: until })).toBe('out');
    expect(nextAct('in', { ...morning, untilPlannedEnd: -until })).toBe('out');
  });

  it('PUNCH-8 the likely act is always one that is offered', () => {
    const days = fc.record({
      worked: fc.nat(),
      breaks: fc.nat(3),
      untilPlannedEnd: fc.option(fc.integer()),
    });
    fc.assert(
      fc.property(fc.constantFrom('in', 'out', 'break'), days, (state, soFar) => {
        expect(allowedActs(state)).toContain(nextAct(state, soFar));
      }),
    );
  });
});

describe('order of punches', () => {
  it('PUNCH-7 presence is the latest punch that nobody cancelled', () => {
    const punches = [
      punchAt('in', 1_000, 1),
      punchAt('out', 3_000, 3, { cancelledBy: idOf('c') }),
      punchAt('break-start', 2_000, 2),
    ];
    expect(presenceOf(punches)?.type).toBe('break-start');
    expect(presenceOf([])).toBeNull();
    expect(presenceOf([punchAt('in', 1, 1, { cancelledBy: idOf('c') })])).toBeNull();
  });

  it('PUNCH-7 a declared departure of yesterday does not undo the arrival of today', () => {
    const punches = [
      punchAt('in', '2026-11-20T18:00:00Z', 1),
      punchAt('in', '2026-11-21T09:00:00Z', 2),
      punchAt('out', '2026-11-20T23:00:00Z', 3, { declared: true }),
    ];
    expect(presenceOf(punches)?.type).toBe('in');
  });

  it('PUNCH-7 the order is corrected time, then device, epoch, seq', () => {
    const places = [
      [1_000, 2, 2, 2],
      [2_000, 1, 2, 2],
      [2_000, 2, 1, 2],
      [2_000, 2, 2, 1],
      [2_000, 2, 2, 3],
    ] as const;
    const punches = places.map(([at, device, epoch, seq]) =>
      punchAt('in', at, seq, { device: idOf('d', device), epoch: idOf('h', epoch) }),
    );
    expect([...punches].reverse().sort(comparePunches)).toEqual(punches);
  });

  it('O8 PUNCH-7 two tablets at the same instant have one order, whoever asks', () => {
    const time = { min: 1, max: 3 };
    const any = fc.record({
      at: fc.integer(time),
      device: fc.integer(time),
      epoch: fc.integer(time),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), fc.func(fc.integer()), (made, key) => {
        const punches = made.map(({ at, device, epoch }, index) =>
          punchAt('in', at, index, { device: idOf('d', device), epoch: idOf('h', epoch) }),
        );
        const shuffled = [...punches].sort((a, b) => key(a.id) - key(b.id));
        expect(shuffled.sort(comparePunches)).toEqual([...punches].sort(comparePunches));
        expect(presenceOf(shuffled)).toEqual(presenceOf([...punches].reverse()));
      }),
    );
  });
});
