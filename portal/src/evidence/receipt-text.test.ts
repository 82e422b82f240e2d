import { expect, it } from 'vitest';
import { receiptIn } from './receipt-text.ts';

const receipt = `${'AZ_9-'.repeat(24)}abc.${'qW-_'.repeat(21)}zz`;

it('EVID-34 reads the code alone, and the whole address', () => {
  expect(receiptIn(receipt)).toBe(receipt);
  expect(receiptIn(`https://comptoir.example.fr/portal/check#${receipt}`)).toBe(receipt);
  expect(receiptIn(`#${receipt}`)).toBe(receipt);
});

it('EVID-34 takes out what mails and messages put into a long word', () => {
  const broken = `  ${receipt.slice(0, 60)}\r\n ${receipt.slice(60, 130)}\n${receipt.slice(130)}\t`;
  expect(receiptIn(broken)).toBe(receipt);
});

it('EVID-34 finds no code where there is none', () => {
  const nothing = ['', ' ', '#', 'bonjour', receipt.replace('.', ''), `${receipt}é`, '<script>.a'];
  for (const text of nothing) expect(receiptIn(text), text).toBeNull();
});
