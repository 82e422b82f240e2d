import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startServer } from './compose.ts';
import { readConfig } from './config.ts';
import { fr } from './platform/catalogue.ts';

const file = (name: string) =>
  fileURLToPath(new URL(`../testing-certificate/${name}.pem`, import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-https-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('serves HTTPS by TLS_CERT and TLS_KEY, and tells browsers to stay there', async () => {
  const read = readConfig(
    {
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      BASE_URL: 'https://localhost',
      TLS_CERT: file('cert'),
      TLS_KEY: file('key'),
      LOG_LEVEL: 'silent',
    },
    fr.config,
  );
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const server = await startServer(read.config, fr.start);
  try {
    const health = await ask(`https://localhost:${server.port}/api/health`);
    expect(health.status).toBe(200);
    expect(health.hsts).toContain('max-age=31536000');
  } finally {
    await server.close();
  }
});

function ask(url: string): Promise<{ status: number | undefined; hsts: string }> {
  const ca = readFileSync(file('cert'));
  return new Promise((done, fail) => {
    get(url, { ca, family: 4, agent: false }, (answer) => {
      answer.resume();
      const hsts = answer.headers['strict-transport-security'] ?? '';
      answer.once('end', () => done({ status: answer.statusCode, hsts }));
    }).once('error', fail);
  });
}
