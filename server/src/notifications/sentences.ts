import type { Language } from '@comptoir/shared/establishments/languages';
import type { Subject } from './subject.ts';

/** What a subject means at the moment at which it is said. */
export type Facts = {
  /** Null: they are not to be named, or no longer known. */
  nameOf: (person: string) => string | null;
  /** Null: it is not to be quoted, or it is gone. */
  announcement: { title: string; body: string } | null;
};

export type Said = {
  title: string;
  text: string;
  /** The same at length, line by line; left out: `text` says everything. */
  lines?: string[];
  button: string;
};

export type Sentences = {
  [A in Subject['about']]: (subject: Extract<Subject, { about: A }>, facts: Facts) => Said;
};

type Schedule = Extract<Subject, { about: 'schedule' }>;
type Times = Schedule['changes'][number]['before'];

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** Days, both included. */
export function dates(from: string, to: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
  return format.formatRange(Date.parse(`${from}T12:00:00Z`), Date.parse(`${to}T12:00:00Z`));
}

/** « Name : rest »; without a name the rest alone, as a sentence. */
export function afterName({ nameOf }: Facts, person: string, rest: string): string {
  const name = nameOf(person);
  if (name === null) return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
  return `${name} · ${rest}`;
}

/** Changes of a schedule as lines, and what they are together. */
export function shiftsOf(
  { zone, changes }: Schedule,
  language: Language,
  words: { added: string; gone: string; detail: string },
): { count: number; isNew: boolean; range: string; lines: string[] } {
  const { day, time, spoken, range } = written(zone, language);
  const colon = language === 'fr' ? ' : ' : ': ';
  const lines = changes.map(({ before, after }) => {
    if (after === null) return before === null ? '' : `${words.gone}${colon}${spoken(before)}`;
    if (before === null) return `${words.added}${colon}${spoken(after)}`;
    if (before.start === after.start && before.end === after.end) {
      return `${capital(spoken(after))} (${words.detail})`;
    }
    const isSameDay = day.format(before.start) === day.format(after.start);
    const now = isSameDay
      ? `${time.format(after.start)} – ${time.format(after.end)}`
      : spoken(after);
    return `${capital(spoken(before))} → ${now}`;
  });
  return {
    count: changes.length,
    isNew: changes.every(({ before }) => before === null),
    range: range(changes.flatMap(({ before, after }) => (after ?? before)?.start ?? [])),
    lines,
  };
}

/** Shifts that somebody may take, as lines. */
export function offersOf(
  { zone, shifts }: Extract<Subject, { about: 'offers' }>,
  language: Language,
): { count: number; range: string; lines: string[] } {
  const { spoken, range } = written(zone, language);
  return {
    count: shifts.length,
    range: range(shifts.map(({ start }) => start)),
    lines: shifts.map((one) => capital(spoken(one))),
  };
}

/** How days and times are written in a zone. */
function written(zone: string, language: Language) {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: zone },
  });
  const time = new Intl.DateTimeFormat(locale, {
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone },
  });
  const span = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'long', timeZone: zone },
  });
  return {
    day,
    time,
    spoken: ({ start, end }: NonNullable<Times>) =>
      `${day.format(start)}, ${time.format(start)} – ${time.format(end)}`,
    range: (starts: readonly number[]) =>
      span.formatRange(Math.min(...starts), Math.max(...starts)),
  };
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
