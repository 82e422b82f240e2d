import * as z from 'zod/mini';
import type { Hash } from '@comptoir/shared/journal/hash';
import { photoLimit } from '@comptoir/shared/employees/photo';
import { heldPhoto, keepPhoto, missingPhotos, photoSent } from '../local-database/photos.ts';

import type { Writer } from './journal.ts';
import { type Reply, ask } from './requests.ts';

type Options = { timeout: number; stop: AbortSignal };

/** `PUT /api/sync/photos/{hash}`: before the push that names it (SYNC-21). */
export async function sendPhoto(
  writer: Writer,
  token: string,
  hash: Hash,
  options: Options,
): Promise<Reply<unknown>> {
  const photo = await heldPhoto(writer.database, hash);
  // Not held any more: the server says whether it needs it.
  if (photo === undefined) return { ok: true, value: null };
  const reply = await ask(
    writer.platform,
    `/api/sync/photos/${hash}`,
    {
      method: 'PUT',
      headers: { 'content-type': photo.type, authorization: `Bearer ${token}` },
      body: photo.bytes,
    },
    z.nullable(z.looseObject({})),
    options,
  );
  if (reply.ok) await photoSent(writer, hash);
  return reply;
}

/** So many at a time: a new tablet shows its people first, and their faces one after the other. */
const photosAtATime = 8;

/** Fetches photos of the roster that are missing; whatever fails is tried again after a later round. */
export async function fetchPhotos(
  writer: Writer,
  token: string,
  { timeout, stop }: Options,
): Promise<void> {
  for (const hash of await missingPhotos(writer.database, photosAtATime)) {
    if (stop.aborted) return;
    const found = await fetchPhoto(writer, token, hash, { timeout, stop });
    if (found === 'gone') continue;
    if (found === null || stop.aborted) return;
    await keepPhoto(writer, { hash, ...found });
  }
}

type Fetched = { bytes: Uint8Array<ArrayBuffer>; type: string };

async function fetchPhoto(
  { platform }: Writer,
  token: string,
  hash: Hash,
  { timeout, stop }: Options,
): Promise<Fetched | 'gone' | null> {
  const life = new AbortController();
  const end = () => life.abort();
  const cancel = platform.timers.after(timeout, end);
  stop.addEventListener('abort', end, { once: true });
  try {
    const headers = { authorization: `Bearer ${token}` };
    const path = `/api/sync/photos/${hash}`;
    const response = await platform.transport(path, {
      method: 'GET',
      headers,
      signal: life.signal,
    });
    if (response.status === 404) return 'gone';
    const type = response.headers.get('content-type') ?? '';
    // S18: a captive portal's page is no picture.
    if (!response.ok || !type.startsWith('image/')) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > photoLimit ? null : { bytes, type };
  } catch {
    // The line is gone: after a later round again.
    return null;
  } finally {
    cancel();
    stop.removeEventListener('abort', end);
  }
}
