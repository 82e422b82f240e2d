import { expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { hashReceipt, pushInput, receiptInput, receiptPayloadSchema } from './receipt.ts';

const payload = {
  v: 1,
  organisation: idOf('g'),
  device: idOf('d', 1),
  epoch: idOf('h', 1),
  seq: 0,
  head: null,
  receivedAt: 1_000,
  position: 0,
};

it('JOURNAL-17 a receipt names exactly what the server held, an empty epoch too', () => {
  expect(receiptPayloadSchema.parse(payload)).toEqual(payload);
  expect(receiptPayloadSchema.safeParse({ ...payload, note: 'x' }).success).toBe(false);
  expect(receiptPayloadSchema.safeParse({ ...payload, seq: -1 }).success).toBe(false);
});

it('JOURNAL-17 a receipt is known by its payload: another valid signature is the same receipt', () => {
  const text = JSON.stringify(payload);
  const one = hashReceipt({ payload: text, signature: 'r-s' });
  expect(hashReceipt({ payload: text, signature: 'r-minus-s' })).toBe(one);
  expect(hashReceipt({ payload: `${text} `, signature: 'r-s' })).not.toBe(one);
});

it('JOURNAL-6 what is signed says what it is for', () => {
  const hash = 'a'.repeat(64);
  expect(pushInput(hash)).toBe(`comptoir-push-v1\n${hash}`);
  expect(receiptInput('{}')).toBe('comptoir-receipt-v1\n{}');
});
