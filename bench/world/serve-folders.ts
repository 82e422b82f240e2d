import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const headers = {
  'Cache-Control': 'no-cache',
  // An isolated page reads its clock to 5 µs instead of 100.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export type Served = { origin: string; close(): Promise<void> };

/**
 * Serves folders of built files from one origin, and nothing else.
 *
 * @param folders by path prefix, `/kiosk/` → a folder; a path that ends in `/` is its `index.html`
 */
export async function serveFolders(folders: Record<string, string>): Promise<Served> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const prefix = Object.keys(folders).find((one) => path.startsWith(one));
    const folder = prefix === undefined ? undefined : folders[prefix];
    if (prefix === undefined || folder === undefined) {
      response.writeHead(404).end();
      return;
    }
    const rest = path.slice(prefix.length);
    const file = join(folder, normalize(`/${rest === '' ? 'index.html' : rest}`));
    readFile(file).then(
      (bytes) => {
        const type = types[extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': type, ...headers }).end(bytes);
      },
      () => {
        // A file that is not there is an ordinary answer, whatever the reason.
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
