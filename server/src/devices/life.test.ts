import { approvedSchema, devicesAnswerSchema } from '@comptoir/shared/devices/portal';
import { fingerprint } from '@comptoir/shared/devices/enrolment';
import { hashOperation } from '@comptoir/shared/journal/operation';
import { type SyncAnswer, syncAnswerSchema } from '@comptoir/shared/sync/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../journal/rebuild.ts';
import { refusalOf } from '../testing/portal-client.ts';
import { RolesWorld } from '../testing/roles-world.ts';
import { TestTablet } from './testing-tablet.ts';

let world: RolesWorld;
let old: TestTablet;
beforeEach(async () => {
  world = await RolesWorld.open();
  old = await TestTablet.enrolled(world.server, world.here);
});
afterEach(() => world.close());

const minute = 60_000;
const fleet = () => world.clients.fleet;
const act = (device: string, name: string) => fleet().post(`/devices/${device}/${name}`);

async function stateOf(device: string) {
  const answer = await fleet().get('/devices');
  const { devices } = devicesAnswerSchema.parse(await answer.json());
  return devices.find(({ id }) => id === device);
}

/** A tablet that was approved in the place of another one. */
async function inPlaceOf(replaces: string): Promise<TestTablet> {
  const tablet = await TestTablet.make(world.server);
  const { userCode, deviceCode } = await tablet.ask();
  const answer = await approve(tablet, userCode, replaces);
  expect(answer.status).toBe(201);
  approvedSchema.parse(await answer.json());
  await tablet.take(deviceCode);
  return tablet;
}

function approve(tablet: TestTablet, code: string, replaces: string): Promise<Response> {
  const compared = fingerprint(tablet.signKey, tablet.wrapKey);
  const asked = { code, establishment: world.here, fingerprint: compared, replaces };
  return fleet().post('/devices/approve', asked);
}

/** One contact that says what the tablet holds. */
async function contact(
  tablet: TestTablet,
  pending: { count: number; oldest: number | null } = { count: 0, oldest: null },
): Promise<SyncAnswer> {
  const request = { ...(await tablet.push()), pending };
  const answer = await tablet.sync(request, await tablet.token());
  expect(answer.status).toBe(200);
  return syncAnswerSchema.parse(await answer.json());
}

async function holds(): Promise<void> {
  const rebuilt = await compareRebuilt(world.server.deps.db, world.organisation);
  expect(rebuilt).toEqual({ ok: true, value: expect.anything() as unknown });
}

const quarantined = () =>
  world.server.deps.db.selectFrom('quarantine').select(['hash', 'bytes']).execute();

describe('a tablet that is lost', () => {
  it.each(['lose', 'revoke'])(
    'O15 D09 DEVICE-16 (%s) asks for the roster and gets 403 and no data; what it holds is taken in',
    async (name) => {
      const token = await old.token();
      const held = await old.push(3);
      expect((await act(old.device, name)).status).toBe(204);
      const refusal = name === 'lose' ? 'lost' : 'revoked';
      const problem = { protocol: 'comptoir-sync-1', refusal };
      for (const answer of [
        await old.sync(await old.push(), token),
        await old.sync(held, token),
        await old.openSession(),
        await fetch(`${world.server.url}/api/sync/events`, {
          headers: { authorization: `Bearer ${token}` },
        }),
        await fetch(`${world.server.url}/api/sync/photos/${'a'.repeat(64)}`, {
          headers: { authorization: `Bearer ${token}` },
        }),
      ]) {
        expect([answer.status, await answer.json()]).toEqual([403, problem]);
      }
      expect((await old.handIn(held)).status).toBe(200);
      expect(await quarantined()).toHaveLength(3);
      expect(await stateOf(old.device)).toMatchObject({ quarantined: 3, unsettled: 3 });
      await holds();
    },
  );

  it('D10 DEVICE-16 hands in its 40 unsynced punches, whenever it comes back, once each', async () => {
    const { epoch, operations, ...push } = await old.push(40);
    await act(old.device, 'lose');
    world.server.clock.advance(5 * 365 * 86_400_000);
    const whole = { ...push, epoch, operations };
    const answer = await old.handIn(whole, 0);
    const hashes = operations.map((bytes) => hashOperation(bytes as string));
    expect(await answer.json()).toMatchObject({ held: hashes });
    // Its answer was lost on the way.
    await old.handIn(whole, 0);
    expect((await quarantined()).map(({ hash }) => hash).sort()).toEqual([...hashes].sort());
    expect((await quarantined()).map(({ bytes }) => bytes).sort()).toEqual([...operations].sort());
    const device = await world.server.deps.db
      .selectFrom('device')
      .select(['status', 'last_seen_at', 'pending_count', 'pending_oldest'])
      .where('id', '=', old.device)
      .executeTakeFirstOrThrow();
    const seen = { last_seen_at: world.server.clock.now(), pending_oldest: null };
    expect(device).toEqual({ status: 'lost', pending_count: 0, ...seen });
  });

  it('DEVICE-16 loses its stream at once, though no request comes', async () => {
    const opened = await fetch(`${world.server.url}/api/sync/events`, {
      headers: { authorization: `Bearer ${await old.token()}` },
    });
    await expect.poll(() => world.server.streams.count()).toBe(1);
    await act(old.device, 'lose');
    await opened.text();
    await expect.poll(() => world.server.streams.count(), { timeout: 60_000 }).toBe(0);
  });

  it('DEVICE-15 is ended once it is found, and comes back from neither', async () => {
    expect((await act(old.device, 'lose')).status).toBe(204);
    // Twice is once.
    expect((await act(old.device, 'lose')).status).toBe(204);
    expect(await refusalOf(await act(old.device, 'retire'))).toEqual([409, 'conflict']);
    expect((await act(old.device, 'revoke')).status).toBe(204);
    expect(await refusalOf(await act(old.device, 'lose'))).toEqual([409, 'conflict']);
    expect((await stateOf(old.device))?.status).toBe('revoked');
    const lines = await world.server.deps.db
      .selectFrom('journal_entry')
      .select(['kind', 'refusal', 'actor'])
      .where('kind', 'like', 'device.%')
      .where('actor', '=', world.people.fleet)
      .orderBy('position')
      .execute();
    expect(lines.map(({ kind, refusal }) => [kind, refusal])).toEqual([
      ['device.lose', null],
      ['device.retire', 'conflict'],
      ['device.revoke', null],
      ['device.lose', 'conflict'],
    ]);
    await holds();
  });
});

