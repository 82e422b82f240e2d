import * as z from 'zod/mini';
import { type Hash, hashSchema, hashText } from './hash.ts';

/** Longest attachment, in UTF-16 code units: names, contacts, reasons, sealed PINs. Photos go by `PUT`. */
export const attachmentLimit = 4_000;

export const attachmentSchema = z.strictObject({
  hash: hashSchema,
  /** 16 random bytes in hexadecimal: without it nobody can find a short text by trying. */
  salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  text: z.string().check(z.maxLength(attachmentLimit)),
});

/** Personal data beside an operation. The bytes hold only `hash`; text and salt can be erased. */
export type Attachment = z.infer<typeof attachmentSchema>;

export function attachmentHash(salt: string, text: string): Hash {
  return hashText('comptoir-attachment-v1', `${salt}\n${text}`);
}

export function makeAttachment(salt: string, text: string): Attachment {
  return { hash: attachmentHash(salt, text), salt, text };
}

export function attachmentHolds(attachment: Attachment): boolean {
  return attachmentHash(attachment.salt, attachment.text) === attachment.hash;
}

/** The attachments a body refers to: every field whose name ends in `Text` holds a salted hash or null. */
export function attachmentsOf(body: unknown): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
        if (!key.endsWith('Text')) visit(inner);
        else if (typeof inner === 'string') found.push(inner);
        else if (inner !== null && typeof inner === 'object' && 'to' in inner) {
          if (typeof inner.to === 'string') found.push(inner.to);
        }
      }
    }
  };
  visit(body);
  return found;
}
