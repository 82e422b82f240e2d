import { type CheckAnswer, checkAnswerSchema } from '@comptoir/shared/evidence/portal';
import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';
import { TabletInStore } from './testing/tablet-in-store.ts';

let server: TestServer;
let tablet: TabletInStore;
let person: string;
beforeEach(async () => {
  server = await openTestServer({ limits: { checks: { requests: 40, seconds: 600 } } });
  const { establishment } = await foundEstablishment(server.deps);
  tablet = await TabletInStore.open(server, establishment);
  person = tablet.tablet.newId();
});
afterEach(() => server.close());

async function check(receipt: string): Promise<CheckAnswer> {
  const answer = await server.post('/api/evidence/check', { receipt });
  expect(answer.status).toBe(200);
  const text = await answer.text();
  // Whoever found the slip learns a time and a store, and no name.
  expect(text).not.toContain(person);
  return checkAnswerSchema.parse(JSON.parse(text));
}

const body = (type: 'in' | 'out') => ({ person, type, nameText: null });

describe('the check of a punch receipt', () => {
  it('O6 O9 EVID-20 is waiting until the tablet has sent it, then recorded with its three times', async () => {
    await tablet.sync();
    const heard = server.clock.now();
    server.clock.advance(60_000);
    const wall = server.clock.now();
    tablet.hold({ kind: 'punch.record', body: body('in'), actor: person });
    const code = await tablet.punchReceipt(person, 'in');
    const place = { store: 'Le Comptoir', zone: 'Europe/Paris', type: 'in' };
    expect(await check(code)).toEqual({
      ...{ state: 'waiting', ...place, wall, lastSeenAt: heard, settled: null },
    });
    server.clock.advance(3_600_000);
    await tablet.sync();
    expect(await check(code)).toEqual({
      ...{ state: 'recorded', ...place, position: 4, flags: ['unknown-person'] },
      times: { wall, estimated: wall, after: heard, before: server.clock.now() },
      ...{ cancelled: false, setAside: false, declared: false },
    });
  });

  it('L04 EVID-20 tells that it was cancelled afterwards, and goes on telling what it was', async () => {
    const punch = await tablet.punch(person, 'out');
    const code = await tablet.punchReceipt(person, 'out');
    await tablet.write({ kind: 'punch.cancel', body: { punch }, actor: person });
    expect(await check(code)).toMatchObject({ state: 'recorded', type: 'out', cancelled: true });
  });

  it('EVID-20 is apart where the tablet handed it in apart, and says what became of it', async () => {
    await tablet.sync();
    tablet.hold({ kind: 'punch.record', body: body('in') });
    const code = await tablet.punchReceipt(person, 'in');
    const [held] = tablet.held;
    const { db, clock } = server.deps;
    const { organisation } = tablet.tablet.grant!;
    const { device, epoch, head } = tablet;
    const row = { organisation, device, epoch, ...head, bytes: held!.bytes };
    await db
      .insertInto('quarantine')
      .values({ ...row, reason: 'drain', received_at: clock.now() })
      .execute();
    expect(await check(code)).toMatchObject({ state: 'apart', settled: null });
    await db.updateTable('quarantine').set({ settled: 'dismissed' }).execute();
    expect(await check(code)).toMatchObject({ state: 'apart', settled: 'dismissed' });
  });

  it('EVID-20 knows nothing of a code that was altered, invented, or of another operation in its place', async () => {
    await tablet.punch(person, 'in');
    const code = await tablet.punchReceipt(person, 'in');
    expect(await check(code)).toMatchObject({ state: 'recorded' });
    for (const at of [3, 30, 60, 118, 130, 170]) {
      const other = code[at] === 'A' ? 'B' : 'A';
      const altered = code.slice(0, at) + other + code.slice(at + 1);
      expect([at, await check(altered)]).toEqual([at, { state: 'unknown' }]);
    }
    for (const text of ['', 'x', `${'A'.repeat(123)}.${'A'.repeat(86)}`, '{}']) {
      expect(await check(text)).toEqual({ state: 'unknown' });
    }
    // Genuine, of an operation that another one stands in the place of: it has not arrived.
    tablet.head = { ...tablet.head, hash: 'ab'.repeat(32) };
    expect(await check(await tablet.punchReceipt(person, 'in'))).toMatchObject({
      state: 'waiting',
    });
  });

  it('EVID-20 answers an address so many times and then asks for patience; whatever is no receipt is a bad request', async () => {
    for (const wrong of [{}, { receipt: 5 }, { receipt: 'x'.repeat(401) }, { receipt: '', x: 1 }]) {
      expect((await server.post('/api/evidence/check', wrong)).status).toBe(400);
    }
    for (let asked = 4; asked < 40; asked += 1) await check('nothing');
    const late = await server.post('/api/evidence/check', { receipt: 'nothing' });
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, expect.any(String)]);
  });
});

it('O7 EVID-12 hands the verifier and the public key to anybody', async () => {
  const program = await fetch(`${server.url}/api/evidence/verifier`);
  expect(program.status).toBe(200);
  expect(program.headers.get('content-disposition')).toContain('comptoir-verify.mjs');
  expect(program.headers.get('x-content-type-options')).toBe('nosniff');
  const source = new URL('./verifier/comptoir-verify.mjs', import.meta.url);
  expect(await program.text()).toBe(readFileSync(source, 'utf8'));
  const { publicKey: key } = server.deps.keys.receipt;
  const told = await fetch(`${server.url}/api/evidence/key`);
  expect(await told.json()).toEqual({ key, thumbprint: thumbprint(key) });
});
