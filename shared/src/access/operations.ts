import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

export const pinPurposes = ['punch', 'settings'] as const;
export const pinPurposeSchema = z.enum(pinPurposes);
/** What a PIN was typed for: each purpose counts its failures apart. */
export type PinPurpose = (typeof pinPurposes)[number];

export const accessKinds = {
  /** A PIN was set. The PIN, its hash and its seal are rows beside the journal, never in it. */
  'pin.set': z.strictObject({
    person: uuidSchema,
    version: z.int().check(z.gte(1)),
    length: z.int().check(z.gte(4), z.lte(6)),
  }),
  /** A wrong PIN. `failures` is the consecutive count after it. */
  'auth.fail': z.strictObject({
    person: uuidSchema,
    purpose: pinPurposeSchema,
    failures: z.int().check(z.gte(1)),
  }),
  /** A manager freed a locked person. */
  'auth.unlock': z.strictObject({ person: uuidSchema }),
  /** The tablet's record of failures was missing or altered: everything stayed locked until contact. */
  'auth.tampered': z.strictObject({ found: z.enum(['missing', 'altered']) }),
  /** A manager opened the settings of the tablet. */
  'auth.settings': z.strictObject({}),
  /** The tablet's wall clock moved against its monotonic clock or against the last time it had shown. */
  'clock.jump': z.strictObject({ expected: instant, found: instant }),
} as const;
