import { parseArgs } from 'node:util';
import 'temporal-polyfill/global';
import { simulate } from './simulate.ts';
import { makeTemplate } from './store-template.ts';
import { type Tallies, addTallies } from './tallies.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, seeds: { type: 'string' } },
});

const [first, last] = values.seed ? [values.seed, values.seed] : (values.seeds ?? '1:100').split(':');
const [from, to] = [Number(first), Number(last)];
if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || to < from) {
  console.error('Usage: npm run simulate -- --seed N | --seeds A:B');
  process.exit(2);
}

const template = await makeTemplate();
const totals: Tallies = new Map();
const failed: number[] = [];
const began = performance.now();
for (let seed = from; seed <= to; seed++) {
  const report = await simulate(template, seed);
  addTallies(totals, report.tallies);
  if (values.seed) for (const line of report.trace) console.log(line);
  if (report.failure !== null) {
    failed.push(seed);
    console.log(`seed ${seed}: ${report.failure}`);
  }
}
template.remove();
for (const [what, times] of [...totals].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${String(times).padStart(8)}  ${what}`);
}
console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`);
if (failed.length > 0) console.log(`failing seeds: ${failed.join(' ')} (npm run simulate -- --seed N)`);
console.log(`${to - from + 1 - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
