import * as z from 'zod/mini';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';

export const continuationReasons = ['forked', 'behind', 'server-behind'] as const;

export const deviceKinds = {
  'device.enrol': z.strictObject({
    device: uuidSchema,
    /** RFC 7638 thumbprints of the device's two public keys, base64url. */
    signKey: z.string().check(z.maxLength(60)),
    wrapKey: z.string().check(z.maxLength(60)),
    /** The hash that the first operation of the device's first epoch names as its `prev`. */
    grant: hashSchema,
  }),
  'device.revoke': z.strictObject({ device: uuidSchema }),
  /** An administrator looked at a fork: the device's later facts are no longer flagged. */
  'device.clear': z.strictObject({ device: uuidSchema }),
  /** First operation of an epoch that goes on after another one of the same device. */
  'device.continue': z.strictObject({
    epoch: uuidSchema,
    seq: z.int().check(z.gte(0)),
    head: hashSchema,
    reason: z.enum(continuationReasons),
  }),
} as const;
