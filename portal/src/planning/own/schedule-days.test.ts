import { addDays } from '@comptoir/shared/time/business-day';
import { describe, expect, it } from 'vitest';
import { ownSchedule } from '../../../gallery/own-plan-samples.ts';
import { employee, now } from '../../../gallery/samples.ts';
import { withoutOthers } from './kept-schedule.ts';
import { swapsFor, waitingRequests } from './own-requests.ts';
import { changesToShow, kindOf, unseenOf } from './schedule-changes.ts';
import { nextShift, plannedOf, scheduleDays, teamOn, windowAround } from './schedule-days.ts';
import { strokeOf } from './schedule-view.ts';

const hour = 3_600_000;
const me = employee.person.id;

describe('the days of one’s schedule', () => {
  it('PLAN-91 a night shift stands on the business day on which it begins', () => {
    const [friday] = scheduleDays(ownSchedule, '2026-11-27', 1);
    expect(friday?.shifts).toHaveLength(1);
    // Seven hours and a half: its pause is no work.
    expect(plannedOf(friday ? [friday] : [])).toBe(7.5 * hour);
    expect(scheduleDays(ownSchedule, '2026-11-22', 1)[0]?.shifts).toEqual([]);
  });

  it('PLAN-91 an absence of some weekdays stands on those alone', () => {
    const days = scheduleDays(ownSchedule, '2026-11-23', 7);
    expect(days.filter(({ absences }) => absences.length > 0).map(({ day }) => day)).toEqual([
      '2026-11-23',
      '2026-11-25',
    ]);
  });

  it('PLAN-90 the next shift is the one that goes on, else the one that comes first', () => {
    const first = nextShift(ownSchedule, now);
    expect(first?.start).toBeGreaterThan(now);
    expect(nextShift(ownSchedule, (first?.start ?? 0) + hour)).toEqual(first);
    expect(nextShift(ownSchedule, first?.end ?? 0)).not.toEqual(first);
    expect(nextShift({ shifts: [] }, now)).toBeNull();
  });

  it('PLAN-91 the team of a day stands by the time at which it begins', () => {
    const self = { id: me, name: 'Awa', colour: 'brick' };
    const team = teamOn(ownSchedule, '2026-11-24', self);
    expect(team[0]?.own).toBe(true);
    expect(team.map(({ shift }) => shift.start)).toEqual(
      team.map(({ shift }) => shift.start).sort((a, b) => a - b),
    );
    expect(teamOn(ownSchedule, '2026-11-23', self)).toEqual([]);
  });

  it('PLAN-97 asks for the same days this week and the next, so that they are kept once', () => {
    const current = windowAround('2026-11-16', '2026-11-22');
    expect(windowAround('2026-11-23', '2026-11-22')).toEqual(current);
    expect(current).toEqual({ from: '2026-11-09', to: addDays('2026-11-09', 41) });
    expect(windowAround('2027-02-01', '2026-11-22').from).toBe('2027-01-25');
  });

  it('PLAN-97 what is kept names no colleague and no offer of somebody else', () => {
    const kept = withoutOthers({ from: '', to: '', schedule: ownSchedule }, me).schedule;
    expect(kept.colleagues).toEqual([]);
    expect(kept.open).toEqual([]);
    expect(kept.swaps.every((one) => one.person === me || one.colleague === me)).toBe(true);
    expect(kept.swaps.length).toBeLessThan(ownSchedule.swaps.length);
    expect(kept.shifts).toEqual(ownSchedule.shifts);
  });
});

describe('what changed', () => {
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const shift = { start: now, end: now + hour, pause: 0, position: null, note: null };

  it('PLAN-92 is named by what matters most about it', () => {
    const kind = (before: typeof shift | null, after: typeof shift | null) =>
      kindOf({ before, after }, dayOf);
    expect(kind(null, shift)).toBe('new');
    expect(kind(shift, null)).toBe('gone');
    expect(kind(shift, { ...shift, start: now + 24 * hour, end: now + 25 * hour })).toBe('day');
    expect(kind(shift, { ...shift, end: now + 2 * hour })).toBe('times');
    expect(kind(shift, { ...shift, pause: 15 })).toBe('detail');
  });

  it('PLAN-92 stands first while it is new, and PLAN-93 until its short notice is agreed to or over', () => {
    const { changes } = ownSchedule;
    const fresh = new Set(unseenOf(changes));
    expect(changesToShow(changes, { fresh, now })[0]?.changes).toHaveLength(3);
    const seen = changes.map((one) => ({ ...one, seenAt: now }));
    expect(unseenOf(seen)).toEqual([]);
    const none = new Set<string>();
    expect(changesToShow(seen, { fresh: none, now })[0]?.late?.days).toBe(3);
    const agreed = seen.map((one) => ({ ...one, acceptedAt: now }));
    expect(changesToShow(agreed, { fresh: none, now })).toEqual([]);
    expect(changesToShow(seen, { fresh: none, now: now + 30 * 24 * hour })).toEqual([]);
  });
});

describe('what was changed again', () => {
  const late = { days: 1, required: 7, partTime: false };
  const [sample] = ownSchedule.changes;
  const times = { start: now + 48 * hour, end: now + 50 * hour };
  const after = { ...times, pause: 0, position: null, note: null };
  const one = { ...sample!, before: null, after, seenAt: null, acceptedAt: null, late };

  it('PLAN-29 asks nobody to agree to times that stand no more', () => {
    const older = { ...one, id: 'a', operation: 'a', at: now - 2 * hour };
    const newer = { ...one, id: 'b', operation: 'b', at: now - hour };
    const shown = changesToShow([newer, older], { fresh: new Set(['a', 'b']), now });
    expect(shown.map((group) => [group.operation, group.late])).toEqual([
      ['b', late],
      ['a', null],
    ]);
    expect(changesToShow([newer, older], { fresh: new Set(), now })).toHaveLength(1);
  });
});

describe('what is asked', () => {
  it('PLAN-94 is for me to answer while it is open, and not once its shift has begun', () => {
    expect(swapsFor(ownSchedule, me, now).toAnswer).toHaveLength(2);
    expect(swapsFor(ownSchedule, me, now + 30 * 24 * hour).toAnswer).toEqual([]);
    expect(waitingRequests(ownSchedule, me, now)).toEqual({ answer: 2, asked: 2 });
    expect(swapsFor(ownSchedule, 'somebody else', now).toAnswer).toHaveLength(1);
  });
});

describe('a finger on the week', () => {
  it('PLAN-91 turns the page along, and scrolls across', () => {
    expect(strokeOf({ x: -80, y: 10 })).toBe(1);
    expect(strokeOf({ x: 80, y: -10 })).toBe(-1);
    expect(strokeOf({ x: -80, y: 60 })).toBeNull();
    expect(strokeOf({ x: -30, y: 0 })).toBeNull();
  });
});
