import { base64urlnopad } from '@scure/base';
import type { SyncAnswer } from '@comptoir/shared/sync/messages';
import { expect, test } from 'vitest';
import { enrol, forgetDevice, watchHeld } from '../devices/store.ts';
import { addEmployee } from '../employees/store.ts';
import { json, problem } from '../platform/testing/answers.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { recordPunch } from '../punches/store.ts';
import { watchHome } from '../local-database/home.ts';
import { watchSync } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const chef = '018f0000-0000-7000-8000-000000000003';
const minute = 60_000;

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '4821');
  await world.server.addEmployee(chef, 'Chloé', 'manager', '482913');
  world.server.people.change(awa, { email: 'awa@exemple.fr', phone: '+33639982211' });
  return { world, page: await world.enrolled() };
}

const punch = (page: Page, type: 'in' | 'out' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });
const held = ({ tablet }: Page) => first(watchHeld(tablet));
const stateOf = async ({ tablet }: Page) => (await first(watchSync(tablet))).state;

/** Signatures are made on other threads: time passes in small steps until it is so, or the test says that it is not. */
async function until(world: World, done: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200 && !(await done()); turn++) await world.pass(10_000);
}

/** Everything that stands in the tablet's database, as one text; bytes as their length. */
async function everything({ tablet }: Page): Promise<string> {
  const { database } = tablet;
  const tables = await Promise.all(
    database.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  return JSON.stringify(tables, (_, value: unknown) =>
    value instanceof Uint8Array ? `${value.length} bytes` : value,
  );
}

test('D09 DEVICE-31 the first « lost » erases names, contacts, PINs and K_device at once; the evidence stays, also across a restart without a network', async () => {
  const { world, page } = await shop();
  await punch(page, 'in');
  await world.pass(minute);
  const before = await everything(page);
  expect(before).toContain('awa@exemple.fr');
  expect(before).toContain('$2b$');
  world.machine.online = false;
  await punch(page, 'out');
  await recordPunch(page.tablet, {
    person: null,
    name: 'Max Perrot',
    type: 'in',
    auth: 'none',
    actor: null,
  });
  const zoe = { given: 'Zoé', family: 'Nouvelle', team: null };
  await addEmployee(page.tablet, { manager: chef, ...zoe });
  const journal = await page.tablet.database.journal.toArray();

  // Nothing is handed in yet: the server answers « lost » to the session and does not answer the drain.
  world.server.lost = true;
  world.server.before = (path) =>
    Promise.resolve(path === '/api/sync/drain' ? problem(503, 'busy') : null);
  world.machine.online = true;
  await until(world, async () => (await stateOf(page)) === 'lost');
  await until(world, () => page.tablet.device.get()?.deviceKey === null);
  const after = await everything(page);
  // Three letters by themselves may stand in any signature.
  for (const secret of [/\bAwa\b/, 'Chloé', 'Martin', 'awa@exemple.fr', '+33639982211', '$2b$'])
    expect(after).not.toMatch(secret);
  const { database } = page.tablet;
  expect(await database.lockout.count()).toBe(0);
  const row = await database.device.get('identity');
  expect(row).toMatchObject({ deviceKey: null, wrapKey: null });
  expect(row?.signKey.privateKey).toBeDefined();
  // What the server does not have is whole, with its texts.
  const kept = await database.journal.toArray();
  expect(kept.map(({ bytes }) => bytes)).toEqual(journal.map(({ bytes }) => bytes));
  expect(after).toContain('Max Perrot');
  expect(after).toContain('Nouvelle');

  world.machine.online = false;
  await page.tablet.close();
  const again = await world.open();
  expect(await stateOf(again)).toBe('lost');
  // Nobody but who stands in an operation that the server does not have.
  const { people } = await first(watchHome(again.tablet));
  expect(people.map(({ given }) => given)).toEqual(['Zoé']);
  await world.pass(5 * minute);
  const asked = world.server.requests.length;
  world.machine.online = true;
  world.server.before = () => Promise.resolve(null);
  await until(world, async () => (await held(again)).waiting === 0);
  // It asks for no session and for no roster any more, only to hand in.
  const paths = world.server.requests.slice(asked).map(({ path }) => path);
  expect(new Set(paths)).toEqual(new Set(['/api/devices/nonce', '/api/sync/drain']));
  // And what the server holds now needs no name here.
  const end = await everything(again);
  expect(end).not.toContain('Max Perrot');
  expect(end).not.toContain('Nouvelle');
});

test('D10 DEVICE-31 lost with 40 unsynced punches: secrets gone at once, 40 received in quarantine, only then everything may be erased', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  for (let n = 0; n < 40; n++) {
    await punch(page, n % 2 === 0 ? 'in' : 'out');
    await world.pass(4_000);
  }
  const bytes = (await page.tablet.database.journal.toArray()).map((row) => row.bytes);
  expect(bytes).toHaveLength(40);
  world.server.lost = true;
  let closed = true;
  world.server.before = (path) =>
    Promise.resolve(closed && path === '/api/sync/drain' ? problem(503, 'busy') : null);
  world.machine.online = true;
  await until(world, () => page.tablet.device.get()?.deviceKey === null);
  expect(await page.tablet.database.pins.count()).toBe(0);
  expect(await held(page)).toMatchObject({ waiting: 40, lost: 40 });
  expect(await forgetDevice(page.tablet)).toEqual({ ok: false, unsent: 40 });

  closed = false;
  await until(world, async () => (await held(page)).waiting === 0);
  expect([...world.server.quarantine.values()]).toEqual(bytes);
  expect(await forgetDevice(page.tablet)).toEqual({ ok: true });
  expect(await page.tablet.database.journal.count()).toBe(0);
  expect(await page.tablet.database.device.count()).toBe(0);
  expect(page.tablet.device.get()).toBeNull();

  // A reset tablet begins anew, as another one.
  world.server.lost = false;
  const { done } = enrol(page.tablet, () => undefined);
  let ended = false;
  void done.finally(() => (ended = true));
  await until(world, () => ended);
  await world.pass(minute);
  expect(await stateOf(page)).toBe('up-to-date');
});

