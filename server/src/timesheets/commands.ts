import type { Punch } from '@comptoir/shared/punches/punch';
import { type DayRow, dayKey } from '@comptoir/shared/sync/rows';
import { instantOfDay } from '@comptoir/shared/sync/window';
import { addDays } from '@comptoir/shared/time/business-day';
import { dayRow } from '@comptoir/shared/timesheets/day-row';
import { pairPunches } from '@comptoir/shared/timesheets/pairing';
import { insertRows } from '../database/insert-rows.ts';
import type { Batch } from '../journal/batch.ts';
import { type RosterEntry, establishmentsOf } from '../journal/roster.ts';
import type { Timelines } from '../punches/timelines.ts';
import { findCorrectedDays } from './corrections/queries.ts';
import { findDaysBetween } from './queries.ts';

const columns = [
  'organisation',
  'person',
  'day',
  'worked',
  'breaks',
  'periods',
  'corrected',
] as const;

/**
 * Worked time of every (person, business day) that the touched punches can change: their own days, the
 * night before and the day after. Written where it differs; whether a day has finished is the feed's question.
 */
export async function writeDays(
  batch: Batch,
  timelines: Timelines,
  roster: ReadonlyMap<string, RosterEntry>,
): Promise<void> {
  const { trx, organisation, feed } = batch;
  const touched = timelines
    .all()
    .flatMap(({ person, punches, touched }) =>
      touched
        ? [{ person, punches, first: addDays(touched.first, -1), last: addDays(touched.last, 1) }]
        : [],
    );
  if (touched.length === 0) return;
  const before = await findDaysBetween(trx, organisation, touched);
  const corrected = await correctedDays(batch, touched);
  const rows: DayRow[] = [];
  for (const { person, punches, first, last } of touched) {
    const { periods } = pairPunches(punches);
    const found = new Set(periods.map(({ day }) => day));
    for (const day of found) {
      if (day < first || day > last) continue;
      const key = dayKey(person, day);
      const row = dayRow(person, day, periods);
      if (row && corrected.has(key)) row.corrected = true;
      if (row && !isSame(row, before.get(key))) rows.push(row);
    }
    // A cancelled arrival leaves its day empty: the row stays, and says so.
    for (const row of before.values()) {
      if (row.person !== person || row.day < first || row.day > last || found.has(row.day))
        continue;
      const { day } = row;
      const isCorrected = corrected.has(dayKey(person, day)) && { corrected: true };
      const empty = { person, day, worked: 0, breaks: 0, periods: [], ...isCorrected };
      if (!isSame(empty, row)) rows.push(empty);
    }
  }
  await insertRows(
    trx,
    'day',
    rows.map((row) => ({
      organisation,
      ...row,
      periods: JSON.stringify(row.periods),
      corrected: row.corrected === true ? 1 : 0,
    })),
    {
      columns,
      purpose: 'latest',
      conflict: (insert) =>
        insert.onConflict((on) =>
          on.columns(['organisation', 'person', 'day']).doUpdateSet((set) => ({
            worked: set.ref('excluded.worked'),
            breaks: set.ref('excluded.breaks'),
            periods: set.ref('excluded.periods'),
            corrected: set.ref('excluded.corrected'),
          })),
        ),
    },
  );
  for (const { person, day } of rows) {
    const touch = timelines.touches.get(person);
    if (!touch) throw new Error('A worked day changed of somebody whom nothing touched.');
    for (const establishment of establishmentsOf(roster.get(person), touch.establishments)) {
      const at = instantOfDay(day);
      feed.put({
        establishment,
        room: 'days',
        key: dayKey(person, day),
        position: touch.position,
        at,
      });
    }
  }
}

/** Days, by `dayKey`, that a correction changes which stands: its punches are among those that were read. */
async function correctedDays(
  { trx, organisation }: Batch,
  touched: readonly { person: string; punches: readonly Punch[] }[],
): Promise<Set<string>> {
  const made = touched.flatMap(({ person, punches }) =>
    punches.flatMap(({ correction, setAside }) =>
      [correction, setAside].flatMap((id) => (id === undefined ? [] : [{ person, id }])),
    ),
  );
  if (made.length === 0) return new Set();
  const ids = [...new Set(made.map(({ id }) => id))];
  const days = await findCorrectedDays(trx, organisation, ids);
  return new Set(
    made.flatMap(({ person, id }) => {
      const day = days.get(id);
      return day === undefined ? [] : [dayKey(person, day)];
    }),
  );
}

/** A second record that was merged has worked no days of its own any more. */
export async function removeDays(
  batch: Batch,
  of: { person: string; establishments: ReadonlySet<string>; position: number },
): Promise<void> {
  const { trx, organisation, feed } = batch;
  const { person, establishments, position } = of;
  const gone = await trx
    .deleteFrom('day')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .returning('day')
    .execute();
  for (const { day } of gone) {
    const [key, at] = [dayKey(person, day), instantOfDay(day)];
    for (const establishment of establishments) {
      feed.remove({ establishment, room: 'days', key, position, at });
    }
  }
}

function isSame(a: DayRow, b: DayRow | undefined): boolean {
  return (
    b !== undefined &&
    a.worked === b.worked &&
    a.breaks === b.breaks &&
    (a.corrected ?? false) === (b.corrected ?? false) &&
    JSON.stringify(a.periods) === JSON.stringify(b.periods)
  );
}
