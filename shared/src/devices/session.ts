import * as z from 'zod/mini';
import { uuidSchema } from '../journal/ids.ts';

/** Purposes a nonce is bound to; a signature for one never serves another. */
export const noncePurposes = ['session', 'drain'] as const;
export const noncePurposeSchema = z.enum(noncePurposes);
export type NoncePurpose = (typeof noncePurposes)[number];

export const nonceRequestSchema = z.strictObject({
  device: uuidSchema,
  purpose: noncePurposeSchema,
});
export const nonceAnswerSchema = z.object({ nonce: z.string() });

export const sessionRequestSchema = z.strictObject({
  device: uuidSchema,
  nonce: z.string().check(z.maxLength(100)),
  /** ES256 by the device's sign key over `sessionInput(...)`, raw r‖s, base64url. */
  signature: z.string().check(z.maxLength(100)),
});
/**
 * `expiresIn` in seconds. The token lives in memory only, on both sides. `portal`: scheme and host of the portal, where
 * receipts of punches are checked (spec EVID-32); an older server does not say.
 */
export const sessionAnswerSchema = z.object({
  token: z.string(),
  expiresIn: z.number(),
  portal: z._default(z.nullable(z.string().check(z.maxLength(300))), null),
});
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

export function sessionInput(device: string, purpose: NoncePurpose, nonce: string): string {
  return `comptoir-nonce-v1\n${purpose}\n${device}\n${nonce}`;
}
