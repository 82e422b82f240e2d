import type { PunchType } from '../../punches/operations.ts';
import { comparePunches, isCounted, type Punch } from '../../punches/punch.ts';
import { addDays, dayBounds, instantOf, type DayRule } from '../../time/business-day.ts';
import { formatTime } from '../../time/format.ts';
import type { PunchChange } from '../operations.ts';
import { type Pairing, pairPunches } from '../pairing.ts';
import { standCorrection } from '../project.ts';
import { breaksOf, workedOf } from '../worked.ts';

/** A punch of a business day as somebody edits it. `time`: `HH:MM` of the wall clock there, or whatever was typed. */
export type DraftLine = {
  key: string;
  /** The punch that it began as; null for one that is added. */
  punch: Pick<Punch, 'id' | 'type' | 'at'> | null;
  type: PunchType;
  time: string;
  removed: boolean;
};

/**
 * What keeps a draft from being sent: a time that is none, one that is still to come, one that cannot be of this day, more
 * changes than one correction holds, none at all.
 */
export type DraftFault = 'no-time' | 'to-come' | 'beyond' | 'too-many' | 'unchanged';

/** The day as it would count: its worked time and breaks (ms), and whether something is still missing in it. */
export type DraftOutcome = {
  worked: number;
  breaks: number;
  missing: 'in' | 'out' | null;
};

export type Drafted =
  | { ok: true; change: PunchChange }
  | { ok: false; faults: { fault: DraftFault; line: string | null }[] };

/** Punches that one correction may set aside or add. */
const most = 10;
/** A departure belongs to its day up to this long after the day's end, in ms. */
const afterEnd = 12 * 3_600_000;
/** A minute has begun before its time of the clock is written. */
const grace = 60_000;

/**
 * Everything that was recorded of a business day, in the order of PUNCH-7 (spec CORR-40): what lies in a period belongs to the
 * day of its arrival, whatever the clock says; the rest to the day of its own time.
 *
 * @param punches of one person, from the day before to the day after
 */
export function punchesOfDay(punches: readonly Punch[], day: string): Punch[] {
  const { periods } = pairPunches(punches);
  const dayOf = (punch: Punch): string =>
    periods.findLast(
      ({ start, end, provenUntil }) => start <= punch.at && punch.at <= (end ?? provenUntil),
    )?.day ?? punch.day;
  return punches.filter((punch) => dayOf(punch) === day).sort(comparePunches);
}

/** The lines of a day that nobody has edited yet: the punches that count. */
export function draftOf(punches: readonly Punch[], day: string, { zone }: DayRule): DraftLine[] {
  return punchesOfDay(punches, day)
    .filter(isCounted)
    .map(({ id, type, at }) => ({
      key: id,
      punch: { id, type, at },
      type,
      time: formatTime(at, zone),
      removed: false,
    }));
}

/**
 * The lines of a day with a change that somebody asked for already written into them (spec CORR-44): what a manager puts right
 * before they approve it. `correction`: what it has changed so far is taken back first.
 */
export function draftWith(
  punches: readonly Punch[],
  { id: correction, asked }: { id: string; asked: PunchChange },
  of: { day: string; person: string; rule: DayRule },
): DraftLine[] {
  const { day, person, rule } = of;
  const bare = standCorrection(punches, null, { correction, person, rule, receivedAt: null });
  const removed = new Set(asked.remove);
  return [
    ...draftOf(bare, day, rule).map((line) => ({ ...line, removed: removed.has(line.key) })),
    ...asked.add.map(({ punch, type, at }) => ({
      ...{ key: punch, punch: null, type, time: formatTime(at, rule.zone), removed: false },
    })),
  ].sort((a, b) => at(a, asked) - at(b, asked));
}

/** Whether a line is not as it was recorded. */
export function isChanged({ punch, type, time, removed }: DraftLine, zone: string): boolean {
  return punch === null || removed || type !== punch.type || time !== formatTime(punch.at, zone);
}

/**
 * The instant that each line stands for (spec CORR-41); null where its time is none. Times before the cut-off are of the next
 * calendar date, and so is a break or departure that would lie before the day's first arrival.
 */
