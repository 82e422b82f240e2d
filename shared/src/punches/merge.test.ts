import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { punchAt } from '../testing/punches.ts';
import { mergePunches } from './merge.ts';
import type { Punch } from './punch.ts';

const confirmed = punchAt('in', 1_000, 1, { receivedAt: 5_000 });
const pending: Punch = { ...confirmed, at: 1, receivedAt: null, flags: ['clock-unset'] };

describe('merging confirmed and pending punches', () => {
  it('PUNCH-9 the confirmed row wins, whichever side it comes from', () => {
    expect(mergePunches([confirmed], [pending])).toEqual([confirmed]);
    expect(mergePunches([pending], [confirmed])).toEqual([confirmed]);
  });

  it('PUNCH-9 a cancellation that is still on the tablet counts', () => {
    const cancelled: Punch = { ...pending, cancelledBy: idOf('c'), flags: ['late-cancel'] };
    expect(mergePunches([confirmed], [cancelled])).toEqual([
      { ...confirmed, cancelledBy: idOf('c'), flags: ['late-cancel'] },
    ]);
  });

  it('O8 PUNCH-9 merging does not depend on sides, repetition or grouping', () => {
    // One operation seen twice differs only in what arrival and cancellation change.
    const version = fc.record({
      number: fc.integer({ min: 1, max: 4 }),
      received: fc.option(fc.integer({ min: 1, max: 3 })),
      cancelled: fc.option(fc.integer({ min: 1, max: 2 })),
      late: fc.boolean(),
    });
    const list = fc.array(version, { maxLength: 6 }).map((versions) =>
      versions.map(({ number, received, cancelled, late }) =>
        punchAt('in', number * 1_000, number, {
          receivedAt: received,
          cancelledBy: cancelled === null ? null : idOf('c', cancelled),
          flags: late && cancelled !== null ? ['late-cancel'] : [],
        }),
      ),
    );
    fc.assert(
      fc.property(list, list, list, (a, b, c) => {
        const merged = mergePunches(a, b);
        expect(mergePunches(b, a)).toEqual(merged);
        expect(mergePunches(merged, b)).toEqual(merged);
        expect(mergePunches(merged, merged)).toEqual(merged);
        expect(mergePunches(merged, c)).toEqual(mergePunches(a, mergePunches(b, c)));
      }),
    );
  });
});
