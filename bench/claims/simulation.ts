import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { hashOperation } from '@comptoir/shared/journal/operation';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge } from '../measure/figure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Of each kind, in each round. */
const seeds = 20;
/** As long as a punch of a tablet. */
const operation = JSON.stringify({ v: 1, body: 'x'.repeat(680) });

type Ran = { minutes: number; operations: number };

/** How much of the world the simulation gets through in a minute, beside the bare hashing and storing of as many operations. */
export const simulation: Claim = {
  name: 'simulation',
  measure({ rounds, folder, say }) {
    const found: { usual: Ran; dense: Ran; bare: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      // Other seeds each time: a median over worlds as well as over moments of this machine.
      const range = `${1 + round * seeds}:${(round + 1) * seeds}`;
      const usual = runSeeds(folder, ['--seeds', range]);
      const dense = runSeeds(folder, ['--seeds', range, '--dense']);
      const bare = hashAndStore(join(folder, `bare-${round}.sqlite`), dense.operations);
      found.push({ usual, dense, bare });
      say(`round ${round + 1} of ${rounds}`);
    }
    const of = (value: (one: (typeof found)[number]) => number): Round[] =>
      found.map((one) => ({ value: value(one), limit: one.bare / one.dense.operations }));
    const told = found.map(
      ({ usual, dense }) =>
        `${perMinute(seeds, usual)} seeds a minute as the tests run them, ${perMinute(seeds, dense)} dense with ${perMinute(dense.operations, dense)} operations a minute`,
    );
    return Promise.resolve({
      figures: [
        judge(
          'simulated operation, from the tap to every table and its verification (ms)',
          null,
          of(({ dense }) => (dense.minutes * 60_000) / dense.operations),
        ),
      ],
      notes: [
        `simulation: ${told.join('; ')}; the start of the processes included. Bare: as many operations hashed and inserted, 500 a synced transaction, on one core.`,
      ],
    });
  },
};

function perMinute(count: number, { minutes }: Ran): number {
  return Math.round(count / minutes);
}

/** @throws when a seed fails */
function runSeeds(folder: string, args: string[]): Ran {
  const report = join(folder, 'report.json');
  const script = ['--import', './scripts/runtime.js', 'e2e/simulation/run.ts'];
  const { status, stdout } = spawnSync(process.execPath, [...script, ...args, '--report', report], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`seeds ${args.join(' ')} fail: ${stdout.slice(-2_000)}`);
  return JSON.parse(readFileSync(report, 'utf8')) as Ran;
}

/** @returns ms */
function hashAndStore(file: string, count: number): number {
  const sqlite = new BetterSqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec('create table operation (position integer primary key, hash text, bytes text)');
  const insert = sqlite.prepare('insert into operation values (?, ?, ?)');
  const store = sqlite.transaction((from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const bytes = `${operation}${at}`;
      insert.run(at, hashOperation(bytes), bytes);
    }
  });
  const start = performance.now();
  for (let from = 0; from < count; from += 500) store.immediate(from, Math.min(count, from + 500));
  const took = performance.now() - start;
  sqlite.close();
  return took;
}
