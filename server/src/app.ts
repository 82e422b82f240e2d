import { fileURLToPath } from 'node:url';
import express, { type Express, type Router } from 'express';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { makeNonces } from './devices/nonces.ts';
import { deviceRoutes } from './devices/routes.ts';
import { photoRoutes } from './employees/photo-routes.ts';
import { makeSessions } from './devices/sessions.ts';
import { accessLog } from './http/access-log.ts';
import { errorHandler } from './http/errors.ts';
import { noStore, securityHeaders } from './http/headers.ts';
import { kioskFiles } from './http/kiosk-files.ts';
import { type Limits, defaultLimits } from './http/limits.ts';
import { sendProblem } from './http/problem.ts';
import type { Streams } from './sync/events.ts';
import { syncRoutes } from './sync/routes.ts';

export type AppOptions = {
  config: Pick<Config, 'baseUrl' | 'trustProxy'>;
  streams: Streams;
  limits?: Limits;
  /** Folder of the built kiosk; by default the one of this repository. */
  kiosk?: string;
  /** What a composition root adds under `/api`: the demonstration has one such room, production none. */
  extra?: (deps: Deps) => Router;
};

const builtKiosk = fileURLToPath(new URL('../../kiosk/dist', import.meta.url));

/** Mounts every room. The error handler comes last, or it would never see their errors. */
export function makeApp(deps: Deps, options: AppOptions): Express {
  const { config, streams, limits = defaultLimits, kiosk = builtKiosk } = options;
  const nonces = makeNonces(deps.clock, deps.random);
  const sessions = makeSessions(deps, nonces);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.use(accessLog(deps.log));
  app.use(securityHeaders(config.baseUrl.protocol === 'https:'));

  app.use('/api', noStore);
  app.get('/api/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.use('/api/devices', deviceRoutes(deps, { nonces, sessions, limits }));
  app.use('/api/sync/photos', photoRoutes(deps, sessions));
  app.use('/api/sync', syncRoutes(deps, { nonces, sessions, streams, limits }));
  if (options.extra) app.use('/api', options.extra(deps));
  // Whatever is not there is said so in JSON: an answer of the API is never a page (S18).
  app.use('/api', (_request, response) => {
    sendProblem(response, 'not-found');
  });

  app.get('/', (_request, response) => {
    response.redirect(302, '/kiosk/');
  });
  app.get('/kiosk', (request, response, next) => {
    // Without its slash the address lies outside the service worker's scope: the page would not work offline.
    if (request.path.endsWith('/')) next();
    else response.redirect(302, '/kiosk/');
  });
  app.use('/kiosk', kioskFiles(kiosk));
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('Not found\n');
  });
  app.use(errorHandler(deps.log));
  return app;
}
