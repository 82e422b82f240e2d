import type { TimeRules } from '@comptoir/shared/establishments/time-rules';
import type { Speech } from '../language/speech.ts';
import { hoursText } from '../hours-text.ts';
import { differingParts, draftOfRules, limitNames } from './rules-draft.ts';

/** What rules say where they differ from others: a part a line. */
export function rulesTold(rules: TimeRules, other: TimeRules, { text }: Speech): string {
  const limits = draftOfRules(rules).limits;
  const others = draftOfRules(other).limits;
  const told: Record<keyof TimeRules, () => string> = {
    rounding: () =>
      rules.rounding === null
        ? text('rules.rounding-none')
        : `${text('rules.rounding-to', { count: rules.rounding.minutes })}, ${text(`rules.mode-${rules.rounding.mode}`)}`,
    paidBreaks: () => hoursText(rules.paidBreaks),
    overtime: () =>
      rules.overtime.map(({ after, rate }) => `${hoursText(after)} · ${rate}\u00a0%`).join(', ') ||
      '–',
    night: () => (rules.night === null ? '–' : `${rules.night.from} – ${rules.night.to}`),
    holidays: () => text(`rules.holidays-${rules.holidays}`),
    limits: () =>
      limitNames
        .filter((name) => limits[name] !== others[name])
        .map((name) => `${text(`rules.limit-${name}`)} ${limits[name]}`)
        .join(', ') || String(rules.limits.average.weeks),
  };
  return differingParts(rules, other)
    .map((part) => text('rules.told', { part: text(`rules.part-${part}`), value: told[part]() }))
    .join(' · ');
}
