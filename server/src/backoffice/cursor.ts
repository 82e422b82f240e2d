import { type Hash, hashSchema } from '@comptoir/shared/journal/hash';
import * as z from 'zod/mini';
import type { ChangedEntity } from './tables.ts';

/** How far somebody has pulled. Opaque to them. */
export type Cursor = {
  /** What they may pull: with other rights the past was another one. */
  entities: readonly ChangedEntity[];
  /** The last thing pulled, in the order of `after`. */
  position: number;
  entity: string;
  id: string;
  /** The journal's chain at `position`: where it no longer matches, this is not the server that was read. */
  chain: Hash;
};

/** Behind every entity of a position. */
export const endOfPosition = { entity: '~', id: '' };

const schema = z.tuple([
  z.array(z.enum(['employee', 'punch'])),
  z.int().check(z.gte(0)),
  z.string(),
  z.string(),
  hashSchema,
]);

export function writeCursor({ entities, position, entity, id, chain }: Cursor): string {
  const value = [entities, position, entity, id, chain];
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}

/** @returns null for anything that this server would not have written */
export function readCursor(text: string): Cursor | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Not a cursor at all: answered like one of another journal.
    return null;
  }
  const read = schema.safeParse(value);
  if (!read.success) return null;
  const [entities, position, entity, id, chain] = read.data;
  return { entities, position, entity, id, chain };
}
