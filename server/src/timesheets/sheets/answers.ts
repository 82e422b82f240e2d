import type { Punch } from '@comptoir/shared/punches/punch';
import { type CorrectionRow, periodLockRowSchema } from '@comptoir/shared/timesheets/correction';
import type {
  AnomaliesAnswer,
  TimesheetAnswer,
  TimesheetsAnswer,
} from '@comptoir/shared/timesheets/portal';
import { type AnomalyKind, anomalyKinds } from '@comptoir/shared/timesheets/sheet';
import type { Reader } from '../../database/connection.ts';
import { type Asked, type Sheets, type besides, whoOf } from './asking.ts';
import { type StandingLock, findShownPeople } from './queries.ts';
import type { ReadSheet } from './read.ts';

type Beside = Awaited<ReturnType<typeof besides>>;

/** Everybody's totals, and a day each for the chart. */
export function timesheetsAnswer(
  { from, to }: Asked,
  { read, people, store }: Sheets,
  of: Beside & { locks: readonly StandingLock[]; may: TimesheetsAnswer['may'] },
): TimesheetsAnswer {
  const days = new Map<string, TimesheetsAnswer['days'][number]>();
  for (const { sheet } of read) {
    for (const { day, planned, corrected, warnings, anomalies } of sheet.days) {
      const sum = days.get(day) ?? { day, planned: null, worked: 0, warnings: 0, anomalies: 0 };
      days.set(day, {
        day,
        planned: planned === null ? sum.planned : (sum.planned ?? 0) + planned,
        worked: sum.worked + corrected.worked,
        warnings: sum.warnings + warnings.length,
        anomalies: sum.anomalies + anomalies.length,
      });
    }
  }
  return {
    ...{ from, to, zone: store.zone },
    people: read.flatMap(({ person, sheet: { days, totals } }) => {
      const shown = people.get(person);
      if (!shown) return [];
      const approval = of.approvals.get(person);
      return [
        {
          person: whoOf(shown),
          totals,
          anomalies: days.reduce((sum, { anomalies }) => sum + anomalies.length, 0),
          warnings: days.reduce((sum, { warnings }) => sum + warnings.length, 0),
          approved: approval
            ? {
                by: approval.by === null ? null : (of.approvers.get(approval.by)?.name ?? null),
                ...{ at: approval.at, worked: approval.worked },
                stale: approval.worked !== totals.corrected,
              }
            : null,
          statement: of.statements.get(person) ?? null,
        },
      ];
    }),
    days: [...days.values()],
    locks: of.locks.map(lockOf),
    ...{ silent: of.silent, may: of.may },
  };
}

/** The days behind one person's total: what was recorded in the establishment, or belongs to a period that began there. */
export async function timesheetAnswer(
  db: Reader,
  organisation: string,
  asked: Asked,
  { one, sheets, silent }: { one: ReadSheet; sheets: Sheets; silent: Beside['silent'] },
): Promise<TimesheetAnswer | null> {
  const shown = sheets.people.get(one.person);
  if (!shown) return null;
  const punches = ofEstablishment(one, asked.establishment);
  const { sheet, corrections } = one;
  const inSpan = one.locks.filter(({ from, to }) => from <= asked.to && to >= asked.from);
  const locks = inSpan.filter(({ establishment }) => establishment === asked.establishment);
  const counted = new Set(sheet.days.flatMap(({ closedAt = [] }) => closedAt));
  const elsewhere = inSpan.filter(({ establishment }) => counted.has(establishment));
  return {
    person: whoOf(shown),
    sheet,
    punches,
    corrections: newestFirst(corrections),
    names: await namesIn(db, organisation, {
      corrections,
      punches,
      locks: [...locks, ...elsewhere],
    }),
    locks: locks.map(lockOf),
    closedElsewhere: elsewhere.map((lock) => ({
      ...lockOf(lock),
      establishment: { id: lock.establishment, name: sheets.names.get(lock.establishment) ?? '' },
    })),
    silent,
  };
}

/** What waits of everybody, most pressing first, and within a kind the oldest. */
export async function anomaliesAnswer(
  db: Reader,
  organisation: string,
  asked: Asked,
  of: { sheets: Sheets; unknown: readonly Punch[]; silent: Beside['silent'] },
): Promise<AnomaliesAnswer> {
  const { sheets, unknown, silent } = of;
  const found = sheets.read.flatMap(({ person, sheet }) => {
    const shown = sheets.people.get(person);
    const who = shown ? whoOf(shown) : null;
    return sheet.days.flatMap(({ day, anomalies }) =>
      anomalies.map((anomaly) => ({ person: who, day, ...anomaly })),
    );
  });
  const nobodys = unknown.map(({ id, day }) => ({
    ...{ person: null, day, kind: 'unknown-person' as const, punches: [id] },
  }));
  const anomalies = [...nobodys, ...found].sort(
    (a, b) => rankOf(a.kind) - rankOf(b.kind) || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0),
  );
  // Whoever settles an anomaly looks at its whole day.
  const days = new Set(found.map(({ person, day }) => `${person?.id ?? ''} ${day}`));
  const looked = sheets.read.filter(({ sheet }) =>
    sheet.days.some(({ anomalies: own }) => own.length > 0),
  );
  const punches = looked.flatMap((one) => ofEstablishment(one, asked.establishment));
  const corrections = newestFirst(
    looked.flatMap((one) =>
      one.corrections.filter(({ person, day }) => days.has(`${person} ${day}`)),
    ),
  );
  return {
    anomalies,
    punches: [...unknown, ...punches],
    corrections,
    names: await namesIn(db, organisation, { corrections, punches, locks: [] }),
    silent,
  };
}

function ofEstablishment({ punches, placeOf, sheet }: ReadSheet, establishment: string): Punch[] {
  const periods = sheet.days.flatMap(({ raw, corrected }) => [
    ...raw.periods,
    ...corrected.periods,
  ]);
  const ends = new Set(periods.flatMap(({ opens, closes }) => [opens, closes]));
  return punches.filter(
    ({ id, at }) =>
      placeOf(id) === establishment ||
      ends.has(id) ||
      periods.some(({ start, end }) => end !== null && start <= at && at <= end),
  );
}

function newestFirst(corrections: readonly CorrectionRow[]): CorrectionRow[] {
  return [...corrections].sort((a, b) => b.proposedAt - a.proposedAt);
}

function rankOf(kind: AnomalyKind): number {
  return anomalyKinds.indexOf(kind);
}

/** A lock as it travels: by which rules its days are paid is the sheet's matter. */
export function lockOf(lock: StandingLock) {
  return periodLockRowSchema.parse(lock);
}

/** Names of everybody whom corrections, punches and locks name; whoever was erased has none. */
export async function namesIn(
  db: Reader,
  organisation: string,
  of: {
    corrections: readonly CorrectionRow[];
    punches: readonly Punch[];
    locks: readonly { by: string | null }[];
  },
): Promise<Record<string, string>> {
  const named = [
    ...of.corrections.flatMap(({ person, proposedBy, decision }) => [
      ...[person, proposedBy, decision?.by],
    ]),
    ...of.punches.flatMap(({ attached, accepted }) => [attached?.by, accepted?.by]),
    ...of.locks.map(({ by }) => by),
  ];
  const ids = [...new Set(named)].filter((id) => typeof id === 'string');
  const people = await findShownPeople(db, organisation, ids);
  return Object.fromEntries(
    [...people].flatMap(([id, { name }]) => (name === null ? [] : [[id, name]])),
  );
}
