import { writeFileSync } from 'node:fs';
import { coverageOf, neverTaken } from './coverage.ts';
import type { Told } from './range.ts';
import type { Scale } from './shape.ts';
import { type Tallies, addTallies } from './tallies.ts';

/** What a run came to. */
export type Summary = {
  scale: Scale;
  seeds: number;
  /** Real time, ms. */
  took: number;
  failures: { seed: number; failure: string }[];
  tallies: Tallies;
};

export function openSummary(scale: Scale): Summary {
  return { scale, seeds: 0, took: 0, failures: [], tallies: new Map() };
}

export function addTold(summary: Summary, { seed, failure, tallies }: Told): void {
  summary.seeds++;
  if (failure !== null) summary.failures.push({ seed, failure });
  addTallies(summary.tallies, tallies);
}

/** How a seed is run again. */
export function replayOf(scale: Scale, seed: number | string): string {
  return `npm run simulate -- --seed ${seed}${scale === 'dense' ? ' --dense' : ''}`;
}

export function operationsOf({ tallies }: Summary): number {
  return tallies.get('operations: written on tablets') ?? 0;
}

/** Seeds and operations a minute. */
export function pace(summary: Summary): string {
  const minutes = summary.took / 60_000;
  const perMinute = (count: number): string => Math.round(count / minutes).toLocaleString('en');
  const operations = operationsOf(summary);
  return `${summary.seeds} seeds (${perMinute(summary.seeds)} a minute), ${operations.toLocaleString('en')} operations (${perMinute(operations)} a minute)`;
}

/** Prints what happened how often, and what should have and did not. @returns how many seeds and branches failed */
export function conclude(summary: Summary, expected: number): number {
  const { tallies, failures, seeds, scale } = summary;
  for (const [what, times] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${String(times).padStart(9)}  ${what}`);
  }
  for (const { seed, failure } of failures) console.log(`seed ${seed}: ${failure}`);
  const failing = failures.map(({ seed }) => seed).sort((a, b) => a - b);
  if (failing.length > 0) {
    console.log(`failing seeds: ${failing.join(' ')}; replay: ${replayOf(scale, 'N')}`);
  }
  const missing = neverTaken(tallies, seeds);
  if (missing.length > 0) {
    console.log(`${missing.length} branches that this run had to take, and did not:`);
    for (const branch of missing) console.log(`        0  ${branch}`);
  }
  console.log(pace(summary));
  const notRun = Math.max(0, expected - seeds);
  if (notRun > 0) console.log(`${notRun} seeds were not run: they count as failed`);
  const failed = failures.length + notRun + (missing.length > 0 ? 1 : 0);
  console.log(`${seeds - failures.length} passed, ${failed} failed`);
  return failed;
}

/** The same for a machine: what was run, how fast, each branch with how often it was taken. */
export function writeReport(file: string, summary: Summary): void {
  const { scale, seeds, took, failures, tallies } = summary;
  const sorted = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
  const report = {
    scale,
    seeds,
    minutes: took / 60_000,
    operations: operationsOf(summary),
    failures,
    neverTaken: neverTaken(tallies, seeds),
    branches: coverageOf(tallies),
    tallies: Object.fromEntries(sorted),
  };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
