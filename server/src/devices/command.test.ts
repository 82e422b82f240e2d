import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '@comptoir/shared/devices/enrolment';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceById } from '../directory/devices.ts';
import { fr } from '../platform/catalogue.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';
import { listenForCommands } from './command-socket.ts';
import { TestTablet } from './testing-tablet.ts';

const script = fileURLToPath(new URL('command.ts', import.meta.url));

let server: TestServer;
let closeSocket: () => Promise<void>;

beforeEach(async () => {
  server = await openTestServer();
  closeSocket = await listenForCommands(server.deps, join(server.folder, 'command.sock'));
});
afterEach(async () => {
  await closeSocket();
  await server.close();
});

type Ran = { code: number | null; out: string; err: string };

/** Runs `npm run device -- …` against the server; `typed` is what the person answers. */
async function device(
  args: string[],
  typed = '',
  extra: Record<string, string> = {},
): Promise<Ran> {
  const env = { ...process.env, LC_ALL: 'fr_FR.UTF-8', DATA_DIR: server.folder, ...extra };
  const child = spawn(process.execPath, [script, ...args], { env });
  child.stdin.end(typed);
  return ended(child);
}

async function ended(child: ChildProcess): Promise<Ran> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out, err };
}

async function waitingTablet() {
  const tablet = await TestTablet.make(server);
  const { userCode, deviceCode } = await tablet.ask();
  return { tablet, userCode, deviceCode, seen: fingerprint(tablet.signKey, tablet.wrapKey) };
}

