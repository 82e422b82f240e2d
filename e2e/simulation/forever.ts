import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Told, runSeeds } from './range.ts';
import { type Summary, addTold, openSummary, pace, replayOf } from './report.ts';
import type { Scale } from './shape.ts';

/**
 * The nightly run: seeds from a random one on, until one fails, somebody presses Ctrl+C or the minutes are over. A line a
 * minute; a failure is written down with the command that replays it.
 */
export async function runForever(
  scale: Scale,
  options: { minutes: number | null; failures: string },
): Promise<Summary> {
  const first = randomInt(1_000_000_000);
  console.log(
    `from seed ${first} on, ${scale}${options.minutes === null ? '' : `, ${options.minutes} minutes`}`,
  );
  const began = performance.now();
  const summary = openSummary(scale);
  let next = first;
  let over = false;
  const stop = (): void => {
    over = true;
  };
  process.once('SIGINT', stop);
  const minutely = setInterval(() => {
    summary.took = performance.now() - began;
    console.log(
      `${new Date().toISOString().slice(0, 19)}Z  up to seed ${next - 1}: ${pace(summary)}`,
    );
    if (options.minutes !== null && summary.took >= options.minutes * 60_000) stop();
  }, 60_000);
  await runSeeds(
    scale,
    () => (over ? null : next++),
    (told) => {
      addTold(summary, told);
      if (told.failure === null) return;
      over = true;
      console.log(`seed ${told.seed}: ${told.failure}`);
      console.log(`written to ${keep(options.failures, scale, told)}`);
    },
  );
  clearInterval(minutely);
  process.off('SIGINT', stop);
  summary.took = performance.now() - began;
  return summary;
}

function keep(folder: string, scale: Scale, { seed, failure, tallies }: Told): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${seed}.txt`);
  const lines = tallies.map(([what, times]) => `${String(times).padStart(9)}  ${what}`);
  writeFileSync(file, [replayOf(scale, seed), '', failure, '', ...lines, ''].join('\n'));
  return file;
}
