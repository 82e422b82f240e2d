import type { OperationRefusal } from '@comptoir/shared/refusals';

export type SyncView = {
  state: 'up-to-date' | 'sending' | 'offline' | 'revoked';
  /** Operations that no receipt covers yet, and the corrected time of the oldest. */
  pending: number;
  /** They are punches and nothing else, as far as was looked. */
  onlyPunches: boolean;
  oldest: number | null;
  lastContact: number | null;
  /** Refused, withheld and quarantined operations that a person should see. */
  attention: number;
};

export type RefusalView = {
  key: string;
  seq: number;
  kind: string;
  at: number;
  refusal: OperationRefusal | 'quarantined';
};
