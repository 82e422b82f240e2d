import { comparePunches, isCounted, type Punch } from '../punches/punch.ts';

/** A break within a period; `end` null while it lasts. Ms since 1970. */
export type Break = { start: number; end: number | null };

/** From an arrival to a departure, as somebody's punches tell it. */
export type Period = {
  person: string | null;
  /** Ids of the punches that open and close it. */
  opens: string;
  closes: string | null;
  start: number;
  /** Null while it is open, and for ever when it is unresolved. */
  end: number | null;
  breaks: Break[];
  /** Business day of its arrival: night work belongs to the day it began. */
  day: string;
  /** A later arrival shows that its departure was never punched. */
  unresolved: boolean;
  /** Latest punch that belongs to it: until then its own punches prove it. */
  provenUntil: number;
  declared: boolean;
  /** One of its punches is still only on this tablet. */
  pending: boolean;
};

/** `orphans`: ids of punches that belong to no period, because an arrival is missing before them. */
export type Pairing = { periods: Period[]; orphans: string[] };

/** An arrival this soon after the last sign of presence repeats it (two tablets, double taps); later it is a new one. Ms. */
export const repeatWithin = 3_600_000;

/**
 * One person's punches as periods, in order (spec SHEET-1 to SHEET-6). Takes them in any order, from any number of
 * tablets; cancelled ones count for nothing. Give it punches from the business day before the first that matters,
 * so that no night is cut in two.
 */
export function pairPunches(punches: readonly Punch[]): Pairing {
  const periods: Period[] = [];
  const orphans: string[] = [];
  let open: Period | null = null;
  for (const punch of punches.filter(isCounted).sort(comparePunches)) {
    if (punch.type === 'in' && (open === null || isNewArrival(open, punch))) {
      if (open) open.unresolved = true;
      periods.push((open = begin(punch)));
      continue;
    }
    if (open === null) {
      const previous = periods.at(-1);
      if (previous && repeatsDeparture(previous, punch)) join(previous, punch);
      else orphans.push(punch.id);
      continue;
    }
    apply(open, punch);
    if (open.end !== null) open = null;
  }
  return { periods, orphans };
}

/** Groups a mixed list by person and pairs each; people without a name in the list (null) are left out. */
export function pairByPerson(punches: readonly Punch[]): Map<string, Pairing> {
  const grouped = new Map<string, Punch[]>();
  for (const punch of punches) {
    if (punch.person === null) continue;
    const own = grouped.get(punch.person);
    if (own) own.push(punch);
    else grouped.set(punch.person, [punch]);
  }
  return new Map([...grouped].map(([person, own]) => [person, pairPunches(own)]));
}

/** The business day whose hours a punch makes: that of its period, which may have begun the day before. */
export function dayOfPunch(punches: readonly Punch[], { id, at, day }: Punch): string {
  const { periods, orphans } = pairPunches(punches);
  if (orphans.includes(id)) return day;
  const own = periods.findLast(({ start }) => start <= at);
  return own !== undefined && at <= (own.end ?? own.provenUntil) ? own.day : day;
}

/** The period that is open now; null when the latest one is closed. */
export function openPeriod(periods: readonly Period[]): Period | null {
  const latest = periods.at(-1);
  return latest && latest.end === null ? latest : null;
}

function begin(punch: Punch): Period {
  return {
    person: punch.person,
    opens: punch.id,
    closes: null,
    start: punch.at,
    end: null,
    breaks: [],
    day: punch.day,
    unresolved: false,
    provenUntil: punch.at,
    declared: punch.declared,
    pending: punch.receivedAt === null,
  };
}

function isNewArrival(open: Period, punch: Punch): boolean {
  return punch.at - open.provenUntil > repeatWithin;
}

/** A second departure repeats the first, which stands. */
function repeatsDeparture(previous: Period, punch: Punch): boolean {
  if (punch.type !== 'out' || previous.end === null) return false;
  return punch.at - previous.end <= repeatWithin;
}

function join(period: Period, punch: Punch): void {
  period.declared ||= punch.declared;
  period.pending ||= punch.receivedAt === null;
}

function apply(period: Period, punch: Punch): void {
  join(period, punch);
  period.provenUntil = punch.at;
  const latest = period.breaks.at(-1);
  const onBreak = latest?.end === null ? latest : null;
  if (punch.type === 'out') {
    period.end = punch.at;
    period.closes = punch.id;
  }
  // Whoever arrives or leaves is no longer on break; a second start of the same break changes nothing.
  if (onBreak && punch.type !== 'break-start') onBreak.end = punch.at;
  if (!onBreak && punch.type === 'break-start') period.breaks.push({ start: punch.at, end: null });
}
