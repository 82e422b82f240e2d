import type { SoakResult } from './soak.ts';
import { slopePerHour } from './server-memory.ts';

/** What one check of the end came to. `failure` null: it held. */
export type Check = { title: string; failure: string | null; note: string };

/** Shorter lives say nothing about a leak. Ms. */
const longEnough = 8 * 60_000;
/** What a server may gain in an hour, after full collections, before somebody must look. Bytes. */
const heapBar = 32e6;

/** The end of a soak, as sentences that hold or do not. */
export function checksOf(result: SoakResult): Check[] {
  const { counts, broken, compared, positions } = result;
  const acknowledged = sum(compared.map((one) => one.acknowledged));
  const kills = counts.of('kills of the server');
  const cut = counts.of('requests cut off or unanswered');
  const [lost, others] = [broken.filter(isLoss), broken.filter((what) => !isLoss(what))];
  return [
    check('I1 every acknowledged operation is in the journal once, as it was acknowledged', lost, {
      note: `${acknowledged} operations of ${sum(compared.map((one) => one.tablets))} tablets`,
    }),
    check(
      'L01 nothing else is wrong: file whole, journal and rows as rebuilt, feeds complete, all drained',
      others,
      {
        note: `${positions} positions, ${sum(compared.map((one) => one.feeds))} feeds, ${sum(compared.map((one) => one.handedIn))} operations handed in apart`,
      },
    ),
    check(
      'the soak was one: the server died and lines broke',
      kills === 0 || cut === 0 ? ['calm'] : [],
      {
        note: `${kills} kills, ${cut} requests cut off or unanswered`,
      },
    ),
    memoryCheck(result),
  ];
}

const isLoss = (what: string): boolean =>
  /acknowledged|lost|missing|twice|never wrote|handed in/.test(what);

function check(title: string, failures: readonly string[], { note }: { note: string }): Check {
  const more = failures.length > 3 ? ` … and ${failures.length - 3} more` : '';
  return {
    title,
    note,
    failure: failures.length === 0 ? null : failures.slice(0, 3).join(' | ') + more,
  };
}

function memoryCheck(result: SoakResult): Check {
  const title = 'the server’s memory, after full collections';
  const { heap, resident, span } = slopesOf(result);
  if (heap === null || span < longEnough) {
    return {
      title,
      failure: null,
      note: 'watched for less than 8 minutes: says nothing about a slope',
    };
  }
  const note = `heap ${megabytes(heap)} an hour, resident ${resident === null ? '?' : megabytes(resident)} an hour`;
  return { title, note, failure: heap > heapBar ? note : null };
}

/** Bytes per hour of the last life, its first fifth left out: caches fill. */
function slopesOf({ memory }: SoakResult): {
  heap: number | null;
  resident: number | null;
  span: number;
} {
  const settled = memory.slice(Math.floor(memory.length / 5));
  const resident = settled.flatMap((one) =>
    one.resident === null ? [] : [[one.at, one.resident] as const],
  );
  return {
    heap: slopePerHour(settled.map(({ at, heap }) => [at, heap])),
    resident: slopePerHour(resident),
    span: (settled.at(-1)?.at ?? 0) - (settled[0]?.at ?? 0),
  };
}

/** Every figure of a run, by name. */
export function figuresOf(result: SoakResult): Record<string, string | number | null> {
  const { options, counts, compared, sizes, positions, memory } = result;
  const times = compared.flatMap((one) => one.times).sort((a, b) => a - b);
  const { heap, resident, span } = slopesOf(result);
  const told = (slope: number | null) =>
    slope === null || span < longEnough ? null : Math.round(slope);
  const last = memory.at(-1);
  return {
    minutes: options.minutes,
    tablets: options.tablets,
    seed: options.seed,
    'operations acknowledged': sum(compared.map((one) => one.acknowledged)),
    'positions of the journal': positions,
    'answers, p50 ms': percentile(times, 0.5),
    'answers, p95 ms': percentile(times, 0.95),
    'database, bytes': sizes.database,
    'log at the end, bytes': sizes.log,
    'bytes per position': positions === 0 ? null : Math.round(sizes.database / positions),
    'heap at the end, bytes': last?.heap ?? null,
    'resident at the end, bytes': last?.resident ?? null,
    'heap slope, bytes per hour': told(heap),
    'resident slope, bytes per hour': told(resident),
    ...Object.fromEntries(counts.entries()),
  };
}

/** The report as a file: JSON, or a table for people where the name ends in `.md`. */
export function fileOf(name: string, result: SoakResult): string {
  const [figures, checks] = [figuresOf(result), checksOf(result)];
  if (!name.endsWith('.md')) {
    return `${JSON.stringify({ figures, checks, memory: result.memory }, null, 2)}\n`;
  }
  const rows = Object.entries(figures).map(
    ([what, value]) => `| ${what} | ${String(value ?? '–')} |`,
  );
  const held = checks.map(
    ({ title, failure, note }) =>
      `- ${failure === null ? 'holds' : 'FAILED'}: ${title} (${failure ?? note})`,
  );
  return ['# Soak', '', ...held, '', '| figure | value |', '|---|---|', ...rows, ''].join('\n');
}

function percentile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? null : Math.round(value);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
