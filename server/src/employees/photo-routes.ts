import { photoLimit, photoTypes } from '@comptoir/shared/employees/photo';
import { hashSchema } from '@comptoir/shared/journal/hash';
import express, { type Request, type Response, type Router } from 'express';
import type { Deps } from '../deps.ts';
import type { Sessions } from '../devices/sessions.ts';
import { deviceScope } from '../http/authenticate.ts';
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
    await readBytes(request, response);
    const body: unknown = request.body;
    if (!(body instanceof Uint8Array)) {
      sendProblem(response, 'unreadable-image');
      return;
    }
    const { organisation } = scope;
    const held = await findPhotoHashes(deps.db, organisation, [hash]);
    if (!held.has(hash)) {
      const shrunk = await shrinkPhoto(hash, body);
      if (!shrunk.ok) {
        sendProblem(response, shrunk.refusal);
        return;
      }
      await insertPhoto(deps.db, organisation, {
        hash,
        webp: shrunk.value,
        at: deps.clock.now(),
      });
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

/** Called once it is known who sends: a stranger's image is never read. */
function readBytes(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    readImage(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}
