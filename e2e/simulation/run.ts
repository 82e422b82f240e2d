import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import 'temporal-polyfill/global';
import { simulate } from './simulate.ts';
import { makeTemplate } from './store-template.ts';
import { type Tallies, addTallies } from './tallies.ts';

/** One line of the seeds' outcome, as a worker tells it. */
type Told = { seed: number; failure: string | null; tallies: [string, number][] };

const { values } = parseArgs({
  options: { seed: { type: 'string' }, seeds: { type: 'string' }, worker: { type: 'boolean' } },
});

if (values.worker) {
  await work();
} else if (values.seed !== undefined) {
  await replay(wholeNumber(values.seed));
} else {
  const [first = '', last = first] = (values.seeds ?? '1:100').split(':');
  await runRange(wholeNumber(first), wholeNumber(last));
}

/** Runs the seeds that the parent sends, one at a time. */
async function work(): Promise<void> {
  const template = await makeTemplate();
  const next = (): void => void process.send?.('next');
  process.on('message', (seed: number) => {
    simulate(template, seed).then(
      ({ failure, tallies }) => {
        process.send?.({ seed, failure, tallies: [...tallies] } satisfies Told);
        next();
      },
      (error: unknown) => {
        throw error;
      },
    );
  });
  process.on('disconnect', () => {
    template.remove();
    process.exit(0);
  });
  next();
}

async function replay(seed: number): Promise<void> {
  const template = await makeTemplate();
  const report = await simulate(template, seed);
  template.remove();
  for (const line of report.trace) console.log(line);
  const { failure, tallies } = report;
  conclude([{ seed, failure, tallies: [...tallies] }]);
}

/** Each seed is one process's; a range is shared out among as many as there are processors. */
async function runRange(from: number, to: number): Promise<void> {
  if (to < from) usage();
  const told: Told[] = [];
  let next = from;
  const workers = Math.max(1, Math.min(availableParallelism(), 8, to - from + 1));
  await Promise.all(
    Array.from({ length: workers }, async () => {
      let current = from;
      const child = fork(fileURLToPath(import.meta.url), ['--worker']);
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      child.on('message', (message: 'next' | Told) => {
        if (message !== 'next') {
          told.push(message);
          if (message.failure !== null) console.log(`seed ${message.seed}: ${message.failure}`);
        } else if (next <= to) child.send((current = next++));
        else child.disconnect();
      });
      const code = await ended;
      if (code !== 0) {
        told.push({
          seed: current,
          failure: `the process ended with ${String(code)}`,
          tallies: [],
        });
      }
    }),
  );
  conclude(told, to - from + 1);
}

function conclude(told: Told[], expected = told.length): never {
  const totals: Tallies = new Map();
  for (const { tallies } of told) addTallies(totals, tallies);
  for (const [what, times] of [...totals].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${String(times).padStart(8)}  ${what}`);
  }
  const failed = told.filter(({ failure }) => failure !== null);
  for (const { seed, failure } of failed) console.log(`seed ${seed}: ${failure}`);
  const seeds = failed.map(({ seed }) => seed).sort((a, b) => a - b);
  if (seeds.length > 0)
    console.log(`failing seeds: ${seeds.join(' ')}; replay: npm run simulate -- --seed N`);
  const missing = expected - told.length;
  console.log(`${told.length - failed.length} passed, ${failed.length + missing} failed`);
  process.exit(failed.length + missing === 0 ? 0 : 1);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) usage();
  return value;
}

function usage(): never {
  console.error('npm run simulate -- --seed N | --seeds A:B');
  process.exit(2);
}
