import { anomalyKinds } from '@comptoir/shared/timesheets/sheet';
import { describe, expect, it } from 'vitest';
import { fr } from '../language/fr.ts';
import {
  type QueuedAnomaly,
  actsAbout,
  keyOf,
  keyOfAct,
  nextAfter,
  stepOf,
} from './sheet-queue.ts';

const awa = { id: 'awa', name: 'Awa Diop', colour: 'teal', photo: null, team: null };
const one = (
  kind: QueuedAnomaly['kind'],
  person: QueuedAnomaly['person'] = awa,
): QueuedAnomaly => ({
  ...{ person, day: '2026-11-20', kind, punches: ['u1'] },
});
const manager = { me: 'camille', decides: true, reopens: false, locked: false };

describe('what is to be settled', () => {
  it('PORTAL-23 is decided by somebody else than whose hours they are', () => {
    expect(actsAbout(one('no-pin'), manager)).toEqual(['accept', 'edit']);
    expect(actsAbout(one('pending-correction'), manager)).toEqual(['approve', 'edit', 'refuse']);
    expect(actsAbout(one('no-pin'), { ...manager, me: 'awa' })).toEqual([]);
    expect(actsAbout(one('no-pin'), { ...manager, decides: false })).toEqual([]);
    expect(actsAbout(one('unknown-person', null), manager)).toEqual([]);
  });

  it('PORTAL-23 on a closed day is for whoever may reopen it', () => {
    expect(actsAbout(one('missing-out'), { ...manager, locked: true })).toEqual([]);
    expect(actsAbout(one('after-lock'), { ...manager, locked: true, reopens: true })).toEqual([
      'reopen',
    ]);
  });

  it('PORTAL-23 has a word, a reason and something to do for each kind, and no letter twice', () => {
    for (const kind of anomalyKinds) {
      for (const part of ['', '-why']) {
        expect(Object.keys(fr)).toContain(`sheets.anomaly-${kind}${part}`);
      }
      const letters = actsAbout(one(kind), { ...manager, reopens: true }).map(
        (act) => keyOfAct[act],
      );
      expect(new Set(letters).size).toBe(letters.length);
      // Letters that step through the list settle nothing.
      for (const letter of letters) expect(stepOf(letter, 1, 3)).toBeNull();
    }
  });

  it('PORTAL-23 is gone through in order by keys, and what is settled makes room for the next', () => {
    expect([stepOf('n', 0, 2), stepOf('ArrowDown', 1, 2), stepOf('p', 1, 2)]).toEqual([1, null, 0]);
    const keys = [one('missing-out'), one('no-pin'), one('declared')].map(keyOf);
    expect(new Set(keys).size).toBe(3);
    expect(nextAfter(keys, keys[0]!)).toBe(keys[1]);
    expect(nextAfter(keys, keys[2]!)).toBe(keys[1]);
    expect(nextAfter([keys[0]!], keys[0]!)).toBeNull();
  });
});
