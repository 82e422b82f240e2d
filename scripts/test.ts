import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.ts';
import { ensureReverseProxy } from './reverse-proxy.ts';
import { scratchInMemory } from './scratch.ts';
import { countClosingLine, countJourneys, countUnits, type Count } from './test-counts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = '.cache/results';
const one: Count = { passed: 1, failed: 0, skipped: 0 };
const none: Count = { passed: 0, failed: 1, skipped: 0 };

type Step = { name: string; run: () => Promise<Count> };

/** Where unit suites and journeys keep what they throw away; the others stay on the disk. */
const scratch = scratchInMemory();
const inMemory: Record<string, string> = scratch === null ? {} : { TMPDIR: scratch };

/** A part that stands still ends the run, red and with what it printed, long before whoever waits for it gives up. */
const patience = 45 * 60_000;

type RunOptions = {
  read?: boolean;
  environment?: Record<string, string>;
  /** Takes only the time of the processors that nobody else wants. */
  givesWay?: boolean;
};

/** Runs a command to its end; what it prints is shown, and handed back where `read` asks for it. */
async function runNode(
  args: string[],
  { read = false, environment = {}, givesWay = false }: RunOptions = {},
): Promise<{ ok: boolean; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', read ? 'pipe' : 'inherit', 'inherit'],
    timeout: patience,
  });
  if (givesWay && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== null) console.log(`Ended by ${signal}: ${args.join(' ')}`);
  return { ok: code === 0, output };
}

/** A step that either holds or does not: it counts as one test. */
async function check(command: string[]): Promise<Count> {
  return (await runNode(command)).ok ? one : none;
}

/** Checks that look at the same files and change none: side by side, each shown whole when it ends, one test each. */
async function checks(commands: Record<string, string[]>): Promise<Count> {
  const held = await Promise.all(
    Object.entries(commands).map(async ([name, command]) => {
      const child = spawn(process.execPath, command, { cwd: root, timeout: patience });
      let output = '';
      const keep = (chunk: Buffer) => (output += chunk.toString());
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      const [code] = (await once(child, 'close')) as [number | null];
      console.log(`${name}: ${code === 0 ? 'good' : 'FAILED'}${output && `\n${output.trimEnd()}`}`);
      return code === 0;
    }),
  );
  const passed = held.filter(Boolean).length;
  return { passed, failed: held.length - passed, skipped: 0 };
}

/** A step whose tests are counted; a failure that no test accounts for counts as one. */
function counted(ok: boolean, count: Count): Count {
  return ok || count.failed > 0 ? count : { ...count, failed: 1 };
}

async function vitest(): Promise<Count> {
  const file = `${results}/unit.json`;
  const command = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { ok } = await runNode(command, { environment: inMemory });
  return counted(ok, countUnits(`${root}/${file}`));
}

async function journeys(): Promise<Count> {
  if (!ensureBrowser() || !ensureReverseProxy()) return none;
  const command = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e'];
  const { ok } = await runNode(command, { environment: inMemory });
  return counted(ok, countJourneys(`${root}/${results}/journeys.json`));
}

async function suite(command: string[], givesWay = false): Promise<Count> {
  const { ok, output } = await runNode(command, { read: true, givesWay });
  return counted(ok, countClosingLine(output));
}

/** Lint works on one processor for as long as the unit suites do on two, stories wait: side by side nothing stands idle. */
async function sideBySide(...parts: Promise<Count>[]): Promise<Count> {
  return (await Promise.all(parts)).reduce((sum, part) => ({
    passed: sum.passed + part.passed,
    failed: sum.failed + part.failed,
    skipped: sum.skipped + part.skipped,
  }));
}

const steps: Step[] = [
  {
    name: 'types, lint, layout; unit and contract suites',
    run: () =>
      sideBySide(
        checks({
          eslint: ['node_modules/eslint/bin/eslint.js', '.'],
          // Checkers side by side each work out the same types again: twice the work, where nothing stands idle.
          types: [
            'node_modules/typescript-7/bin/tsc',
            ...['-b', '--checkers', '1', '--builders', '1'],
          ],
          prettier: [
            'node_modules/prettier/bin/prettier.cjs',
            '--check',
            '--log-level',
            'warn',
            '.',
          ],
          layout: ['scripts/check-layout.ts'],
        }),
        vitest(),
      ),
  },
  { name: 'build', run: () => check(['scripts/build.ts']) },
  {
    // A story waits for a quarter of its time; the simulation, which needs processors alone, has that and what comes after.
    name: 'journeys in Chromium; simulation, 100 seeds',
    run: () => sideBySide(journeys(), suite(['e2e/simulation/run.ts', '--seeds', '1:100'], true)),
  },
  {
    name: 'kills, 10 rounds of each kind',
    run: () => suite(['e2e/kills/run.ts', '--rounds', '10']),
  },
  {
    name: 'soak, 20 seconds of 20 tablets',
    run: () => suite(['e2e/soak/run.ts', '--minutes', '0.33', '--tablets', '20']),
  },
];

rmSync(`${root}/${results}`, { recursive: true, force: true });
// Hundreds of short processes run the same modules: reading and compiling them again was half of what most of them did.
process.env['NODE_COMPILE_CACHE'] = `${root}/.cache/compiled`;
rmSync(process.env['NODE_COMPILE_CACHE'], { recursive: true, force: true });
mkdirSync(`${root}/${results}`, { recursive: true });

const sum = { passed: 0, failed: 0 };
for (const { name, run } of steps) {
  console.log(`\n── ${name}`);
  const count = await run();
  sum.passed += count.passed;
  sum.failed += count.failed + count.skipped;
  if (count.skipped > 0) console.log(`${count.skipped} skipped: a skipped test fails the run.`);
  if (sum.failed > 0) {
    console.log(`\nStopped at: ${name}.`);
    break;
  }
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
