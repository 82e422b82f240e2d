import type * as z from 'zod/mini';
import type { punchSchema } from './punch-schema.ts';

/** One punch as everybody sees it; what each field means stands beside its schema. */
export type Punch = z.infer<typeof punchSchema>;

/** Whether it counts: nobody cancelled it, and no correction set it aside. */
export function isCounted(punch: Pick<Punch, 'cancelledBy' | 'setAside'>): boolean {
  return punch.cancelledBy === null && punch.setAside === undefined;
}

/** Deterministic order of punches from any number of tablets (spec PUNCH-7): corrected time, then device, epoch, seq. */
export function comparePunches(
  a: Pick<Punch, 'at' | 'device' | 'epoch' | 'seq'>,
  b: Pick<Punch, 'at' | 'device' | 'epoch' | 'seq'>,
): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  if (a.epoch !== b.epoch) return a.epoch < b.epoch ? -1 : 1;
  return a.seq - b.seq;
}
