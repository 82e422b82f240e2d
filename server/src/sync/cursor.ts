import { instant } from '@comptoir/shared/journal/body';
import { type Hash, hashSchema } from '@comptoir/shared/journal/hash';
import * as z from 'zod/mini';

/** How far a tablet has read the feed. Opaque to it. */
export type Cursor = {
  position: number;
  ordinal: number;
  /** The journal's chain at `position`: where it no longer matches, the server is not the one that was read. */
  chain: Hash;
  /** Server time up to which rows were held back by the window's far end or by an unfinished day. */
  asOf: number;
};

const schema = z.tuple([z.int().check(z.gte(0)), z.int().check(z.gte(0)), hashSchema, instant]);

export function writeCursor({ position, ordinal, chain, asOf }: Cursor): string {
  return Buffer.from(JSON.stringify([position, ordinal, chain, asOf]), 'utf8').toString(
    'base64url',
  );
}

/** @returns null for anything that this server would not have written */
export function readCursor(text: string): Cursor | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Not a cursor at all: the caller answers as it does to one of another journal.
    return null;
  }
  const read = schema.safeParse(value);
  if (!read.success) return null;
  const [position, ordinal, chain, asOf] = read.data;
  return { position, ordinal, chain, asOf };
}
