import type { AbsenceSpan } from '@comptoir/shared/planning/absence';
import type { SeenShift } from '@comptoir/shared/planning/change';
import { plannedWork } from '@comptoir/shared/planning/same-shift';
import { type DayRule, addDays, businessDay } from '@comptoir/shared/time/business-day';
import type { IconName } from '@comptoir/ui/icon';
import type { Speech } from '../language/speech.ts';
import type { AbsenceLine, ChangeLine, PlanTold, PositionLook, SwapLine } from './view.ts';

/** ISO weekdays count from it. */
export const aSunday = '2026-01-04';
/** Noon UTC: the calendar date, whatever the zone. */
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** `samedi 28 novembre` */
export function longDay({ date }: Speech, day: string): string {
  return date(noon(day), 'UTC');
}

/** `sam. 28` */
export function shortDay({ weekday }: Speech, day: string): string {
  return `${weekday(day)} ${Number(day.slice(8))}`;
}

/** `28 novembre` */
export function dayAndMonth({ language }: Speech, day: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
  }).format(noon(day));
}

type Times = { start: number; end: number };

/** `09:00 – 17:00` */
export function timesOf({ text, time }: Speech, { start, end }: Times, zone: string): string {
  return text('schedule.times', { start: time(start, zone), end: time(end, zone) });
}

/** `samedi 28 novembre, 09:00 – 17:00` */
export function dayAndTimes(speech: Speech, shift: Times, rule: DayRule): string {
  const day = businessDay(shift.start, rule.zone, rule.cutOffHour);
  return `${longDay(speech, day)}, ${timesOf(speech, shift, rule.zone)}`;
}

/** `7 h 30 · 30 min de pause · Caisse · Apportez les clés` */
export function detailsOf(
  { text, duration }: Speech,
  { pause, note, ...times }: Pick<SeenShift, 'start' | 'end' | 'pause' | 'note'>,
  position: PositionLook | null,
): string {
  const parts = [
    duration(plannedWork({ ...times, pause })),
    pause === 0 ? null : text('schedule.pause', { time: duration(pause * 60_000) }),
    position?.name ?? null,
    note,
  ];
  return parts.filter((one) => one !== null).join(' · ');
}

/** « Nouveau », « Retiré », « Changé » */
export function changeKind({ row }: Pick<ChangeLine, 'row'>): 'new' | 'gone' | 'moved' {
  return row.before === null ? 'new' : row.after === null ? 'gone' : 'moved';
}

/** « Publié par Awa Diop, sam. 21 nov., 08:58 » */
export function changedBy(speech: Speech, { row, by }: ChangeLine, zone: string, today: string) {
  const said = { name: by, at: speech.stamp(row.at, zone, today) };
  if (row.cause === 'swap') return speech.text('change.by-swap', said);
  return speech.text(by === '' ? 'change.by-nobody' : 'change.by', said);
}

/** `Du 3 au 7 décembre, le lundi, de 14:00 à 18:00` */
export function spanWords(speech: Speech, { from, to, weekdays, times }: AbsenceSpan): string {
  const { text, weekday } = speech;
  const days =
    from === to
      ? longDay(speech, from)
      : text('absence.from-to', { from: dayAndMonth(speech, from), to: dayAndMonth(speech, to) });
  const parts = [
    days,
    ...(weekdays === null
      ? []
      : [weekdays.map((one) => weekday(addDays(aSunday, one))).join(', ')]),
    ...(times === null ? [] : [text('absence.between', times)]),
  ];
  return parts.join(', ');
}

export type StateMark = {
  tone: 'good' | 'warn' | 'danger' | 'info' | 'quiet';
  icon: IconName;
  word: string;
};

const absenceMarks = {
  pending: ['info', 'expected'],
  approved: ['good', 'check'],
  refused: ['danger', 'close'],
  cancelled: ['quiet', 'undo'],
} as const satisfies Record<AbsenceLine['row']['state'], readonly [StateMark['tone'], IconName]>;

export function absenceMark({ text }: Speech, row: AbsenceLine['row']): StateMark {
  const [tone, icon] = absenceMarks[row.state];
  return { tone, icon, word: text(`absence.state-${row.state}`) };
}

const swapMarks = {
  asked: ['info', 'expected'],
  answered: ['info', 'expected'],
  approved: ['good', 'check'],
  refused: ['danger', 'close'],
  declined: ['quiet', 'close'],
  withdrawn: ['quiet', 'undo'],
  stale: ['warn', 'warning'],
} as const satisfies Record<SwapLine['row']['state'], readonly [StateMark['tone'], IconName]>;

/** @param me whoever reads it */
export function swapMark({ text }: Speech, row: SwapLine['row'], me: string): StateMark {
  if (row.state === 'asked' && row.colleague === me) {
    return { tone: 'warn', icon: 'message', word: text('swap.state-yours') };
  }
  const [tone, icon] = swapMarks[row.state];
  return { tone, icon, word: text(`swap.state-${row.state}`) };
}

/**
 * What a swap is about: « Léa Morin propose à Karim Haddad de reprendre : samedi 28 novembre, 09:00 – 17:00 »
 *
 * @param me whoever reads it, who is spoken to; null: somebody whom it does not concern
 */
export function swapWords(
  speech: Speech,
  line: SwapLine,
  rule: DayRule,
  me: string | null,
): string {
  const { text } = speech;
  const { row, gives, takes, askedBy: name, colleague } = line;
  const said = (shift: SwapLine['gives']) =>
    shift === null
      ? text('swap.gone')
      : // In a sentence the two times stay together.
        dayAndTimes(speech, shift.row, rule).replaceAll(' – ', '\u00a0–\u00a0');
  const shift = said(row.gives === null ? takes : gives);
  const given = { name, colleague, shift, other: said(takes) };
  const kind = kindOf(row);
  if (me !== null && row.person === me) return text(`swap.you-${kind}`, given);
  if (me !== null && row.colleague === me && (kind === 'gives' || kind === 'exchanges')) {
    return text(`swap.to-you-${kind}`, given);
  }
  return text(`swap.${kind}`, given);
}

function kindOf({ gives, takes, colleague }: SwapLine['row']) {
  if (gives === null) return 'takes';
  if (takes !== null) return 'exchanges';
  return colleague === null ? 'gives-anybody' : 'gives';
}

/** What stands against a shift, or the limit that it passes. */
export function toldWords({ text, duration }: Speech, told: PlanTold): string {
  if (told.kind === 'conflict') return text(`plan.conflict-${told.rule}`);
  const { found, limit } = told;
  const days = (ms: number) => Math.round(ms / 86_400_000);
  const isRest = told.rule === 'weekly-rest' || told.rule === 'minor-weekly-rest';
  return text(`plan.rule-${told.rule}`, {
    found: isRest ? days(found) : duration(found),
    limit: isRest ? days(limit) : duration(limit),
  });
}
