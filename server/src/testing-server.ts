import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type AppOptions, makeApp } from './app.ts';
import type { Deps } from './deps.ts';
import { mintOrganisationScope } from './http/scopes.ts';
import { appendServer } from './journal/append.ts';
import { fakeClock } from './platform/clock.ts';
import { openKeys } from './platform/keys.ts';
import { openLogger } from './platform/logger.ts';
import type { PasswordHash } from './platform/password-hash.ts';
import { systemRandom } from './platform/random.ts';
import { type Streams, openStreams } from './sync/events.ts';
import { cheapPasswords, cheapest } from './testing/cheap-hashes.ts';
import { openFreshDatabase } from './testing/fresh-database.ts';

/** The real app on a real port, with a database file and keys of its own and a clock that a test moves. */
export type TestServer = {
  url: string;
  folder: string;
  deps: Deps;
  clock: ReturnType<typeof fakeClock>;
  streams: Streams;
  passwordHash: PasswordHash;
  /** Lines of the log. */
  log: string[];
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** @param options `keep`: its folder stays, for a server that starts on it again */
  close(options?: { keep: boolean }): Promise<void>;
};

export type TestServerOptions = Partial<Omit<AppOptions, 'streams'>> & {
  /** Milliseconds between heartbeats of the streams. */
  beat?: number;
  now?: number;
  /** One that another server has left; by default a new one. */
  folder?: string;
};

export async function openTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { beat, now = Date.parse('2026-11-02T09:00:00Z'), ...rest } = options;
  const { folder = mkdtempSync(join(tmpdir(), 'comptoir-test-')), ...app } = rest;
  const clock = fakeClock(now);
  const streams = openStreams(beat);
  const log: string[] = [];
  const deps: Deps = {
    db: await openFreshDatabase(join(folder, 'comptoir.sqlite')),
    clock,
    random: systemRandom,
    keys: await openKeys(join(folder, 'keys')),
    pokes: streams,
    log: openLogger('info', { write: (line) => void log.push(line) }),
    pinCost: cheapest,
  };
  const passwordHash = cheapPasswords();
  const config = { baseUrl: new URL('http://localhost:8080'), trustProxy: 0 };
  const server = createServer(makeApp(deps, { config, streams, passwordHash, ...app }));
  const url = await listen(server);
  return {
    url,
    folder,
    deps,
    clock,
    streams,
    passwordHash,
    log,
    post: (path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close({ keep } = { keep: false }) {
      streams.closeAll();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await deps.db.destroy();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** One organisation with one establishment: what a tablet can be enrolled for. */
export async function foundEstablishment(
  deps: Deps,
  name = 'Le Comptoir',
): Promise<{ organisation: string; establishment: string }> {
  const id = () => uuidv7(deps.clock.now(), deps.random.bytes(10));
  const [organisation, establishment] = [id(), id()];
  const text = makeAttachment(Buffer.from(deps.random.bytes(16)).toString('hex'), name);
  const written = {
    actor: null,
    auth: 'none' as const,
    source: { door: 'setup' as const, account: null },
    attachments: [text],
  };
  await appendServer(deps, mintOrganisationScope(organisation), [
    { ...written, establishment: null, kind: 'organisation.create', body: { nameText: text.hash } },
    {
      ...written,
      establishment,
      kind: 'establishment.create',
      body: {
        establishment,
        nameText: text.hash,
        settings: {
          ...defaultSettings,
          zone: 'Europe/Paris',
          language: 'fr',
          cutOffHour: 5,
          openPeriodLimit: 720,
          hideStatuses: false,
          hideSurnames: false,
          leaseDays: 14,
        },
      },
    },
  ]);
  return { organisation, establishment };
}
