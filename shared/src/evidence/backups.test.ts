import { expect, it } from 'vitest';
import { backupTrouble } from './backups.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const hours = (count: number) => now - count * 3_600_000;
const daily = { every: 1_440, last: hours(20), sameDisk: true, failed: null };

it('RECOV-3 administrators hear of backups that fail, come late, or are not taken, and of nothing else', () => {
  expect(backupTrouble(daily, now)).toBeNull();
  expect(backupTrouble({ ...daily, last: null }, now)).toBeNull();
  expect(backupTrouble({ ...daily, last: hours(47) }, now)).toBeNull();
  expect(backupTrouble({ ...daily, last: hours(49) }, now)).toBe('late');
  for (const why of ['no-room', 'folder', 'failed'] as const) {
    expect(backupTrouble({ ...daily, failed: { at: now, why } }, now)).toBe(why);
  }
  expect(backupTrouble({ ...daily, every: 0, last: null }, now)).toBe('off');
  expect(backupTrouble({ ...daily, every: 0, last: hours(100) }, now)).toBeNull();
  expect(backupTrouble({ ...daily, every: 0, last: hours(200) }, now)).toBe('off');
});
