import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import BetterSqlite from 'better-sqlite3';
import 'temporal-polyfill/global';
import { openDatabase } from '@comptoir/server/database/connection';
import { insertRows } from '@comptoir/server/database/insert-rows';
import type { Deps } from '@comptoir/server/deps';
import { systemClock } from '@comptoir/server/platform/clock';
import { openKeys } from '@comptoir/server/platform/keys';
import { openLogger } from '@comptoir/server/platform/logger';
import { systemRandom } from '@comptoir/server/platform/random';
import { findPunchesBetween } from '@comptoir/server/punches/queries';
import { punchColumns } from '@comptoir/server/punches/row';
import { sheetsOf } from '@comptoir/server/timesheets/exports/asked';
import { exportText } from '@comptoir/server/timesheets/exports/made';
import { findPayrollPeople } from '@comptoir/server/timesheets/exports/queries';
import { findStores } from '@comptoir/server/timesheets/sheets/queries';
import { dayBounds } from '@comptoir/shared/time/business-day';
import type { ExportColumns, ExportField } from '@comptoir/shared/timesheets/export-format';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge } from '../measure/figure.ts';
import { type Store, makeStore } from '../world/store.ts';

const people = 1_000;
const fewer = 200;
/** A month with every working day worked. */
const span = { from: '2026-10-01', to: '2026-10-31' };
const perDay = [
  ['in', '08:00'],
  ['break-start', '12:00'],
  ['break-end', '12:45'],
  ['out', '16:30'],
] as const;
const fields: readonly ExportField[] = [
  ...(['external-id', 'family', 'given', 'day', 'first-start', 'last-end'] as const),
  ...(['periods', 'breaks', 'raw', 'corrected', 'paid', 'overtime-1', 'late'] as const),
];
const columns: ExportColumns = {
  ...{ lines: 'day', separator: ';', hours: 'decimal' },
  columns: fields.map((field) => ({ field, header: field })),
};

/** A month of 1,000 people made into timesheets and a CSV file, beside reading the same punches and nothing else. */
export const exportMonth: Claim = {
  name: 'export-month',
  async measure({ rounds, folder, say }) {
    const file = join(folder, 'comptoir.sqlite');
    const deps: Deps = {
      db: await openDatabase(file),
      clock: systemClock,
      random: systemRandom,
      keys: await openKeys(join(folder, 'keys')),
      pokes: { poke: () => undefined, close: () => undefined },
      log: openLogger('silent'),
    };
    const store = await makeStore(deps, people);
    const punches = await fill(deps, store);
    say(`${people} people, ${punches} punches`);
    const times: Round[] = [];
    const memory: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const ours = round % 2 === 0 ? await timed(deps, store) : null;
      const limit = readAlone(file, store);
      times.push({ value: ours ?? (await timed(deps, store)), limit });
      const few = await heapOf(deps, store, fewer);
      memory.push({ value: await heapOf(deps, store, people), limit: few });
      say(`round ${round + 1} of ${rounds}`);
    }
    await deps.db.destroy();
    return {
      figures: [
        judge('month of 1,000 people computed and exported (ms)', null, times),
        judge('its memory, beside 200 people: heap after collection (MB)', 1.25, memory),
      ],
      notes: [
        `export: ${punches} punches in 23 working days and the days around them, read, made into timesheets (raw, corrected, paid, warnings, anomalies) and written as CSV, a line per person and day; the other side reads the same punches of the same people with a bare select.`,
        'export, memory: the greatest heap that is still in use after a collection, looked at after every 50 people.',
      ],
    };
  },
};

/** Weekdays from a week before the span to two days after it. @returns how many punches */
async function fill({ db }: Deps, { organisation, establishment, people: all }: Store) {
  let number = 0;
  for (const person of all.slice(0, people)) {
    const rows = [];
    let date = Temporal.PlainDate.from(span.from).subtract({ days: 7 });
    for (; date.toString() <= '2026-11-02'; date = date.add({ days: 1 })) {
      if (date.dayOfWeek > 5) continue;
      for (const [type, time] of perDay) {
        number += 1;
        const at = date.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: time });
        rows.push({
          ...nothing,
          ...{ organisation, establishment, person, type, day: date.toString(), seq: number },
          id: `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
          ...{ at: at.epochMilliseconds, wall: at.epochMilliseconds },
          received_at: at.epochMilliseconds + 2_000,
          ...{ device: establishment, epoch: establishment },
        });
      }
    }
    await insertRows(db, 'punch', rows, { columns: punchColumns });
  }
  return number;
}

const nothing = {
  ...{ name_text: null, auth: 'pin' as const, declared: 0, flags: '[]' },
  ...{ cancelled_by: null, cancelled_at: null, attached_by: null, attached_at: null },
  ...{ set_aside: null, correction: null, accepted_by: null, accepted_at: null },
};

/** Characters of the file, made piece by piece. */
async function* fileOf(deps: Deps, store: Store, count: number) {
  const { organisation, establishment } = store;
  const stores = await findStores(deps.db, organisation);
  const { zone, cutOffHour } = stores.get(establishment)!.settings;
  const all = await findPayrollPeople(deps.db, organisation, {
    establishment,
    from: dayBounds(span.from, zone, cutOffHour).start,
    to: dayBounds(span.to, zone, cutOffHour).end,
  });
  const names = new Map([...stores].map(([id, { name }]) => [id, name]));
  const chosen = {
    people: all.slice(0, count),
    ...{ stores, names, span: { ...span, establishment } },
  };
  const sheets = sheetsOf(deps, { findPunchesBetween }, organisation, chosen);
  yield* exportText({ format: 'csv', columns }, sheets, names);
}

/** @returns ms from the question to the last line */
async function timed(deps: Deps, store: Store): Promise<number> {
  const start = performance.now();
  let lines = 0;
  for await (const text of fileOf(deps, store, people)) lines += text.split('\r\n').length - 1;
  const took = performance.now() - start;
  if (lines < people * 20) throw new Error('people are missing');
  return took;
}

/** @returns ms for reading the punches that the timesheets are made of, people by people */
function readAlone(file: string, { organisation, people: all }: Store): number {
  const sqlite = new BetterSqlite(file, { readonly: true });
  const start = performance.now();
  const from = Date.parse('2026-09-25T03:00:00Z');
  const to = Date.parse('2026-11-04T04:00:00Z');
  let rows = 0;
  for (let first = 0; first < people; first += 40) {
    const some = all.slice(first, Math.min(people, first + 40));
    rows += sqlite
      .prepare(
        `select * from punch where organisation = ? and person in (${some.map(() => '?').join()})
         and at >= ? and at <= ?`,
      )
      .all(organisation, ...some, from, to).length;
  }
  const took = performance.now() - start;
  if (rows < people * 80) throw new Error('punches are missing');
  sqlite.close();
  return took;
}

/** @returns MB that are in use at most, after a collection */
async function heapOf(deps: Deps, store: Store, count: number): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let most = 0;
  let pieces = 0;
  for await (const text of fileOf(deps, store, count)) {
    pieces += 1;
    if (text.length === 0 || pieces % 50 !== 0) continue;
    collect();
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
  return most / 2 ** 20;
}
