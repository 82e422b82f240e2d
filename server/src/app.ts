import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type Express, type Router } from 'express';
import { tabletLinkRoutes } from './access/invitation-routes.ts';
import { makePasswords } from './access/accounts/passwords.ts';
import { makePortalSessions } from './access/accounts/sessions.ts';
import { backofficeDoor } from './backoffice.ts';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { makeNonces } from './devices/nonces.ts';
import { deviceRoutes } from './devices/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { photoRoutes } from './employees/photo-routes.ts';
import { makeSessions } from './devices/sessions.ts';
import { houseAddress } from './directory/house.ts';
import type { HouseConfig } from './directory/house.ts';
import { accessLog } from './http/access-log.ts';
import { appFiles, appVersion } from './http/app-files.ts';
import { errorHandler } from './http/errors.ts';
import { noStore, securityHeaders } from './http/headers.ts';
import { type Limits, defaultLimits } from './http/limits.ts';
import { sendProblem } from './http/problem.ts';
import { type PasswordHash, openPasswordHash } from './platform/password-hash.ts';
import { type Pusher, openPusher } from './platform/push.ts';
import { calendarRoutes } from './planning/calendar/routes.ts';
import { portalRoutes } from './portal.ts';
import { findHeld } from './punches/queries.ts';
import type { Streams } from './sync/events.ts';
import { syncRoutes } from './sync/routes.ts';

export type AppOptions = {
  config: HouseConfig & Pick<Config, 'trustProxy'> & Partial<Pick<Config, 'smtp'>>;
  streams: Streams;
  /** Where they differ from the defaults. */
  limits?: Partial<Limits>;
  /** Folders of the built pages; by default those of this repository. */
  kiosk?: string;
  portal?: string;
  /** Threads that hash passwords; by default some of its own. */
  passwordHash?: PasswordHash;
  /** The way out for pushes; by default one that reaches the known services. */
  pusher?: Pusher;
  /** What a composition root adds under `/api`: the demonstration has one such room, production none. */
  extra?: (deps: Deps) => Router;
};

const builtKiosk = fileURLToPath(new URL('../../kiosk/dist', import.meta.url));
const builtPortal = fileURLToPath(new URL('../../portal/dist', import.meta.url));

/** Mounts every room. The error handler comes last, or it would never see their errors. */
export function makeApp(deps: Deps, options: AppOptions): Express {
  const { config, streams, kiosk = builtKiosk, portal = builtPortal } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const nonces = makeNonces(deps.clock, deps.random);
  const sessions = makeSessions(deps, nonces);
  const portalDoors = {
    sessions: makePortalSessions(deps),
    passwords: makePasswords(options.passwordHash ?? openPasswordHash(), deps.keys.pepper),
    house: config,
    limits,
    app: appVersion(kiosk),
    mailFrom: config.smtp?.from ?? null,
    pusher:
      options.pusher ??
      openPusher({ keys: deps.keys.vapid, subject: pushSubject(config), hosts: [] }),
  };
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.use(accessLog(deps.log));
  app.use(securityHeaders(config.baseUrl.protocol === 'https:'));

  // Not below /api/sync: a stream of pokes must not wait for a block to fill, and a push is compressed by its own route.
  // Nor the tablet's pages: with them a new version was now and then not let in (app-update journey, under load).
  app.use(['/api/portal', '/portal'], compression());

  app.use('/api', noStore);
  app.get('/api/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  const address = () => houseAddress(deps.db, config);
  app.use('/api/devices', deviceRoutes(deps, { nonces, sessions, limits, address }));
  app.use('/api/sync/links', tabletLinkRoutes(deps, { sessions, address }));
  app.use('/api/sync/photos', photoRoutes(deps, sessions));
  app.use('/api/sync', syncRoutes(deps, { nonces, sessions, streams, limits }));
  app.use('/api/evidence', evidenceRoutes(deps, { limits, rooms: { findHeld } }));
  app.use('/api/portal', portalRoutes(deps, portalDoors));
  app.use('/api/backoffice/v1', backofficeDoor(deps, limits));
  if (options.extra) app.use('/api', options.extra(deps));
  // Whatever is not there is said so in JSON: an answer of the API is never a page (S18).
  app.use('/api', (_request, response) => {
    sendProblem(response, 'not-found');
  });

  app.use('/calendar', calendarRoutes(deps, limits.calendar));

  app.get('/', (_request, response) => {
    response.redirect(302, '/portal/');
  });
  for (const [path, folder] of [
    ['/kiosk', kiosk],
    ['/portal', portal],
  ] as const) {
    app.get(path, (request, response, next) => {
      // Without its slash the address lies outside the service worker's scope: the page would not work offline.
      if (request.path.endsWith('/')) next();
      else response.redirect(302, `${path}/`);
    });
    app.use(path, appFiles(folder));
  }
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('Not found\n');
  });
  app.use(errorHandler(deps.log));
  return app;
}

/** Whom a push service writes to about this server (RFC 8292). */
export function pushSubject({
  smtp,
  baseUrl,
}: Pick<AppOptions['config'], 'smtp' | 'baseUrl'>): string {
  if (smtp) return `mailto:${smtp.from.address}`;
  return baseUrl.protocol === 'https:' ? baseUrl.origin : 'mailto:comptoir@localhost';
}
