import type { PunchType } from '@comptoir/shared/punches/operations';

/** A punch of today on « Mes reçus ». */
export type ReceiptLine = {
  punch: string;
  type: PunchType;
  /** Corrected time, or the time declared, ms. */
  at: number;
  declared: boolean;
  cancelled: boolean;
  /** `held`: its code can be made here. `elsewhere`: another tablet wrote it. `gone`: this one no longer holds it. */
  from: 'held' | 'elsewhere' | 'gone';
};
export type ReceiptsView = { zone: string; lines: ReceiptLine[] };
