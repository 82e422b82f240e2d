import * as z from 'zod';
import { instant } from './body.ts';
import { type Hash, hashSchema, hashText } from './hash.ts';
import { uuidSchema } from './ids.ts';

/** What the server attests: at `receivedAt` it held this device's epoch up to `seq`, whose hash is `head`. */
export const receiptPayloadSchema = z.strictObject({
  v: z.literal(1),
  organisation: uuidSchema,
  device: uuidSchema,
  epoch: uuidSchema,
  seq: z.int().min(0),
  /** Null while the epoch is empty. */
  head: hashSchema.nullable(),
  receivedAt: instant,
  position: z.int().min(0),
});
export type ReceiptPayload = z.infer<typeof receiptPayloadSchema>;

export const receiptSchema = z.strictObject({
  /** The payload as the exact string that was signed. */
  payload: z.string().max(1_000),
  /** ES256 (raw r‖s, base64url) by the server's receipt key over `receiptInput(payload)`. */
  signature: z.string().max(100),
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
