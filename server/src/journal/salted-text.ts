import { type Attachment, makeAttachment } from '@comptoir/shared/journal/attachments';
import type { Random } from '../platform/random.ts';

/** A text as an attachment under a salt of its own: what an operation holds of it tells nothing about it. */
export function saltedText(random: Random, text: string): Attachment {
  return makeAttachment(Buffer.from(random.bytes(16)).toString('hex'), text);
}
