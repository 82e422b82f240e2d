import type { SwapState } from './swap.ts';

export type SwapEvent = 'accept' | 'decline' | 'withdraw' | 'approve' | 'refuse';

const next: Record<SwapEvent, Partial<Record<SwapState, SwapState>>> = {
  accept: { asked: 'answered' },
  // Whoever has said yes may think again until it is decided.
  decline: { asked: 'declined', answered: 'declined' },
  withdraw: { asked: 'withdrawn', answered: 'withdrawn' },
  approve: { answered: 'approved' },
  // A manager need not wait for a colleague to say no.
  refuse: { asked: 'refused', answered: 'refused' },
};

/** Where a swap stands after something was said about it; `conflict`: it is no longer there to be said (spec PLAN-43). */
export function swapStateAfter(state: SwapState, event: SwapEvent): SwapState | 'conflict' {
  return next[event][state] ?? 'conflict';
}