describe('a tablet that retires', () => {
  it('DEVICE-17 goes on as before, told so, until another one stands in its place and it holds nothing', async () => {
    expect((await act(old.device, 'retire')).status).toBe(204);
    expect((await contact(old)).state).toBe('retiring');
    const heir = await inPlaceOf(old.device);
    // The new one has not spoken yet: nobody knows that it works.
    expect((await contact(old)).state).toBe('retiring');
    expect((await stateOf(old.device))?.status).toBe('retiring');
    expect((await contact(heir)).state).toBe('active');
    const punches = await old.push(2);
    const answer = await old.sync(punches, await old.token());
    expect(
      syncAnswerSchema.parse(await answer.json()).outcomes.map(({ status }) => status),
    ).toEqual(['applied', 'applied']);
    expect((await stateOf(old.device))?.status).toBe('retiring');
    expect((await contact(old, { count: 1, oldest: 1 })).state).toBe('retiring');
    expect((await stateOf(old.device))?.status).toBe('retiring');
    await contact(old);
    expect((await stateOf(old.device))?.status).toBe('revoked');
    expect(await refusalOf(await old.openSession())).toEqual([403, 'revoked']);
    const { bytes } = await world.server.deps.db
      .selectFrom('operation')
      .select('bytes')
      .where('kind', '=', 'device.revoke')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(bytes ?? '')).toMatchObject({
      source: { door: 'system', account: null },
      body: { device: old.device },
    });
    await holds();
  });

  it('DEVICE-17 is ended by hand at any time', async () => {
    await act(old.device, 'retire');
    expect((await act(old.device, 'revoke')).status).toBe(204);
    expect((await stateOf(old.device))?.status).toBe('revoked');
  });
});

