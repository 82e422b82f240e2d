import { expect, it } from 'vitest';
import { type Waiting, inOrder, needsHand } from './waiting.ts';

const now = 1_000_000;
const one = (name: string, over: Partial<Waiting>): Waiting => ({
  person: '01930000-0000-7000-8000-00000000000a',
  name,
  state: 'pending',
  delivery: 'sent',
  openedAt: 0,
  expiresAt: now + 1,
  ...over,
});

it('PORTAL-11 puts refused, expired and undelivered invitations before those on their way, the oldest first', () => {
  const waiting = [
    one('sent', { openedAt: 1 }),
    one('kept', { delivery: 'kept' }),
    one('late', { expiresAt: now }),
    one('refused', { delivery: 'failed', state: 'expired' }),
    one('older', {}),
  ];
  expect(inOrder(waiting, now).map(({ name }) => name)).toEqual([
    'refused',
    'late',
    'kept',
    'older',
    'sent',
  ]);
});

it('PORTAL-11 asks for a hand only where one helps', () => {
  expect(needsHand([one('sent', {})], now)).toBe(false);
  expect(needsHand([one('sent', {}), one('kept', { delivery: 'kept' })], now)).toBe(true);
});
