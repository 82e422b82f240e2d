import { existsSync, readFileSync } from 'node:fs';

export type Count = { passed: number; failed: number; skipped: number };

const nothing: Count = { passed: 0, failed: 0, skipped: 0 };

function readReport(file: string): Record<string, unknown> | null {
  if (!existsSync(file)) return null;
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof report === 'object' && report !== null ? { ...report } : null;
}

function number(report: Record<string, unknown>, key: string): number {
  const value = report[key];
  return typeof value === 'number' ? value : 0;
}

/** Counts a Vitest report (`--reporter=json`). No report: nothing passed. */
export function countUnits(file: string): Count {
  const report = readReport(file);
  if (report === null) return nothing;
  return {
    passed: number(report, 'numPassedTests'),
    failed: number(report, 'numFailedTests'),
    skipped: number(report, 'numPendingTests') + number(report, 'numTodoTests'),
  };
}

/** Counts a Playwright report (`json` reporter). A flaky journey is a failed one. */
export function countJourneys(file: string): Count {
  const stats = readReport(file)?.stats;
  if (typeof stats !== 'object' || stats === null) return nothing;
  const report = { ...stats } as Record<string, unknown>;
  return {
    passed: number(report, 'expected'),
    failed: number(report, 'unexpected') + number(report, 'flaky'),
    skipped: number(report, 'skipped'),
  };
}

/** Reads the closing line `N passed, N failed` of our own suites. Without one, nothing passed. */
export function countClosingLine(output: string): Count {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(last) ?? [];
  return passed === undefined
    ? { ...nothing, failed: 1 }
    : { passed: Number(passed), failed: Number(failed), skipped: 0 };
}
