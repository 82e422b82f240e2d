import { type Checkpoint, checkpointSchema } from '@comptoir/shared/evidence/checkpoint';
import * as z from 'zod/mini';

/**
 * The checkpoint in a file, or in a mail that was saved as it came: lines may have been broken and quoted, and the text of a
 * checkpoint holds no white space of its own.
 *
 * @returns null where there is none
 */
export function findCheckpointIn(text: string): Checkpoint | null {
  const plain = text.replaceAll(/^>+ ?/gm, '').replaceAll(/\s+/g, '');
  const [found] =
    /\{"payload":"(?:[^"\\]|\\.)*","signature":"[^"]*"(?:,"key":\{[^{}]*\})?\}/.exec(plain) ?? [];
  if (found === undefined) return null;
  try {
    const read = z.object(checkpointSchema.shape).safeParse(JSON.parse(found));
    return read.success ? read.data : null;
  } catch {
    // Cut in the middle of an escape: there is no checkpoint to read.
    return null;
  }
}