describe('a tablet in the place of another', () => {
  it('O5 DEVICE-18 retires the old one with its approval, in one line of the journal', async () => {
    const heir = await inPlaceOf(old.device);
    expect(await stateOf(old.device)).toMatchObject({
      status: 'retiring',
      replacedBy: heir.device,
    });
    const rows = await world.server.deps.db
      .selectFrom('operation')
      .select(['kind', 'bytes'])
      .where('kind', 'like', 'device.%')
      .orderBy('position', 'desc')
      .execute();
    expect(rows.map(({ kind }) => kind)).toEqual(['device.enrol', 'device.enrol']);
    expect(JSON.parse(rows[0]?.bytes ?? '')).toMatchObject({ body: { replaces: old.device } });
    await holds();
  });

  it.each(['lose', 'revoke'] as const)(
    'DEVICE-18 leaves one as it is that came to: %s',
    async (name) => {
      await act(old.device, name);
      await inPlaceOf(old.device);
      expect((await stateOf(old.device))?.status).toBe(name === 'lose' ? 'lost' : 'revoked');
    },
  );

  it('D02 DEVICE-18 is one alone, whoever approves at the same moment', async () => {
    const made = await Promise.all(
      [0, 1, 2].map(async () => {
        const tablet = await TestTablet.make(world.server);
        return { tablet, code: (await tablet.ask()).userCode };
      }),
    );
    const answers = await Promise.all(
      made.map(({ tablet, code }) => approve(tablet, code, old.device)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const told = await Promise.all(answers.map((answer) => answer.json()));
    expect(told).toContainEqual(
      expect.objectContaining({ refusal: 'conflict', detail: 'replaced' }),
    );
    const { devices } = devicesAnswerSchema.parse(await (await fleet().get('/devices')).json());
    expect(devices).toHaveLength(2);
    // A code that could not replace is not used up: it enrols a tablet beside.
    const spare = made[answers.findIndex(({ status }) => status === 409)]!;
    const compared = fingerprint(spare.tablet.signKey, spare.tablet.wrapKey);
    const asked = { code: spare.code, establishment: world.here, fingerprint: compared };
    expect((await fleet().post('/devices/approve', asked)).status).toBe(201);
  });

  it('X03 DEVICE-18 replaces none of another store, and none that is not there', async () => {
    const elsewhere = await TestTablet.enrolled(world.server, world.there);
    for (const replaced of [elsewhere.device, world.newId()]) {
      const tablet = await TestTablet.make(world.server);
      const { userCode } = await tablet.ask();
      expect(await refusalOf(await approve(tablet, userCode, replaced))).toEqual([
        404,
        'not-found',
      ]);
    }
    const { status } = await world.server.deps.db
      .selectFrom('device')
      .select('status')
      .where('id', '=', elsewhere.device)
      .executeTakeFirstOrThrow();
    expect(status).toBe('active');
  });
});

describe('what may be missing of the one that was replaced', () => {
  it('O5 DEVICE-20 is told at each contact: how many, since when; until the old one has said that it holds nothing', async () => {
    const oldest = world.server.clock.now() - minute;
    await contact(old, { count: 3, oldest });
    const lastSeenAt = world.server.clock.now();
    world.server.clock.advance(10 * minute);
    const heir = await inPlaceOf(old.device);
    const told = { device: old.device, lastSeenAt, pending: { count: 3, oldest } };
    expect((await contact(heir)).succession).toMatchObject(told);
    expect((await contact(heir)).predecessor).toBe(old.device);
    world.server.clock.advance(minute);
    await contact(old, { count: 2, oldest });
    expect((await contact(heir)).succession).toMatchObject({
      lastSeenAt: world.server.clock.now(),
      pending: { count: 2, oldest },
    });
    await contact(old);
    expect((await contact(heir)).succession).toBeNull();
  });

  it('O15 DEVICE-20 of a lost one ends when it has handed in the last of it', async () => {
    await contact(old, { count: 5, oldest: 1 });
    await act(old.device, 'lose');
    const heir = await inPlaceOf(old.device);
    const count = async () => (await contact(heir)).succession?.pending.count ?? null;
    expect(await count()).toBe(5);
    world.server.clock.advance(minute);
    const [some, rest] = [await old.push(3), await old.push(2)];
    await old.handIn(some, 2);
    expect(await count()).toBe(2);
    // One of an older version does not say what is left: what it said last stands.
    await old.handIn(some);
    expect(await count()).toBe(2);
    await old.handIn(rest, 0);
    expect(await count()).toBeNull();
  });

  it('DEVICE-20 is given up by whoever clears the old one, and told again if that one comes back with something', async () => {
    await contact(old, { count: 1, oldest: 1 });
    world.server.clock.advance(minute);
    const heir = await inPlaceOf(old.device);
    expect((await contact(heir)).succession).not.toBeNull();
    expect((await act(old.device, 'clear')).status).toBe(204);
    expect((await contact(heir)).succession).toBeNull();
    world.server.clock.advance(minute);
    await contact(old, { count: 1, oldest: 1 });
    expect((await contact(heir)).succession).toMatchObject({ pending: { count: 1 } });
  });

  it('DEVICE-20 of an earlier one is not forgotten when its heir is replaced in turn', async () => {
    await contact(old, { count: 4, oldest: 1 });
    world.server.clock.advance(minute);
    const second = await inPlaceOf(old.device);
    await contact(second);
    const third = await inPlaceOf(second.device);
    await contact(second);
    expect((await contact(third)).succession).toMatchObject({
      device: old.device,
      pending: { count: 4 },
    });
  });
});
