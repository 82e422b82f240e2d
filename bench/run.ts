import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { claims } from './claims.ts';
import type { Measured } from './measure/claim.ts';
import { tableOf } from './measure/table.ts';

/**
 * `npm run bench` measures every claim and prints the table; `-- --only NAME` one of them, `-- --json FILE`
 * writes `[{claim, value, limit, ratio, bar, holds}]`, `-- --rounds N` takes another number of rounds.
 * Exit code 1 when a bar does not hold or a claim could not be measured.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});
const rounds = Number(values.rounds);
const chosen = claims.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(
    `--only takes one of: ${claims.map(({ name }) => name).join(', ')}. --rounds: 1, 2, …`,
  );
  process.exit(2);
}

const measured: Measured[] = [];
const failed: string[] = [];
for (const claim of chosen) {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'));
  try {
    const say = (sentence: string) => console.log(`${claim.name}: ${sentence}`);
    measured.push(await claim.measure({ rounds, folder, say }));
  } catch (error) {
    // The other claims are still worth measuring; the run has failed all the same.
    console.error(`${claim.name} could not be measured:`, error);
    failed.push(claim.name);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const figures = measured.flatMap((one) => one.figures);
const notes = measured.flatMap((one) => one.notes);
console.log(`\n${tableOf(figures)}\n`);
for (const note of notes) console.log(`- ${note}`);
for (const name of failed) console.log(`- ${name}: not measured, it failed.`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = failed.length > 0 || figures.some(({ holds }) => holds === false) ? 1 : 0;
