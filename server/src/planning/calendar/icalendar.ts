import type { Language } from '@comptoir/shared/establishments/languages';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarShift } from './queries.ts';

const words: Record<Language, { name: string; work: string; pause: (minutes: number) => string }> =
  {
    fr: {
      name: 'Mon planning Comptoir',
      work: 'Travail',
      pause: (minutes) => `Pause prévue : ${String(minutes)} min`,
    },
    en: {
      name: 'My Comptoir schedule',
      work: 'Work',
      pause: (minutes) => `Planned break: ${String(minutes)} min`,
    },
  };

/**
 * A person's shifts as RFC 5545 (spec CAL-3 to CAL-7). Times are instants in UTC: right in every calendar, also in the
 * nights when the clocks change, and nothing has to be known of zones (decision 0023). Nobody else is named.
 *
 * @param since stands for the moment of shifts that were published before there was planning, ms
 */
export function writeCalendar(
  shifts: readonly CalendarShift[],
  { language, since }: { language: Language; since: number },
): string {
  const { name, work, pause } = words[language];
  const calendar = ical({
    name,
    prodId: { company: 'Comptoir', product: 'Planning', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    // How often a calendar is asked to look again, in seconds.
    ttl: 3_600,
  });
  for (const shift of shifts) {
    const at = new Date(shift.changedAt ?? since);
    calendar.createEvent({
      id: `${shift.shift}@comptoir`,
      sequence: shift.sequence,
      stamp: at,
      lastModified: at,
      start: new Date(shift.start),
      end: new Date(shift.end),
      summary: plain(shift.position ?? work),
      location: plain(shift.place),
      ...(shift.pause > 0 && { description: pause(shift.pause) }),
      status: shift.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** Characters that no calendar may hold: a name is text, and one line (X08). */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