export function instantsOf(
  lines: readonly DraftLine[],
  day: string,
  rule: DayRule,
): Map<string, number | null> {
  const { zone, cutOffHour } = rule;
  const on = (date: string, time: string) => instantOf(date, time, zone, cutOffHour);
  const asWritten = (line: DraftLine): number | null => {
    if (line.punch !== null && line.time === formatTime(line.punch.at, zone)) return line.punch.at;
    return /^([01]\d|2[0-3]):[0-5]\d$/.test(line.time) ? on(day, line.time) : null;
  };
  const written = lines.map((line) => ({ line, at: asWritten(line) }));
  const arrivals = written.flatMap(({ line, at }) =>
    line.type === 'in' && !line.removed && at !== null ? [at] : [],
  );
  const first = Math.min(...arrivals);
  return new Map(
    written.map(({ line, at }) => {
      const early = at !== null && line.type !== 'in' && at < first && first !== Infinity;
      return [line.key, early && !isKept(line, at) ? on(addDays(day, 1), line.time) : at];
    }),
  );
}

/** The change that a draft asks for, or what is wrong with it, the line first (spec CORR-42). `newId` makes an id. */
export function changeOf(
  lines: readonly DraftLine[],
  day: string,
  rule: DayRule,
  { now, newId }: { now: number; newId: () => string },
): Drafted {
  const instants = instantsOf(lines, day, rule);
  const latest = dayBounds(day, rule.zone, rule.cutOffHour).end + afterEnd;
  const changed = lines.filter((line) => isChanged(line, rule.zone));
  const standing = changed.filter(({ removed }) => !removed);
  const faults = standing.flatMap(({ key }) => {
    const at = instants.get(key) ?? null;
    const fault =
      at === null ? 'no-time' : at > latest ? 'beyond' : at > now + grace ? 'to-come' : null;
    return fault === null ? [] : [{ fault, line: key } as const];
  });
  if (faults.length > 0) return { ok: false, faults };
  const remove = changed.flatMap(({ punch }) => (punch === null ? [] : [punch.id]));
  const add = standing.map(({ key, type }) => ({ punch: newId(), type, at: instants.get(key)! }));
  if (remove.length + add.length === 0) {
    return { ok: false, faults: [{ fault: 'unchanged', line: null }] };
  }
  if (remove.length > most || add.length > most) {
    return { ok: false, faults: [{ fault: 'too-many', line: null }] };
  }
  return { ok: true, change: { remove, add } };
}

/**
 * The day as it would count with a change: what somebody sees before they decide (spec CORR-43). `instead`: a correction in whose
 * place it would stand; what that one has changed so far is taken back first.
 */
export function outcomeOf(
  punches: readonly Punch[],
  change: PunchChange,
  of: { day: string; person: string; rule: DayRule; instead?: string | null },
): DraftOutcome {
  const { day, person, rule, instead = null } = of;
  const correction = instead ?? 'draft';
  const changed = standCorrection(punches, change, {
    ...{ correction, person, rule, receivedAt: null },
  });
  return countedOf(pairPunches(changed), changed, day);
}

/** The day as it counts now. */
export function presentOf(punches: readonly Punch[], day: string): DraftOutcome {
  return countedOf(pairPunches(punches), punches, day);
}

/** The act that a new line most likely is: what a period still lacks. */
export function likelyType(lines: readonly DraftLine[]): PunchType {
  const last = lines.filter(({ removed }) => !removed).at(-1);
  return last === undefined || last.type === 'out' ? 'in' : 'out';
}

function countedOf(
  { periods, orphans }: Pairing,
  punches: readonly Punch[],
  day: string,
): DraftOutcome {
  const own = periods.filter((one) => one.day === day);
  const lone = punches.some(({ id, day: on }) => on === day && orphans.includes(id));
  return {
    worked: own.reduce((sum, one) => sum + workedOf(one, null), 0),
    breaks: own.reduce((sum, one) => sum + breaksOf(one, null), 0),
    missing: own.some(({ end }) => end === null) ? 'out' : lone ? 'in' : null,
  };
}

/** When a line of `draftWith` stands. */
function at({ key, punch }: DraftLine, { add }: PunchChange): number {
  return punch?.at ?? add.find((one) => one.punch === key)?.at ?? Infinity;
}

/** A punch that nobody moved stays where it was recorded. */
function isKept({ punch }: DraftLine, at: number): boolean {
  return punch !== null && punch.at === at;
}
