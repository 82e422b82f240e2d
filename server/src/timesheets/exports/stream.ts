import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** What a file is sent as. `name`: ASCII, of our own making. */
export type FileKind = { name: string; type: string };

/** Says that a file follows, to be kept and never shown. */
export function announceFile(response: Response, { name, type }: FileKind): void {
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.type(type);
}

/**
 * Sends a text as it is made, never faster than it is read. Whatever fails on the way ends the connection: half a file is
 * never taken for a whole one.
 */
export async function streamText(
  response: Response,
  file: FileKind,
  text: AsyncIterable<string>,
): Promise<void> {
  announceFile(response, file);
  await pipeline(Readable.from(text, { objectMode: true }), response);
}

/** Rows of a file that is made as a whole; null as soon as there are more than it may hold (spec EXPORT-8). */
export async function collectRows<T, Row>(
  people: AsyncIterable<T>,
  rowsOf: (one: T) => readonly Row[],
  limit: number,
): Promise<Row[] | null> {
  const rows: Row[] = [];
  for await (const one of people) {
    rows.push(...rowsOf(one));
    if (rows.length > limit) return null;
  }
  return rows;
}
