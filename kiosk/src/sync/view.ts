import type { OperationRefusal } from '@comptoir/shared/refusals';

export type Missing = {
  /** When the tablet before this one was last heard of; null: never. */
  lastSeenAt: number | null;
  /** What it held then, and since when. */
  count: number;
  oldest: number | null;
  /** Ids of those who know what they punched there. */
  ask: string[];
};

export type SyncView = {
  /** The last two: withdrawn, declared lost or ended. */
  state: 'up-to-date' | 'sending' | 'offline' | 'lost' | 'revoked';
  /** It works on until another one stands in its place. */
  retiring: boolean;
  /** Whose place it took, while something of that one may be missing here. Times in ms. */
  missing: Missing | null;
  /** Operations that no receipt covers yet, and the corrected time of the oldest. */
  pending: number;
  /** They are punches and nothing else, as far as was looked. */
  onlyPunches: boolean;
  oldest: number | null;
  lastContact: number | null;
  /** Refused, withheld and quarantined operations that a person should look at. */
  attention: number;
};

/** It gets nothing any more: what was punched is handed in, and nothing but punching without a code goes on. */
export function isWithdrawn({ state }: Pick<SyncView, 'state'>): boolean {
  return state === 'lost' || state === 'revoked';
}

export type RefusalView = {
  key: string;
  seq: number;
  kind: string;
  at: number;
  /** `recorded`: the server has it already, from a copy of this tablet. */
  refusal: OperationRefusal | 'quarantined' | 'recorded';
};
