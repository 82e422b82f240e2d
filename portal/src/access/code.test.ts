import { expect, it } from 'vitest';
import { isWholeCode, readCode } from './code.ts';

it('C14 takes a code as phones paste it', () => {
  expect(readCode('123 456')).toBe('123456');
  expect(readCode('\u00a0123-456 \n')).toBe('123456');
  expect(readCode('１２３４５６')).toBe('123456');
  expect(readCode('1234567')).toBe('123456');
  expect(readCode('abc')).toBe('');
});

it('C14 sends a code when it has six digits, and a recovery code when there is one', () => {
  expect(isWholeCode('12345', false)).toBe(false);
  expect(isWholeCode('123456', false)).toBe(true);
  expect(isWholeCode(' ', true)).toBe(false);
  expect(isWholeCode('ABCD-EFGH', true)).toBe(true);
});
