import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';
import { setMailTo } from './commands.ts';
import { attestDay, startDailyCheckpoints } from './daily.ts';
import { makeCheckpoint } from './checkpoints.ts';
import { findCheckpoints } from './queries.ts';
import { strangersDesk } from './testing/run-verifier.ts';
import { findCheckpointIn } from './verify/checkpoint-file.ts';
import { readCheckpoint } from './verify/checkpoints.ts';

const day = 86_400_000;
let server: TestServer;
let organisation: string;
let folder: string;
beforeEach(async () => {
  server = await openTestServer();
  ({ organisation } = await foundEstablishment(server.deps));
  folder = mkdtempSync(join(tmpdir(), 'comptoir-points-'));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const made = () => findCheckpoints(server.deps.db, organisation, 100);
const mails = () => server.deps.db.selectFrom('mail').selectAll().orderBy('created_at').execute();

it('EVID-4 attests each day once by the calendar of the house, whatever was missed in between', async () => {
  const { deps, clock } = server;
  await attestDay(deps, { folder: null });
  clock.set(Date.parse('2026-11-02T22:59:00Z'));
  await attestDay(deps, { folder: null });
  expect(await made()).toHaveLength(1);
  // Midnight in Paris.
  clock.set(Date.parse('2026-11-02T23:00:00Z'));
  await attestDay(deps, { folder: null });
  expect(await made()).toHaveLength(2);
  clock.advance(5 * day);
  // A start makes up for the days that it slept through.
  await startDailyCheckpoints(deps, { folder: null })();
  await startDailyCheckpoints(deps, { folder: null })();
  expect((await made()).map(({ at }) => at)).toEqual([
    clock.now(),
    Date.parse('2026-11-02T23:00:00Z'),
    Date.parse('2026-11-02T09:00:00Z'),
  ]);
});

it('EVID-4 writes each to a folder that may be elsewhere, again where it went away, and goes on without it', async () => {
  const { deps, clock } = server;
  await attestDay(deps, { folder });
  clock.advance(day);
  await makeCheckpoint(deps, organisation);
  await attestDay(deps, { folder });
  const names = readdirSync(join(folder, organisation)).sort();
  expect(names).toEqual(['2026-11-02-2.json', '2026-11-03-2.json']);
  const path = join(folder, organisation, names[1]!);
  const desk = strangersDesk();
  const read = await desk.verify([path, '--key', thumbprint(deps.keys.receipt.publicKey)]);
  desk.clear();
  expect([read.code, read.err]).toEqual([0, '']);
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  await attestDay(deps, { folder });
  expect(readFileSync(path, 'utf8')).toBe(text);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'no folder any more');
  clock.advance(day);
  await attestDay(deps, { folder });
  expect(await made()).toHaveLength(3);
  expect(server.log.join('')).toContain('could not be made or handed out');
});

it('EVID-4 mails the day’s checkpoint once, as text that verification reads', async () => {
  const { deps, clock } = server;
  await attestDay(deps, { folder: null });
  expect(await mails()).toEqual([]);
  await setMailTo(deps.db, organisation, 'tiers@exemple.fr');
  await attestDay(deps, { folder: null });
  await attestDay(deps, { folder: null });
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    ...{ organisation, to_address: 'tiers@exemple.fr' },
    subject: 'Le Comptoir : point de contrôle du 2 novembre 2026',
  });
  const found = findCheckpointIn(mail!.text!);
  const payload = found && readCheckpoint(deps.keys.receipt.publicKey, found);
  expect(payload).toMatchObject({ organisation, size: 2 });
  clock.advance(day);
  await attestDay(deps, { folder: null });
  expect(await mails()).toHaveLength(2);
  await setMailTo(deps.db, organisation, null);
  clock.advance(day);
  await attestDay(deps, { folder: null });
  expect(await mails()).toHaveLength(2);
});
