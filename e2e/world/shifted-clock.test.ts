import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const week = 7 * 24 * 3_600_000;

function inShiftedProcess(expression: string): string {
  return execFileSync(
    process.execPath,
    ['--import', './shifted-clock.ts', '--eval', `process.stdout.write(String(${expression}))`],
    {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      encoding: 'utf8',
      env: { ...process.env, COMPTOIR_WORLD_SHIFT: String(-week) },
    },
  );
}

describe('a server that lives a week ago', () => {
  it.each(['Date.now()', 'new Date().getTime()', 'Date.parse(Date())'])('reads %s', (now) => {
    const before = Date.now() - week - 1_000;
    const seen = Number(inShiftedProcess(now));
    expect(seen).toBeGreaterThanOrEqual(before);
    expect(seen).toBeLessThanOrEqual(Date.now() - week);
  });

  it('leaves given instants alone', () => {
    expect(inShiftedProcess('new Date(1e12).toISOString()')).toBe('2001-09-09T01:46:40.000Z');
    expect(inShiftedProcess('new Date() instanceof Date')).toBe('true');
  });
});
