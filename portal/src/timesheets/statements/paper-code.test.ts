import { statementCode } from '@comptoir/shared/timesheets/statement';
import { expect, it } from 'vitest';
import { paperCodeIn } from './paper-code.ts';

const id = '019aa5d2-7c00-7000-8000-0123456789ab';
const hash = '7f3c9a0b'.repeat(8);
const code = statementCode({ id, hash });

it('STMT-8 reads the code of a paper alone, behind an address, and broken into lines', () => {
  const read = { statement: id, hash };
  expect(paperCodeIn(code)).toEqual(read);
  expect(paperCodeIn(`https://comptoir.example.fr/portal/check#${code}`)).toEqual(read);
  expect(paperCodeIn(` ${code.slice(0, 40)}\r\n${code.slice(40).toUpperCase()} `)).toEqual(read);
});

it('STMT-8 finds no code where there is none, or not the whole of it', () => {
  for (const text of ['', code.slice(0, -1), `${code}0`, code.replace('statement', 'receipt')]) {
    expect(paperCodeIn(text), text).toBeNull();
  }
});
