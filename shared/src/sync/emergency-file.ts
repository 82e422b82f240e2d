import * as z from 'zod/mini';
import { sealedSchema } from '../devices/enrolment.ts';
import { attachmentSchema } from '../journal/attachments.ts';
import { instant } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { receiptSchema } from '../journal/receipt.ts';

/**
 * The emergency export (O16): what a tablet holds that the server has not applied, sealed to the server's key. Of the first
 * format the plain text is the content itself, and only its chain is signed; of the second it is one line with a signature
 * over the rest, which is the content.
 */
export const emergencyFormats = ['comptoir-emergency-1', 'comptoir-emergency-2'] as const;

export const emergencyFileSchema = z.strictObject({
  format: z.enum(emergencyFormats),
  device: uuidSchema,
  sealed: sealedSchema,
});
export type EmergencyFile = z.infer<typeof emergencyFileSchema>;

/** `pending`: nobody has answered for it. The others stand at the server in one way or another. */
export const emergencyStates = ['pending', 'refused', 'withheld', 'quarantined'] as const;

export const emergencyContentSchema = z.object({
  v: z.literal([1, 2]),
  device: uuidSchema,
  /** The exact string whose hash the first chain of the tablet begins with. */
  grant: z.string(),
  /** Corrected time, ms. */
  writtenAt: instant,
  app: z.string().check(z.maxLength(40)),
  /** Epoch by epoch in their order. `epoch` and `seq` as the tablet's own index has them; absent from the first format. */
  operations: z.array(
    z.object({
      bytes: z.string(),
      state: z.enum(emergencyStates),
      epoch: z.optional(uuidSchema),
      seq: z.optional(z.int()),
    }),
  ),
  attachments: z.array(attachmentSchema),
  receipts: z.array(receiptSchema),
  photos: z._default(
    z.array(z.object({ hash: hashSchema, type: z.string(), base64: z.string() })),
    [],
  ),
  /** Photos for which this file had no room: another one holds them. */
  photosLeftOut: z._default(z.array(hashSchema), []),
  /** First format: ES256 over `pushInput(hash of the last operation)`; null where there is none. */
  signature: z.optional(z.nullable(z.string())),
  /** Second format: the same over the last pending operation and every 500th before it, in their order. */
  signatures: z.optional(z.array(z.object({ seq: z.int(), signature: z.string() }))),
});
export type EmergencyContent = z.infer<typeof emergencyContentSchema>;

/** What the tablet signs of a whole file of the second format: the SHA-256 of the content's UTF-8, hexadecimal. */
export function emergencyInput(contentHash: string): string {
  return `comptoir-emergency-v2\n${contentHash}`;
}
