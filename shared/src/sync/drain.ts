import * as z from 'zod/mini';
import { attachmentSchema } from '../journal/attachments.ts';
import { type Hash, hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { protocolMarker, withheldSchema } from './messages.ts';
import { pushLimit } from './push-limit.ts';

/**
 * `POST /api/sync/drain`: a lost or revoked tablet hands in what it still holds. It has no session; the request
 * proves itself by a nonce of purpose `drain`. Nothing is projected: all of it waits in quarantine.
 */
export const drainRequestSchema = z.strictObject({
  device: uuidSchema,
  nonce: z.string().check(z.maxLength(100)),
  /** ES256 by the device's sign key over `sessionInput(device, 'drain', nonce)`. */
  proof: z.string().check(z.maxLength(100)),
  epoch: uuidSchema,
  /** seq of the first operation below. */
  first: z.int().check(z.gte(1)),
  operations: z
    .array(z.union([z.string().check(z.maxLength(64 * 1024)), withheldSchema]))
    .check(z.minLength(1), z.maxLength(pushLimit.operations)),
  attachments: z.array(attachmentSchema).check(z.maxLength(2 * pushLimit.operations)),
  /** ES256 over `pushInput(hash of the last operation)`. */
  signature: z.string().check(z.maxLength(100)),
  /** How many operations it holds beyond these; a tablet of before does not say. */
  beyond: z.optional(z.int().check(z.gte(0))),
});
export type DrainRequest = z.infer<typeof drainRequestSchema>;

export const drainAnswerSchema = z.object({
  protocol: z.literal(protocolMarker),
  /** Hashes that the server now holds durably, in the journal or in quarantine. */
  held: z.array(hashSchema),
  /** ES256 by the server's receipt key over `drainInput`: without it the answer frees nothing (D11). */
  signature: z.string().check(z.maxLength(100)),
});
export type DrainAnswer = z.infer<typeof drainAnswerSchema>;

/** What the answer to a drain is signed over: the nonce of the request makes it the answer to this one. */
export function drainInput(device: string, nonce: string, held: readonly Hash[]): string {
  return `comptoir-drain-v1\n${JSON.stringify([device, nonce, held])}`;
}
