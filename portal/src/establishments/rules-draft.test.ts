import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import { describe, expect, it } from 'vitest';
import { hoursText, minutesFrom } from '../hours-text.ts';
import { type RulesDraft, differingParts, draftOfRules, rulesOf } from './rules-draft.ts';

const draft = draftOfRules(defaultTimeRules);
const faultsOf = (change: Partial<RulesDraft>) => {
  const read = rulesOf({ ...draft, ...change });
  return read.ok ? [] : read.faults;
};

describe('rules of paid time that somebody types', () => {
  it('PORTAL-27 are read again as they stand', () => {
    expect(rulesOf(draft)).toEqual({ ok: true, rules: defaultTimeRules });
    expect(draft.overtime.map(({ after, rate }) => [after, rate])).toEqual([
      ['35 h', '25'],
      ['43 h', '50'],
    ]);
    expect(draft.limits['minor-break-after']).toBe('4 h 30');
  });

  it('PORTAL-27 take hours as people write them', () => {
    const read = ['35', '35 h', '35h30', '35:30', '35,5', '20 min', '4 h 05'].map(minutesFrom);
    expect(read).toEqual([2_100, 2_100, 2_130, 2_130, 2_130, 20, 245]);
    expect(['', 'h', '35h75', 'x', '-1'].map(minutesFrom)).toEqual([null, null, null, null, null]);
    for (const minutes of [0, 20, 245, 2_100])
      expect(minutesFrom(hoursText(minutes))).toBe(minutes);
  });

  it('PORTAL-27 name each field that cannot be read, and two steps at one threshold', () => {
    expect(faultsOf({ paidBreaks: '300' })).toEqual(['paidBreaks']);
    expect(faultsOf({ averageWeeks: '1' })).toEqual(['averageWeeks']);
    expect(faultsOf({ night: { from: '21:00', to: '' } })).toEqual(['night']);
    expect(faultsOf({ limits: { ...draft.limits, daily: 'dix' } })).toEqual(['daily']);
    const twice = draft.overtime.map((step) => ({ ...step, after: '35' }));
    expect(faultsOf({ overtime: twice })).toEqual(['step known-1']);
  });

  it('PORTAL-27 put steps in the order of their thresholds, and tell what differs', () => {
    const read = rulesOf({ ...draft, overtime: [...draft.overtime].reverse(), holidays: 'none' });
    expect(read.ok && read.rules.overtime.map(({ after }) => after)).toEqual([2_100, 2_580]);
    expect(read.ok && differingParts(defaultTimeRules, read.rules)).toEqual(['holidays']);
  });
});
