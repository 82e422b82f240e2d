import type { TimeRules } from '@comptoir/shared/establishments/time-rules';
import { timeRulesSchema } from '@comptoir/shared/establishments/time-rules-schema';
import { sameSetting } from '@comptoir/shared/establishments/edit';
import { hoursText, minutesFrom } from '../hours-text.ts';

const minute = 60_000;

/** Limits that the form shows, each a duration. `minor`: of people under 18. */
export const limitNames = [
  'break-after',
  'break-length',
  'daily',
  'weekly',
  'average',
  'rest',
  'minor-break-after',
  'minor-break-length',
  'minor-daily',
  'minor-weekly',
  'minor-rest',
] as const;
export type LimitName = (typeof limitNames)[number];

/** The rules as they are being typed. */
export type RulesDraft = {
  rounding: TimeRules['rounding'];
  paidBreaks: string;
  overtime: { key: string; after: string; rate: string }[];
  night: TimeRules['night'];
  holidays: TimeRules['holidays'];
  averageWeeks: string;
  limits: Record<LimitName, string>;
};
export type RulesFault = 'paidBreaks' | 'averageWeeks' | 'night' | LimitName | `step ${string}`;

export function draftOfRules({ limits, overtime, ...rules }: TimeRules): RulesDraft {
  const { minor } = limits;
  const told = (ms: number) => hoursText(Math.round(ms / minute));
  return {
    rounding: rules.rounding,
    night: rules.night,
    holidays: rules.holidays,
    paidBreaks: String(rules.paidBreaks),
    overtime: overtime.map(({ after, rate }, at) => ({
      ...{ key: `known-${at}`, after: hoursText(after), rate: String(rate) },
    })),
    averageWeeks: String(limits.average.weeks),
    limits: {
      'break-after': told(limits.break.after),
      'break-length': told(limits.break.length),
      daily: told(limits.daily),
      weekly: told(limits.weekly),
      average: told(limits.average.limit),
      rest: told(limits.rest),
      'minor-break-after': told(minor.break.after),
      'minor-break-length': told(minor.break.length),
      'minor-daily': told(minor.daily),
      'minor-weekly': told(minor.weekly),
      'minor-rest': told(minor.rest),
    },
  };
}

/** The rules that a draft stands for, or the fields that nobody can read. Steps stand in the order of their thresholds. */
export function rulesOf(
  draft: RulesDraft,
): { ok: true; rules: TimeRules } | { ok: false; faults: RulesFault[] } {
  const faults: RulesFault[] = [];
  const whole = (text: string, fault: RulesFault, most: number, least = 0): number => {
    const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : -1;
    if (value < least || value > most) faults.push(fault);
    return value;
  };
  const ms = (name: LimitName): number => {
    const minutes = minutesFrom(draft.limits[name]);
    if (minutes === null || minutes > 7 * 24 * 60) faults.push(name);
    return (minutes ?? 0) * minute;
  };
  const seen = new Set<number>();
  const overtime = draft.overtime
    .map(({ key, after, rate }) => {
      const minutes = minutesFrom(after);
      const fault: RulesFault = `step ${key}`;
      if (minutes === null || minutes > 7 * 24 * 60 || seen.has(minutes)) faults.push(fault);
      else seen.add(minutes);
      return { after: minutes ?? 0, rate: whole(rate, fault, 300) };
    })
    .sort((a, b) => a.after - b.after);
  const { night } = draft;
  const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
  if (night !== null && !(clock.test(night.from) && clock.test(night.to))) faults.push('night');
  const rules: TimeRules = {
    rounding: draft.rounding,
    paidBreaks: whole(draft.paidBreaks, 'paidBreaks', 240),
    overtime,
    night,
    holidays: draft.holidays,
    limits: {
      break: { after: ms('break-after'), length: ms('break-length') },
      daily: ms('daily'),
      weekly: ms('weekly'),
      average: { weeks: whole(draft.averageWeeks, 'averageWeeks', 52, 2), limit: ms('average') },
      rest: ms('rest'),
      minor: {
        break: { after: ms('minor-break-after'), length: ms('minor-break-length') },
        daily: ms('minor-daily'),
        weekly: ms('minor-weekly'),
        rest: ms('minor-rest'),
      },
    },
  };
  if (faults.length > 0) return { ok: false, faults: [...new Set(faults)] };
  return { ok: true, rules: timeRulesSchema.parse(rules) };
}

/** Whether two sets of rules differ in nothing. */
export function sameRules(a: TimeRules, b: TimeRules): boolean {
  return sameSetting(a, b);
}

/** Parts in which two sets of rules differ. */
export function differingParts(a: TimeRules, b: TimeRules): (keyof TimeRules)[] {
  return (Object.keys(a) as (keyof TimeRules)[]).filter((part) => !sameSetting(a[part], b[part]));
}
