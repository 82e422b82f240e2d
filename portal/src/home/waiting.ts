import type { WaitingAnswer } from '@comptoir/shared/access/portal';

export type Waiting = WaitingAnswer['waiting'][number];
export type WaitingState = 'bounced' | 'expired' | 'kept' | 'pending';

/**
 * What became of an invitation that nobody has accepted: refused by a mail server, out of time, to be handed over by
 * oneself, or on its way.
 *
 * @param now ms; the answer may be a minute old
 */
export function stateOf({ delivery, state, expiresAt }: Waiting, now: number): WaitingState {
  if (delivery === 'failed') return 'bounced';
  if (state === 'expired' || (expiresAt !== null && expiresAt <= now)) return 'expired';
  return delivery === 'kept' ? 'kept' : 'pending';
}

const order: readonly WaitingState[] = ['bounced', 'expired', 'kept', 'pending'];

/** Those that need a hand first, and among them the oldest. */
export function inOrder(
  waiting: readonly Waiting[],
  now: number,
): (Waiting & { became: WaitingState })[] {
  return waiting
    .map((one) => ({ ...one, became: stateOf(one, now) }))
    .sort((a, b) => order.indexOf(a.became) - order.indexOf(b.became) || a.openedAt - b.openedAt);
}

/** Whether somebody has to do something for one of them. */
export function needsHand(waiting: readonly Waiting[], now: number): boolean {
  return waiting.some((one) => stateOf(one, now) !== 'pending');
}
