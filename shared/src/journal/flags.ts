import * as z from 'zod/mini';

/**
 * What is doubtful about a fact that was kept. A flag never refuses: somebody looks at it later.
 */
export const flags = [
  'unknown-person',
  'archived-person',
  'moved-person',
  'no-pin',
  'declared',
  'double',
  'late-cancel',
  'unknown-punch',
  'unknown-task',
  'out-of-bounds',
  'clock-unset',
  'clock-jumped',
  'clock-clamped',
  'unknown-receipt',
  'forked',
  'lease-expired',
  'from-quarantine',
  'after-lock',
] as const;

export const flagSchema = z.enum(flags);
export type Flag = (typeof flags)[number];
