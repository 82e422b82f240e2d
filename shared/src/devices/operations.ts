import * as z from 'zod/mini';
import { instant, textRef } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { punchTypeSchema } from '../punches/operations.ts';

/**
 * `active`: works. `retiring`: works until what it holds is here and another stands in its place. `lost`: gets nothing and
 * forgets secrets and contacts. `revoked`: ended; gets nothing. The last two hand in what they hold, into quarantine.
 */
export const deviceStates = ['active', 'retiring', 'lost', 'revoked'] as const;
export const deviceStateSchema = z.enum(deviceStates);
export type DeviceState = (typeof deviceStates)[number];

/** `damaged`: what the tablet held was not all legible any more, or not all there. */
export const continuationReasons = ['forked', 'behind', 'server-behind', 'damaged'] as const;

export const deviceKinds = {
  'device.enrol': z.strictObject({
    device: uuidSchema,
    /** RFC 7638 thumbprints of the device's two public keys, base64url. */
    signKey: z.string().check(z.maxLength(60)),
    wrapKey: z.string().check(z.maxLength(60)),
    /** The hash that the first operation of the device's first epoch names as its `prev`. */
    grant: hashSchema,
    /** The tablet whose place it takes: that one is retired with this operation. */
    replaces: z.optional(uuidSchema),
  }),
  /** « Retirer »: it goes on until what it holds is here and another one stands in its place; then it is revoked. */
  'device.retire': z.strictObject({ device: uuidSchema }),
  /** « Perdue »: no data from now on; secrets and contacts go at its next contact, what it holds goes to quarantine. */
  'device.lose': z.strictObject({ device: uuidSchema }),
  /** It is ended: no data any more, what it still holds goes to quarantine. */
  'device.revoke': z.strictObject({ device: uuidSchema }),
  /** An administrator looked at a fork: the device's later facts are no longer flagged. */
  'device.clear': z.strictObject({ device: uuidSchema }),
  /**
   * Somebody looked at what stands in quarantine under this hash. `punch`: it counts from now on, under the id that it was
   * written with; null: it was looked at and counts for nothing, for the reason given.
   */
  'quarantine.settle': z.strictObject({
    device: uuidSchema,
    hash: hashSchema,
    punch: z.nullable(
      z.strictObject({
        id: uuidSchema,
        person: uuidSchema,
        type: punchTypeSchema,
        /** When it happened, as whoever decided has it. */
        at: instant,
        /** The tablet's own clock, unaltered. */
        wall: instant,
        epoch: uuidSchema,
        seq: z.int().check(z.gte(1)),
        /** Whether a PIN was typed for it, as the tablet has it. */
        auth: z.enum(['pin', 'manager', 'none']),
        /** When the server first had it: it was certainly made before. */
        receivedAt: instant,
      }),
    ),
    reasonText: z.nullable(textRef),
  }),
  /** First operation of an epoch that goes on after another one of the same device. */
  'device.continue': z.strictObject({
    epoch: uuidSchema,
    seq: z.int().check(z.gte(0)),
    head: hashSchema,
    reason: z.enum(continuationReasons),
  }),
} as const;
