import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countClosingLine, countJourneys, countUnits } from './test-counts.ts';

function report(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'comptoir-report-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('the sum at the end of npm test', () => {
  it('counts skipped unit tests apart, so that they fail the run', () => {
    const file = report({
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 3,
    });
    expect(countUnits(file)).toEqual({ passed: 7, failed: 1, skipped: 5 });
  });

  it('counts a flaky journey as failed', () => {
    const file = report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(countJourneys(file)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('counts nothing where a suite left no report', () => {
    expect(countUnits('/nowhere/report.json').passed).toBe(0);
    expect(countJourneys('/nowhere/report.json').passed).toBe(0);
  });

  it('believes the closing line of a suite, and nothing else', () => {
    expect(countClosingLine('seed 3 …\n100 passed, 0 failed\n')).toEqual({
      passed: 100,
      failed: 0,
      skipped: 0,
    });
    expect(countClosingLine('100 passed, 0 failed\nSegmentation fault').failed).toBe(1);
  });
});
