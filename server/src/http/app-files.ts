import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type Router } from 'express';

/**
 * An application, built into `folder`: the tablet's or the portal's. Hashed assets are kept for ever; the page, the service
 * worker and the manifest are asked for again each time, or an update would never arrive. A missing file
 * is missing: only addresses without an extension are the page.
 */
export function appFiles(folder: string): Router {
  const router = express.Router({ strict: true });
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (response, path) => {
        const hashed = path.startsWith(join(folder, 'assets'));
        response.setHeader(
          'Cache-Control',
          hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    }),
  );
  router.get('/{*rest}', (request, response) => {
    if (extname(request.path) !== '' || !existsSync(join(folder, 'index.html'))) {
      response.status(404).type('text/plain').send('Not found\n');
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: folder, cacheControl: false });
  });
  return router;
}

/**
 * The version of an application that was built into `folder`: its workspace's own. Null where there is none to hand out.
 */
export function appVersion(folder: string): string | null {
  const manifest = join(folder, '..', 'package.json');
  if (!existsSync(join(folder, 'index.html')) || !existsSync(manifest)) return null;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string };
  return version ?? null;
}
