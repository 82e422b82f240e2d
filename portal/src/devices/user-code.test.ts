import { expect, it } from 'vitest';
import { isWhole, readUserCode } from './user-code.ts';

it('reads the code of a tablet however it is typed', () => {
  expect(readUserCode('bcdf ghjk')).toBe('BCDF-GHJK');
  expect(readUserCode('BCDF-GHJK')).toBe('BCDF-GHJK');
  expect(readUserCode('bcd')).toBe('BCD');
  expect(readUserCode('BCDF-')).toBe('BCDF');
  expect(readUserCode('BCDF-GHJKLM')).toBe('BCDF-GHJK');
});

it('drops letters that no code holds, and knows when the code is whole', () => {
  expect(readUserCode('aeiou1')).toBe('');
  expect(isWhole('BCDF-GHJK')).toBe(true);
  expect(isWhole('BCDF-GHJ')).toBe(false);
});
