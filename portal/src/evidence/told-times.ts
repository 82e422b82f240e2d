import type { PunchTimes } from '@comptoir/shared/evidence/portal';
import type { Flag } from '@comptoir/shared/journal/flags';
import type { Speech } from '../language/speech.ts';

type Says = Pick<Speech, 'text' | 'time' | 'moment'>;

/** The three times in words: each with its day where that is not `day` (a calendar date in `zone`). */
export function toldTimes(
  { text, time, moment }: Says,
  times: PunchTimes,
  { zone, day }: { zone: string; day: string },
): { wall: string; estimated: string; server: string } {
  const isToday = (instant: number) => dateOf(instant, zone) === day;
  const at = (instant: number) => (isToday(instant) ? time(instant, zone) : moment(instant, zone));
  const said = (instant: number) =>
    isToday(instant) ? time(instant, zone) : text('evidence.on', { moment: moment(instant, zone) });
  const { wall, estimated, after, before } = times;
  return {
    wall: at(wall),
    estimated: at(estimated),
    server:
      after !== null
        ? text('evidence.between', { after: said(after), before: said(before) })
        : text('evidence.received', {
            before: isToday(before)
              ? text('evidence.at', { time: time(before, zone) })
              : said(before),
          }),
  };
}

/** The calendar date there, `2026-11-21`. */
export function dateOf(instant: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant);
}

/** What is said of a punch in other words already is no doubt of its own. */
const toldElsewhere: readonly Flag[] = ['declared'];

/** What is doubtful about a punch, each once. */
export function doubtsIn(flags: readonly Flag[]): Flag[] {
  return [...new Set(flags)].filter((flag) => !toldElsewhere.includes(flag));
}
