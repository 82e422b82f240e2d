import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import 'temporal-polyfill/global';
import { openDatabase } from '@comptoir/server/database/connection';
import type { Deps } from '@comptoir/server/deps';
import { systemClock } from '@comptoir/server/platform/clock';
import { openKeys } from '@comptoir/server/platform/keys';
import { openLogger } from '@comptoir/server/platform/logger';
import { systemRandom } from '@comptoir/server/platform/random';
import { findPunchesBetween } from '@comptoir/server/punches/queries';
import { sheetsOf } from '@comptoir/server/timesheets/exports/asked';
import { exportText } from '@comptoir/server/timesheets/exports/made';
import { findPayrollPeople } from '@comptoir/server/timesheets/exports/queries';
import { findStores } from '@comptoir/server/timesheets/sheets/queries';
import { dayBounds } from '@comptoir/shared/time/business-day';
import type { ExportColumns, ExportField } from '@comptoir/shared/timesheets/export-format';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge } from '../measure/figure.ts';
import { month as span, punchMonth, readMonth } from '../world/month.ts';
import { type Store, makeStore } from '../world/store.ts';

const people = 1_000;
const fewer = 200;
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
    const punches = await punchMonth(deps, store);
    say(`${people} people, ${punches} punches`);
    const times: Round[] = [];
    const memory: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const ours = round % 2 === 0 ? await timed(deps, store) : null;
      const limit = readMonth(file, store);
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
