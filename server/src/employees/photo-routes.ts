import { photoLimit, photoTypes } from '@comptoir/shared/employees/photo';
import { hashSchema } from '@comptoir/shared/journal/hash';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import express, { type Request, type Response, type Router } from 'express';
import type { Deps } from '../deps.ts';
import type { Sessions } from '../devices/sessions.ts';
import { deviceScope } from '../http/authenticate.ts';
import { readRaw } from '../http/bodies.ts';
import { limitByAddress } from '../http/limits.ts';
import { sendProblem } from '../http/problem.ts';
import { insertPhoto } from './commands.ts';
import { shrinkPhoto } from './photos.ts';
import { findPhoto, findPhotoHashes } from './queries.ts';

const readImage = express.raw({ type: [...photoTypes], limit: photoLimit, inflate: false });
/** Every tablet of a store behind one address, on the day that all photos are taken. */
const sending = { requests: 300, seconds: 60 };

/** Photos of people, under the hash of what the tablet sent (`/api/sync/photos`). They go first, then the edit that names them. */
export function photoRoutes(deps: Deps, sessions: Sessions): Router {
  const router = express.Router();

  router.put('/:hash', limitByAddress('photos', sending), async (request, response) => {
    const scope = await deviceScope(sessions, request, response);
    if (!scope) return;
    const hash = hashOf(request, response);
    if (hash === null) return;
    // Called once it is known who sends: a stranger's image is never read.
    await readRaw(readImage, request, response);
    const photo = { hash, bytes: request.body as unknown, at: deps.clock.now() };
    const kept = await keepPhoto(deps.db, scope.organisation, photo);
    if (!kept.ok) {
      sendProblem(response, kept.refusal);
      return;
    }
    response.status(204).end();
  });

  router.get('/:hash', async (request, response) => {
    const scope = await deviceScope(sessions, request, response);
    if (!scope) return;
    const hash = hashOf(request, response);
    if (hash === null) return;
    sendPhoto(response, await findPhoto(deps.db, scope.organisation, hash));
  });

  return router;
}

/**
 * Keeps an image under the hash of what was sent, as `shrinkPhoto` makes it. One that is held already, or was erased,
 * changes nothing.
 *
 * @param photo.bytes what the reader of the body made of it: anything but bytes is no image
 */
export async function keepPhoto(
  db: Deps['db'],
  organisation: string,
  { hash, bytes, at }: { hash: string; bytes: unknown; at: number },
): Promise<Result<null, 'bad-request' | 'too-large' | 'unreadable-image'>> {
  if (!(bytes instanceof Uint8Array)) return refused('unreadable-image');
  if ((await findPhotoHashes(db, organisation, [hash])).has(hash)) return ok(null);
  const shrunk = await shrinkPhoto(hash, bytes);
  if (!shrunk.ok) return shrunk;
  await insertPhoto(db, organisation, { hash, webp: shrunk.value, at });
  return ok(null);
}

/**
 * Answers an image that somebody sent in: never read as anything else, never a page of its own. What is under a
 * hash does not change, so whoever may see it may keep it.
 */
export function sendPhoto(response: Response, webp: Uint8Array | null): void {
  if (webp === null) {
    sendProblem(response, 'not-found');
    return;
  }
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  response.type('image/webp').send(Buffer.from(webp));
}

function hashOf(request: Request, response: Response): string | null {
  const read = hashSchema.safeParse(request.params['hash']);
  if (read.success) return read.data;
  sendProblem(response, 'not-found');
  return null;
}
