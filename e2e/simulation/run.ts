import { parseArgs } from 'node:util';
import 'temporal-polyfill/global';
import { runForever } from './forever.ts';
import { runSeeds, templateOf, work } from './range.ts';
import { type Summary, addTold, conclude, openSummary, writeReport } from './report.ts';
import type { Scale } from './shape.ts';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    dense: { type: 'boolean' },
    report: { type: 'string' },
    forever: { type: 'boolean' },
    minutes: { type: 'string' },
    failures: { type: 'string', default: '.cache/simulation' },
    // How one process tells another what it is.
    worker: { type: 'boolean' },
    scale: { type: 'string' },
  },
});
const scale: Scale = values.dense === true || values.scale === 'dense' ? 'dense' : 'drawn';

if (values.worker) {
  await work(scale);
} else if (values.forever) {
  const minutes = values.minutes === undefined ? null : wholeNumber(values.minutes);
  const summary = await runForever(scale, { minutes, failures: values.failures });
  end(summary, summary.seeds);
} else if (values.seed !== undefined) {
  await replay(wholeNumber(values.seed));
} else {
  const [first = '', last = first] = (values.seeds ?? '1:100').split(':');
  await runRange(wholeNumber(first), wholeNumber(last));
}

async function replay(seed: number): Promise<void> {
  const template = await templateOf(scale);
  const began = performance.now();
  const { trace, failure, tallies } = await simulate(template, seed, { scale });
  template.remove();
  for (const line of trace) console.log(line);
  const summary = openSummary(scale);
  addTold(summary, { seed, failure, tallies: [...tallies] });
  summary.took = performance.now() - began;
  end(summary, 1);
}

async function runRange(from: number, to: number): Promise<void> {
  if (to < from) usage();
  const began = performance.now();
  const summary = openSummary(scale);
  let next = from;
  await runSeeds(
    scale,
    () => (next <= to ? next++ : null),
    (told) => {
      addTold(summary, told);
      if (told.failure !== null) console.log(`seed ${told.seed}: ${told.failure}`);
    },
  );
  summary.took = performance.now() - began;
  end(summary, to - from + 1);
}

function end(summary: Summary, expected: number): never {
  const failed = conclude(summary, expected);
  if (values.report !== undefined) writeReport(values.report, summary);
  process.exit(failed === 0 ? 0 : 1);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) usage();
  return value;
}

function usage(): never {
  console.error(
    'npm run simulate -- --seed N | --seeds A:B | --forever [--minutes N] [--failures FOLDER]  [--dense] [--report FILE]',
  );
  process.exit(2);
}
