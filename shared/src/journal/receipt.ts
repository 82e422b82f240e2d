import * as z from 'zod/mini';
import { instant } from './body.ts';
import { type Hash, hashSchema, hashText } from './hash.ts';
import { uuidSchema } from './ids.ts';

/** What the server attests: at `receivedAt` it held this device's epoch up to `seq`, whose hash is `head`. */
export const receiptPayloadSchema = z.strictObject({
  v: z.literal(1),
  organisation: uuidSchema,
  device: uuidSchema,
  epoch: uuidSchema,
  seq: z.int().check(z.gte(0)),
  /** Null while the epoch is empty. */
  head: z.nullable(hashSchema),
  receivedAt: instant,
  position: z.int().check(z.gte(0)),
});
export type ReceiptPayload = z.infer<typeof receiptPayloadSchema>;

export const receiptSchema = z.strictObject({
  /** The payload as the exact string that was signed. */
  payload: z.string().check(z.maxLength(1_000)),
  /** ES256 (raw r‖s, base64url) by the server's receipt key over `receiptInput(payload)`. */
  signature: z.string().check(z.maxLength(100)),
});
export type Receipt = z.infer<typeof receiptSchema>;

export function receiptInput(payload: string): string {
  return `comptoir-receipt-v1\n${payload}`;
}

export function hashReceipt(receipt: Receipt): Hash {
  return hashText('comptoir-receipt-v1', receipt.payload);
}

/** What a push signature is over: through the chain, the last hash covers every operation before it. */
export function pushInput(lastHash: Hash): string {
  return `comptoir-push-v1\n${lastHash}`;
}
