import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fr } from './platform/catalogue.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

let folder: string;
let running: Running[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-main-'));
});
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

type Running = {
  child: ChildProcess;
  ended: Promise<number | null>;
  out: () => string;
  err: () => string;
};

function start(environment: Record<string, string> = {}): Running {
  const env = {
    ...process.env,
    // The test runner has a BASE_URL of its own.
    ...{ LC_ALL: 'fr_FR.UTF-8', PORT: '0', DATA_DIR: folder, BASE_URL: '' },
    ...environment,
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const one = { child, ended, out: () => out, err: () => err };
  running.push(one);
  return one;
}

async function ready(server: Running): Promise<string> {
  const found = () => /Comptoir est prêt : \S+/.test(server.out());
  const settled = () => found() || server.child.exitCode !== null;
  await expect.poll(settled, { timeout: 100_000 }).toBe(true);
  if (!found()) throw new Error(`It did not start: ${server.err()}`);
  return /Comptoir est prêt : (http\S+)kiosk\//.exec(server.out())?.[1] ?? '';
}

const lines = (text: string) => text.trimEnd().split('\n');

describe('npm start', () => {
  it('starts on an empty folder, creates nobody, and ends politely', async () => {
    const server = start();
    const address = await ready(server);
    expect(await (await fetch(`${address}api/health`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${address}api/demo`)).status).toBe(404);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.err()).toBe('');
  });

  it('ACC-4 prints a link that sets an empty house up, another one at each start, and keeps it out of the log', async () => {
    const link = (server: Running) =>
      /^ {2}(http\S+\/portal\/setup#[\w-]{43})$/m.exec(server.out())?.[1];
    const links: string[] = [];
    for (const _ of ['first', 'second']) {
      const server = start();
      await ready(server);
      await expect.poll(() => link(server) !== undefined, { timeout: 30_000 }).toBe(true);
      links.push(link(server) ?? '');
      const { hash } = new URL(links.at(-1) ?? '');
      const log = () =>
        lines(server.out())
          .filter((line) => line.startsWith('{'))
          .join('');
      await expect.poll(log, { timeout: 30_000 }).toContain('one-time link');
      expect(log()).not.toContain(hash.slice(1));
      server.child.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    }
    expect(links[1]).not.toBe(links[0]);
  });

  it('makes keys and a database that only its user can read, keys once', async () => {
    const first = start();
    await ready(first);
    const keys = ['receipt.jwk', 'seal.jwk', 'pin.key', 'pepper.key'].map((name) =>
      join(folder, 'keys', name),
    );
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
    for (const key of keys) expect(statSync(key).mode & 0o777).toBe(0o600);
    const database = ['comptoir.sqlite', 'comptoir.sqlite-wal'].map((name) => join(folder, name));
    for (const file of database) expect(statSync(file).mode & 0o777).toBe(0o600);
    const made = keys.map((key) => statSync(key).mtimeMs);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    await ready(start());
    expect(keys.map((key) => statSync(key).mtimeMs)).toEqual(made);
  });

  it('refuses a folder that another server uses, in one line', async () => {
    await ready(start());
    const second = start();
    expect(await second.ended).toBe(1);
    expect(lines(second.err())).toEqual([fr.start.inUse(folder)]);
  });

  it('starts again after it was killed', async () => {
    const killed = start();
    await ready(killed);
    killed.child.kill('SIGKILL');
    await killed.ended;
    await ready(start());
  });

  it('names every wrong value in one line and exits with 1', async () => {
    const server = start({ PORT: 'eighty', TRUST_PROXY: 'yes' });
    expect(await server.ended).toBe(1);
    expect(lines(server.err())).toEqual([
      `PORT: ${fr.config.port}`,
      `TRUST_PROXY: ${fr.config.trustProxy}`,
    ]);
  });

  it('says in one line that a certificate does not work', async () => {
    const file = join(folder, 'garbage.pem');
    writeFileSync(file, 'not a certificate');
    const server = start({ TLS_CERT: file, TLS_KEY: file });
    expect(await server.ended).toBe(1);
    expect(lines(server.err())).toEqual([expect.stringMatching(/^TLS_CERT, TLS_KEY: /)]);
  });

  it.each([
    ['a key that is none', 'keys', 'file'],
    ['something in the place of the command socket', 'command.sock', 'folder'],
  ] as const)('says in one line that it cannot use a folder with %s', async (_, name, sort) => {
    if (sort === 'file') writeFileSync(join(folder, name), 'garbage '.repeat(1_000));
    else mkdirSync(join(folder, name));
    const server = start();
    expect(await server.ended).toBe(1);
    const [line, ...others] = lines(server.err());
    expect(line).toMatch(fr.start.folder(folder, '').trimEnd());
    expect(others).toEqual([]);
  });

  it('names the port when it is taken', async () => {
    const address = await ready(start());
    const { port } = new URL(address);
    const other = mkdtempSync(join(tmpdir(), 'comptoir-main-'));
    const second = start({ PORT: port, DATA_DIR: other });
    expect(await second.ended).toBe(1);
    expect(lines(second.err())).toEqual([fr.start.portTaken(Number(port))]);
    rmSync(other, { recursive: true, force: true });
  });
});
