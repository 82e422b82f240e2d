import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';

/**
 * What the server attests of a whole journal: at `at` it held `size` operations, whose tree (RFC 9162) has this root and
 * whose chain ends with this hash. Kept elsewhere, it shows every later edit, removal or reordering (spec EVID).
 */
export const checkpointPayloadSchema = z.strictObject({
  v: z.literal(1),
  organisation: uuidSchema,
  size: z.int().check(z.gte(0)),
  root: hashSchema,
  chain: hashSchema,
  at: instant,
});
export type CheckpointPayload = z.infer<typeof checkpointPayloadSchema>;

export const checkpointSchema = z.strictObject({
  /** The payload as the exact string that was signed. */
  payload: z.string().check(z.maxLength(1_000)),
  /** ES256 (raw r‖s, base64url) by the server's receipt key over `checkpointInput(payload)`. */
  signature: z.string().check(z.maxLength(100)),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

export function checkpointInput(payload: string): string {
  return `comptoir-checkpoint-v1\n${payload}`;
}
