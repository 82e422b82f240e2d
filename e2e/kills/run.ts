import { parseArgs } from 'node:util';
import 'temporal-polyfill/global';
import { killBrowsers } from './browser-kills.ts';
import { killPublications } from './publication-kills.ts';
import type { Round } from './round.ts';
import { killServers } from './server-kills.ts';
import { killUpgrades } from './upgrade-kills.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, only: { type: 'string' } },
});
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) {
  console.error('npm run kills -- --rounds N [--only server|browser|upgrade|publication]');
  process.exit(2);
}

let passed = 0;
let failed = 0;
const told = ({ title, failure, note }: Round): void => {
  if (failure === null) passed++;
  else failed++;
  console.log(
    `${failure === null ? 'ok    ' : 'FAILED'} ${title}${note === '' ? '' : `: ${note}`}`,
  );
  if (failure !== null) console.log(`       ${failure}`);
};

const wanted = (kind: string) => values.only === undefined || values.only === kind;
if (wanted('server')) await toItsEnd('server', () => killServers(rounds, told));
if (wanted('browser')) await toItsEnd('browser', () => killBrowsers(rounds, told));
// Three starts of Chromium a round: beside the others a tenth of them.
if (wanted('upgrade')) {
  const upgrades = values.only === undefined ? Math.ceil(rounds / 10) : rounds;
  await toItsEnd('upgrade', () => killUpgrades(upgrades, told));
}
// Three starts of the server a round: beside the others a third of them, one of each moment at least.
if (wanted('publication')) {
  const publications = values.only === undefined ? Math.max(3, Math.ceil(rounds / 3)) : rounds;
  await toItsEnd('publication', () => killPublications(publications, told));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** A run that stops in the middle has failed, and says so in the closing line like everything else. */
async function toItsEnd(kind: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    told({ title: `the ${kind} kills were carried to their end`, failure: why, note: '' });
  }
}
