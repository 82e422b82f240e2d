import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import type { Punch } from '@comptoir/shared/punches/punch';
import type { FeedRow } from '@comptoir/shared/sync/rows';
import { windowDays } from '@comptoir/shared/sync/window';
import type { Timesheet } from '@comptoir/shared/timesheets/sheet';
import { timesheetOf } from '@comptoir/shared/timesheets/timesheet';

const dayLength = 86_400_000;
const zone = 'Europe/Paris';
const hash = '0'.repeat(64);
const reason = 'J’ai oublié de pointer mon départ en partant par la réserve.';

/** One punch in so many was put right. */
const correctedOneIn = 100;

type Made = { idOf: (sort: number, number: number) => string; people: readonly string[] };
type Row<R extends 'corrections' | 'periodLocks' | 'statements'> = FeedRow<R> & { key: string };

/** Corrections of the window of punches, each of which was approved: a departure somewhat later. */
export function correctionRows(
  { idOf }: Made,
  punches: readonly Punch[],
  manager: string,
): Row<'corrections'>[] {
  return punches
    .filter(({ type }, at) => type === 'out' && at % correctedOneIn < 4)
    .map(({ id: punch, person, day, at }, number) => {
      const id = idOf(11, number);
      const change = {
        remove: [punch],
        add: [{ punch: idOf(12, number), type: 'out' as const, at: at + 900_000 }],
      };
      return {
        ...{ key: id, id, person: person ?? manager, day, state: 'approved' },
        ...{
          asked: change,
          standing: change,
          reason,
          proposedBy: person,
          proposedAt: at + dayLength,
        },
        decision: {
          ...{ by: manager, at: at + 2 * dayLength, decision: 'approved', edited: false },
          reason: null,
        },
        objection: null,
      };
    });
}

/** Each month of the window was closed. */
export function periodLockRows({ idOf }: Made, now: number, by: string): Row<'periodLocks'>[] {
  return months(now).map(({ from, to }, number) => {
    const id = idOf(13, number);
    return { key: id, id, from, to, at: Date.parse(`${to}T12:00:00Z`) + 3 * dayLength, by };
  });
}

/**
 * The statements of everybody, with their documents, for as long as a tablet holds them: made of the timesheet of one person
 * a month, as everybody works the same hours here.
 *
 * @param punchesOf a person's punches of a span of dates (both included)
 */
export function statementRows(
  { idOf, people }: Made,
  now: number,
  { by, punchesOf }: { by: string; punchesOf: (from: string, to: string) => Punch[] },
): Row<'statements'>[] {
  return months(now).flatMap(({ from, to }, month) => {
    const sheet = monthOf(people[0] ?? by, punchesOf(from, to), { from, to, now });
    const issuedAt = Date.parse(`${to}T12:00:00Z`) + 4 * dayLength;
    return people.map((person, at) => {
      const id = idOf(14, month * people.length + at);
      return {
        ...{ key: id, id, person, from, to, issuedAt, issuedBy: by, state: 'acknowledged' },
        ...{
          seenAt: issuedAt + dayLength,
          answeredAt: issuedAt + dayLength,
          dispute: null,
          replacedBy: null,
        },
        hash,
        document: {
          ...{ v: 1, statement: id, organisation: 'Maison Aubert', from, to, zone, issuedAt },
          ...{ establishments: ['Le Comptoir des Halles'], language: 'fr', issuedBy: 'Awa Diallo' },
          person: { id: person, name: `Bastien de La Rochefoucauld ${at}`, externalId: `${at}` },
          ...{ rules: defaultTimeRules, days: sheet.days, weeks: sheet.weeks },
          ...{ totals: sheet.totals, corrections: [] },
        },
      };
    });
  });
}

function monthOf(
  person: string,
  punches: readonly Punch[],
  { from, to, now }: { from: string; to: string; now: number },
): Timesheet {
  return timesheetOf({
    ...{ person, from, to, punches, placeOf: () => null, establishment: null, shifts: null },
    ...{ corrections: [], locks: [], rule: { zone, cutOffHour: 5 }, rules: defaultTimeRules },
    ...{ openPeriodLimit: 780, earlier: [], minorUntil: null, now },
  });
}

/** Calendar months that ended within the window of statements, the latest first. */
function months(now: number): { from: string; to: string }[] {
  const first = now - (windowDays.statements?.before ?? 0) * dayLength;
  const date = new Date(now);
  const found: { from: string; to: string }[] = [];
  for (let back = 0; ; back += 1) {
    const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 0);
    if (end < first) return found;
    const begin = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back - 1, 1);
    found.push({ from: dateOf(begin), to: dateOf(end) });
  }
}

export function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
