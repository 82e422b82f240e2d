import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import type { AnomalyKind } from '@comptoir/shared/timesheets/sheet';
import type { Punch } from '@comptoir/shared/punches/punch';
import { businessDay } from '@comptoir/shared/time/business-day';
import type { IconName } from '@comptoir/ui/icon';
import type { Speech } from '../language/speech.ts';
import type { CorrectionLine, HoursDay, HoursPeriod, Span } from './view.ts';

/** Noon UTC: the calendar date, whatever the zone. */
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const locales = { fr: 'fr', en: 'en-GB' } as const;

/** `lundi 16 novembre` */
export function longDay({ date }: Speech, day: string): string {
  return date(noon(day), 'UTC');
}

/** `16 nov.` */
export function briefDay({ language }: Speech, day: string): string {
  return format(language, { day: 'numeric', month: 'short' }).format(noon(day));
}

/** `16 novembre`: ends a sentence, where `16 nov.` would end it twice. */
export function dayAndMonth({ language }: Speech, day: string): string {
  return format(language, { day: 'numeric', month: 'long' }).format(noon(day));
}

/** `lun. 16` */
export function shortDay({ weekday }: Speech, day: string): string {
  return `${weekday(day)} ${Number(day.slice(8))}`;
}

/** `novembre 2026` */
export function monthName({ language }: Speech, day: string): string {
  return format(language, { month: 'long', year: 'numeric' }).format(noon(day));
}

/** `Du 16 nov. au 22 nov.`, `Novembre 2026` */
export function spanTitle(speech: Speech, { kind, from, to }: Span): string {
  if (kind === 'week') {
    const ends = { from: briefDay(speech, from), to: briefDay(speech, to) };
    return speech.text('hours.week-of', ends);
  }
  const month = monthName(speech, from);
  return month.charAt(0).toLocaleUpperCase(speech.language) + month.slice(1);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Speech['language'], options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${JSON.stringify(options)}`;
  const made =
    formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', ...options });
  formats.set(key, made);
  return made;
}

/** `08:58 – 12:04`, `14:00 – en cours`, `09:00 – départ manquant` */
export function periodWords(
  { text, time }: Speech,
  { start, end, unresolved }: Pick<HoursPeriod, 'start' | 'end' | 'unresolved'>,
  zone: string,
): string {
  if (end !== null) return text('hours.period', { start: time(start, zone), end: time(end, zone) });
  const open = { start: time(start, zone) };
  return text(unresolved ? 'hours.period-missing' : 'hours.period-open', open);
}

/** `pause 12:10 – 12:41` */
export function pauseWords(
  { text, time }: Speech,
  { start, end }: { start: number; end: number | null },
  zone: string,
): string {
  const from = { start: time(start, zone) };
  if (end === null) return text('hours.pause-open', from);
  return text('hours.pause', { ...from, end: time(end, zone) });
}

export type Mark = {
  tone: 'good' | 'warn' | 'danger' | 'info' | 'quiet';
  icon: IconName;
  word: string;
};

/** Said by something else of the row, or by nobody but managers. */
const unsaid: readonly AnomalyKind[] = [
  'pending-correction',
  'objection',
  'open',
  'absent',
  'unplanned',
];

/** What stands beside a day: its corrections, what is doubtful, what is closed. */
export function marksOf({ text }: Speech, day: HoursDay): Mark[] {
  const states = new Set(day.corrections.map(({ row }) => row.state));
  const stands = day.corrections.some(({ row }) => row.standing !== null);
  const marks: (Mark | false)[] = [
    states.has('pending') && mark('info', 'message', text('hours.mark-pending-correction')),
    states.has('objected') && mark('warn', 'message', text('hours.mark-objection')),
    (stands || day.periods.some(({ corrected }) => corrected)) &&
      mark('good', 'edit', text('hours.mark-corrected')),
    !stands && states.has('refused') && mark('quiet', 'close', text('hours.mark-refused')),
    ...day.anomalies
      .filter((kind) => !unsaid.includes(kind))
      .map((kind) => mark('warn', 'warning', text(`hours.mark-${kind}`))),
    day.warnings.length > 0 &&
      mark('warn', 'warning', text('hours.mark-warning', { count: day.warnings.length })),
    day.lock !== null && mark('quiet', 'lock', text('hours.mark-closed')),
  ];
  return marks.filter((one) => one !== false);
}

function mark(tone: Mark['tone'], icon: IconName, word: string): Mark {
  return { tone, icon, word };
}

const stateMarks = {
  pending: ['info', 'expected'],
  approved: ['good', 'check'],
  refused: ['quiet', 'close'],
  withdrawn: ['quiet', 'undo'],
  objected: ['warn', 'message'],
} as const satisfies Record<CorrectionRow['state'], readonly [Mark['tone'], IconName]>;

/** « Acceptée avec des changements » */
export function stateMark({ text }: Speech, row: CorrectionRow): Mark {
  const [tone, icon] = stateMarks[row.state];
  const edited = row.state === 'approved' && row.decision?.edited === true;
  return mark(tone, icon, text(`correction.state-${edited ? 'edited' : row.state}`));
}

/** « Arrivée à 09:00 », « sans Départ de 23:10 »; what this tablet does not hold is said so. */
export function changeWords(
  speech: Speech,
  change: PunchChange,
  punches: readonly Pick<Punch, 'id' | 'type' | 'at'>[],
  { zone, cutOffHour, day }: { zone: string; cutOffHour: number; day: string },
): string[] {
  const { text, time } = speech;
  const words = (type: Punch['type'], at: number) => {
    const next = businessDay(at, zone, cutOffHour) > day ? ` ${text('correction.next-day')}` : '';
    return { punch: text(`punch.${type}`), time: `${time(at, zone)}${next}` };
  };
  const known = new Map(punches.map((punch) => [punch.id, punch]));
  return [
    ...change.add.map(({ type, at }) => text('correction.change-add', words(type, at))),
    ...change.remove.map((id) => {
      const punch = known.get(id);
      return punch === undefined
        ? text('correction.change-remove-unknown')
        : text('correction.change-remove', words(punch.type, punch.at));
    }),
  ];
}

/** « Votre correction du 12 nov. a été acceptée par Awa. » */
export function outcomeWords(speech: Speech, { row, decidedBy }: CorrectionLine): string {
  const { text } = speech;
  const said = {
    day: dayAndMonth(speech, row.day),
    name: decidedBy === '' ? text('news.manager') : decidedBy,
  };
  const { decision, person, proposedBy } = row;
  if (decision === null) return '';
  if (proposedBy !== person && decision.decision === 'approved') return text('news.made', said);
  if (decision.decision === 'refused') return text('news.refused', said);
  return text(decision.edited ? 'news.edited' : 'news.approved', said);
}