test('SYNC-13 DEVICE-31 a punch that the server took, and whose page never came, is not shown as still to come on a lost tablet', async () => {
  const { world, page } = await shop();
  const { database } = page.tablet;
  world.server.after = async (path, answer) => {
    if (path !== '/api/sync') return answer;
    // Outcomes come, what they changed does not.
    const body = (await answer.json()) as SyncAnswer;
    const { cursor } = (await database.sync.get('sync'))!;
    return json({ ...body, changes: [], cursor, more: true });
  };
  await punch(page, 'in');
  await until(world, async () => (await database.journal.toArray())[0]?.state === 'sent');
  expect(await database.journal.toArray()).toMatchObject([{ state: 'sent', overlay: 1 }]);
  world.server.lost = true;
  world.server.after = (_path, answer) => Promise.resolve(answer);
  await until(world, async () => (await stateOf(page)) === 'lost');
  await until(world, () => page.tablet.device.get()?.deviceKey === null);
  const [row] = await database.journal.toArray();
  expect(row).toMatchObject({ state: 'sent' });
  expect(row).not.toHaveProperty('overlay');
  expect(await database.sync.get('sync')).toMatchObject({ revoked: true, lagging: false });
});

test('D11 DEVICE-32 a drain answer that is lost, forged, of another key or of another request frees nothing', async () => {
  const { world, page } = await shop();
  world.server.lost = true;
  await until(world, async () => (await stateOf(page)) === 'lost');
  let answers = 0;
  let old: string | null = null;
  const forge = async (answer: Response): Promise<Response> => {
    const said = (await answer.json()) as { held: string[]; signature: string };
    answers += 1;
    if (answers === 1) throw new TypeError('the line broke');
    if (answers === 2) return Response.json({ ...said, signature: 'A'.repeat(86) });
    if (answers === 3) return Response.json({ ...said, signature: await byAnother(said.held) });
    if (answers === 4) return Response.json({ ...said, signature: old ?? said.signature });
    return Response.json({ protocol: 'comptoir-sync-1', held: said.held });
  };
  // An honest answer to an earlier request, for whoever plays it back.
  await punch(page, 'in');
  world.server.after = async (path, answer) => {
    if (path !== '/api/sync/drain') return answer;
    old = ((await answer.clone().json()) as { signature: string }).signature;
    return answer;
  };
  await until(world, () => world.server.quarantine.size === 1);
  await until(world, async () => (await held(page)).waiting === 0);
  world.server.after = (path, answer) =>
    path === '/api/sync/drain' ? forge(answer) : Promise.resolve(answer);
  await punch(page, 'out');
  await until(world, () => answers > 5);
  expect(answers).toBeGreaterThan(5);
  expect(await held(page)).toMatchObject({ waiting: 1, lost: 1 });
  expect(await forgetDevice(page.tablet)).toEqual({ ok: false, unsent: 1 });

  world.server.after = (_path, answer) => Promise.resolve(answer);
  await until(world, async () => (await held(page)).waiting === 0);
  expect(await held(page)).toMatchObject({ waiting: 0, lost: 0 });
});

test('DEVICE-30 what is punched on a lost tablet afterwards is kept and handed in as well', async () => {
  const { world, page } = await shop();
  world.server.lost = true;
  await until(world, async () => (await stateOf(page)) === 'lost');
  await recordPunch(page.tablet, {
    person: null,
    name: 'Awa',
    type: 'out',
    auth: 'none',
    actor: null,
  });
  await until(world, async () => (await held(page)).waiting === 0);
  expect([...world.server.quarantine.values()]).toHaveLength(1);
});

/** Well formed, and by a key that is not this server's. */
async function byAnother(held: string[]): Promise<string> {
  const { subtle } = globalThis.crypto;
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey } = await subtle.generateKey(curve, false, ['sign', 'verify']);
  const text = new TextEncoder().encode(JSON.stringify(held));
  const signed = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, text);
  return base64urlnopad.encode(new Uint8Array(signed));
}