describe('npm run device', () => {
  it('approves a tablet once a person has compared the fingerprint', async () => {
    await foundEstablishment(server.deps);
    const { tablet, userCode, deviceCode, seen } = await waitingTablet();
    const ran = await device(['approve', userCode.toLowerCase()], 'oui\n');
    expect(ran.err).toBe('');
    expect(ran.out).toContain('Le Comptoir');
    expect(ran.out).toContain(seen);
    expect(ran.out).toContain('127.0.0.1');
    expect(ran.out).toContain('enrôlée pour Le Comptoir');
    expect(ran.code).toBe(0);
    expect((await tablet.poll(deviceCode)).status).toBe('approved');
  });

  it('does nothing without a yes', async () => {
    await foundEstablishment(server.deps);
    const { tablet, userCode, deviceCode } = await waitingTablet();
    for (const typed of ['non\n', '\n', '']) {
      const ran = await device(['approve', userCode], typed);
      expect([ran.code, ran.err]).toEqual([1, `${fr.device.cancelled}\n`]);
    }
    expect((await tablet.poll(deviceCode)).status).toBe('pending');
  });

  it('asks nobody when the fingerprint is given, and D03 refuses another one', async () => {
    await foundEstablishment(server.deps);
    const { userCode, seen } = await waitingTablet();
    const wrong = await device(['approve', userCode, '--fingerprint', 'AAAAAA']);
    expect([wrong.code, wrong.err]).toEqual([1, `${fr.device.refusals.conflict}\n`]);
    const right = await device(['approve', userCode, '--fingerprint', seen.toLowerCase()]);
    expect([right.code, right.err]).toEqual([0, '']);
    const again = await device(['approve', userCode, '--fingerprint', seen]);
    expect([again.code, again.err]).toEqual([1, `${fr.device.refusals['expired-code']}\n`]);
  });

  it('names the establishments to choose from, and takes the one that was chosen', async () => {
    const first = await foundEstablishment(server.deps);
    const second = await foundEstablishment(server.deps, 'Le Comptoir du Port');
    const { tablet, userCode, deviceCode, seen } = await waitingTablet();
    const asked = await device(['approve', userCode, '--fingerprint', seen]);
    expect([asked.code, asked.out]).toEqual([1, '']);
    expect(asked.err.trimEnd().split('\n').sort()).toEqual(
      [
        fr.device.refusals['which-establishment'],
        `  ${first.establishment}  Le Comptoir`,
        `  ${second.establishment}  Le Comptoir du Port`,
      ].sort(),
    );
    const chosen = ['--establishment', second.establishment];
    const ran = await device(['approve', userCode, '--fingerprint', seen, ...chosen]);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('enrôlée pour Le Comptoir du Port');
    expect((await tablet.poll(deviceCode)).status).toBe('approved');
  });

  it('says that no establishment exists on a new server', async () => {
    const { userCode } = await waitingTablet();
    const ran = await device(['approve', userCode]);
    expect([ran.code, ran.err]).toEqual([1, `${fr.device.refusals['no-establishment']}\n`]);
  });

  it('lists, revokes and clears tablets', async () => {
    await foundEstablishment(server.deps);
    expect((await device(['list'])).out).toBe(`${fr.device.none}\n`);
    const tablet = await TestTablet.enrolled(server);
    const listed = await device(['list']);
    expect(listed.out).toContain(tablet.device);
    expect(listed.out).toContain(fingerprint(tablet.signKey, tablet.wrapKey));
    expect((await device(['clear', tablet.device])).code).toBe(0);
    const hesitant = await device(['revoke', tablet.device], 'non\n');
    expect(hesitant.code).toBe(1);
    expect((await deviceById(server.deps.db, tablet.device))?.status).toBe('active');
    expect((await device(['revoke', tablet.device, '--yes'])).code).toBe(0);
    expect((await deviceById(server.deps.db, tablet.device))?.status).toBe('revoked');
    expect((await device(['list'])).out).toContain(fr.device.status.revoked);
    const unknown = await device(['revoke', 'nobody', '--yes']);
    expect([unknown.code, unknown.err]).toEqual([1, `${fr.device.refusals['not-found']}\n`]);
  });

  it('O15 DEVICE-15 retires, replaces and loses tablets, and says why where it does not', async () => {
    await foundEstablishment(server.deps);
    const tablet = await TestTablet.enrolled(server);
    const stateOf = async (id: string) => (await deviceById(server.deps.db, id))?.status;
    const retired = await device(['retire', tablet.device]);
    expect([retired.code, retired.out]).toEqual([0, `${fr.device.retired(tablet.device)}\n`]);
    expect(await stateOf(tablet.device)).toBe('retiring');
    const replace = async () => {
      const { userCode, seen } = await waitingTablet();
      return device([...['approve', userCode, '--fingerprint', seen, '--replaces', tablet.device]]);
    };
    expect((await replace()).code).toBe(0);
    const again = await replace();
    expect([again.code, again.err]).toEqual([1, `${fr.device.refusals['already-replaced']}\n`]);
    expect((await device(['lose', tablet.device], 'non\n')).code).toBe(1);
    expect(await stateOf(tablet.device)).toBe('retiring');
    expect((await device(['lose', tablet.device, '--yes'])).code).toBe(0);
    expect(await stateOf(tablet.device)).toBe('lost');
    const late = await device(['retire', tablet.device]);
    expect([late.code, late.err]).toEqual([1, `${fr.device.refusals['wrong-state']}\n`]);
  });

  it('says in one line that the server is not running', async () => {
    const ran = await device(['list'], '', { DATA_DIR: join(server.folder, 'elsewhere') });
    expect(ran.code).toBe(1);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expect(ran.err).toContain('ne tourne pas');
  });

  it('speaks English where the terminal does', async () => {
    const ran = await device(['list'], '', { LC_ALL: 'en_GB.UTF-8' });
    expect(ran.out).toBe('No tablet is enrolled.\n');
  });

  it.each([
    [[]],
    [['approve']],
    [['list', 'more']],
    [['sing', 'x']],
    [['approve', 'x', '--force']],
  ])('explains itself when it does not understand %j', async (args) => {
    const ran = await device(args);
    expect([ran.code, ran.err]).toEqual([1, `${fr.device.usage}\n`]);
  });

  it('listens on a socket that only the server’s user can open', () => {
    expect(statSync(join(server.folder, 'command.sock')).mode & 0o777).toBe(0o600);
  });
});
