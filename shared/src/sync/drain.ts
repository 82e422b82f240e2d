import * as z from 'zod';
import { attachmentSchema } from '../journal/attachments.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { protocolMarker, pushLimit, withheldSchema } from './messages.ts';

/**
 * `POST /api/sync/drain`: a revoked tablet hands in what it still holds. It has no session; the request
 * proves itself by a nonce of purpose `drain`. Nothing is projected: all of it waits in quarantine.
 */
export const drainRequestSchema = z.strictObject({
  device: uuidSchema,
  nonce: z.string().max(100),
  /** ES256 by the device's sign key over `sessionInput(device, 'drain', nonce)`. */
  proof: z.string().max(100),
  epoch: uuidSchema,
  /** seq of the first operation below. */
  first: z.int().min(1),
  operations: z
    .array(z.union([z.string().max(64 * 1024), withheldSchema]))
    .min(1)
    .max(pushLimit.operations),
  attachments: z.array(attachmentSchema).max(2 * pushLimit.operations),
  /** ES256 over `pushInput(hash of the last operation)`. */
  signature: z.string().max(100),
});
export type DrainRequest = z.infer<typeof drainRequestSchema>;

export const drainAnswerSchema = z.object({
  protocol: z.literal(protocolMarker),
  /** Hashes that the server now holds durably, in the journal or in quarantine. */
  held: z.array(hashSchema),
});
export type DrainAnswer = z.infer<typeof drainAnswerSchema>;
