import type { Language } from '@comptoir/shared/establishments/languages';
import { planColumns, planTitle } from '@comptoir/shared/planning/import-columns';
import { plannedWork } from '@comptoir/shared/planning/shift';
import { businessDay } from '@comptoir/shared/time/business-day';
import { formatTime } from '@comptoir/shared/time/format';
import { planWords } from '../paper/words.ts';
import type { Plan } from '../weeks/answer.ts';

/**
 * The shifts of some business days as a table (spec PLAN-79): the columns of the import, so that it can be imported again, then
 * hours with two decimals and whether the shift is published.
 */
export function exportRows(
  plan: Plan,
  asked: {
    from: string;
    to: string;
    language: Language;
    drafts: boolean;
    numbers: ReadonlyMap<string, string>;
  },
): string[][] {
  const { zone, cutOffHour } = plan.establishment;
  const words = planWords[asked.language];
  const people = new Map(plan.people.map((one) => [one.id, one.name]));
  const positions = new Map(plan.positions.map(({ id, name }) => [id, name]));
  const shown = plan.shifts
    .flatMap(({ published, draft }) => {
      if (!asked.drafts || draft === null) {
        return published === null ? [] : [{ ...published, isDraft: false }];
      }
      return draft === 'removed' ? [] : [{ ...draft, isDraft: true }];
    })
    .filter(({ start }) => {
      const day = businessDay(start, zone, cutOffHour);
      return asked.from <= day && day <= asked.to;
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return [
    [...planColumns.map((column) => planTitle(column, asked.language)), words.worked, words.state],
    ...shown.map((shift) => {
      const { person, start, end, pause, position, note } = shift;
      const hours = (plannedWork(shift) / 3_600_000).toFixed(2);
      return [
        person === null ? '' : (asked.numbers.get(person) ?? ''),
        person === null ? words.open : (people.get(person) ?? ''),
        dateIn(businessDay(start, zone, 0), asked.language),
        formatTime(start, zone),
        formatTime(end, zone),
        pause === 0 ? '' : String(pause),
        positions.get(position ?? '') ?? '',
        note ?? '',
        asked.language === 'fr' ? hours.replace('.', ',') : hours,
        shift.isDraft ? words.asDraft : words.published,
      ];
    }),
  ];
}

function dateIn(day: string, language: Language): string {
  return language === 'fr' ? day.split('-').reverse().join('/') : day;
}
