import {
  approvedSchema,
  devicesAnswerSchema,
  inspectAnswerSchema,
} from '@comptoir/shared/devices/portal';
import { fingerprint } from '@comptoir/shared/devices/enrolment';
import { ownHoursSchema } from '@comptoir/shared/timesheets/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';
import { TestTablet } from './testing-tablet.ts';

let server: TestServer;
let client: PortalClient;
let me: Awaited<ReturnType<typeof setUpHouse>>['me'];
beforeEach(async () => {
  server = await openTestServer();
  ({ client, me } = await setUpHouse(server));
});
afterEach(() => server.close());

const minute = 60_000;

async function list() {
  return devicesAnswerSchema.parse(await (await client.get('/devices')).json()).devices;
}

/** A tablet that was approved on the administrator's screen, its code typed and its fingerprint compared. */
async function approved(): Promise<{ tablet: TestTablet; device: string }> {
  const tablet = await TestTablet.make(server);
  const { userCode, deviceCode } = await tablet.ask();
  const asked = { code: userCode, establishment: null };
  const shown = inspectAnswerSchema.parse(
    await (await client.post('/devices/inspect', asked)).json(),
  );
  const answer = await client.post('/devices/approve', {
    ...asked,
    fingerprint: shown.fingerprint,
  });
  expect(answer.status).toBe(201);
  const { device } = approvedSchema.parse(await answer.json());
  await tablet.take(deviceCode);
  return { tablet, device };
}

describe('tablets in the portal', () => {
  it('K1 ACC-18 an administrator approves one after comparing, and the journal says who', async () => {
    const { tablet, device } = await approved();
    expect(tablet.device).toBe(device);
    expect(await list()).toMatchObject([
      {
        id: device,
        establishment: { name: 'Le Comptoir des Halles' },
        status: 'active',
        lastSeenAt: null,
        pending: { count: 0, oldest: null },
        forked: false,
        quarantined: 0,
      },
    ]);
    const { bytes, actor } = await server.deps.db
      .selectFrom('operation')
      .select(['bytes', 'actor'])
      .where('kind', '=', 'device.enrol')
      .executeTakeFirstOrThrow();
    const { source } = JSON.parse(bytes ?? '') as {
      source: { door: string; account: string | null };
    };
    expect(source.door).toBe('portal');
    expect(source.account).not.toBeNull();
    expect(actor).toBe(me.person.id);
  });

  it('D03 ACC-18 another fingerprint than the tablet’s approves nothing', async () => {
    const tablet = await TestTablet.make(server);
    const { userCode: code, deviceCode } = await tablet.ask();
    const asked = { code, establishment: null, fingerprint: 'AAAAAA' };
    expect(await refusalOf(await client.post('/devices/approve', asked))).toEqual([
      409,
      'conflict',
    ]);
    expect(await tablet.poll(deviceCode)).toEqual({ status: 'pending' });
    expect(await list()).toEqual([]);
  });

  it('D03 DEVICE-13 a code that somebody sent shows whose tablet it is, and only that fingerprint approves it', async () => {
    const [own, foreign] = [await TestTablet.make(server), await TestTablet.make(server)];
    const mine = await own.ask();
    const theirs = await foreign.ask();
    server.clock.advance(90_000);
    const look = async (code: string) =>
      inspectAnswerSchema.parse(
        await (await client.post('/devices/inspect', { code, establishment: null })).json(),
      );
    const shown = await look(theirs.userCode);
    expect(shown).toEqual({
      fingerprint: fingerprint(foreign.signKey, foreign.wrapKey),
      address: '127.0.0.1',
      age: 90_000,
      establishment: { id: me.establishments[0]!.id, name: 'Le Comptoir des Halles' },
    });
    const onMyTablet = (await look(mine.userCode)).fingerprint;
    expect(onMyTablet).not.toBe(shown.fingerprint);
    for (const compared of [onMyTablet, '', shown.fingerprint.slice(0, 5), '      ', '%']) {
      const asked = { code: theirs.userCode, establishment: null, fingerprint: compared };
      const answer = await client.post('/devices/approve', asked);
      expect([compared, ...(await refusalOf(answer))]).toEqual([compared, 409, 'conflict']);
    }
    expect(await list()).toEqual([]);
    expect(await foreign.poll(theirs.deviceCode)).toEqual({ status: 'pending' });
    const asked = { code: mine.userCode, establishment: null, fingerprint: onMyTablet };
    expect((await client.post('/devices/approve', asked)).status).toBe(201);
    expect((await list()).map((device) => device.fingerprint)).toEqual([onMyTablet]);
  });

  it('DEVICE-14 one belongs to the store that was chosen at its approval, asked for where there are several', async () => {
    const made = await client.post('/establishments', { name: 'Le Marché', zone: 'Europe/Paris' });
    const { id: there } = (await made.json()) as { id: string };
    const tablet = await TestTablet.make(server);
    const { userCode: code, deviceCode } = await tablet.ask();
    const print = fingerprint(tablet.signKey, tablet.wrapKey);
    const approve = (establishment: string | null) =>
      client.post('/devices/approve', { code, establishment, fingerprint: print });
    expect((await approve(null)).status).toBe(400);
    expect((await approve(me.person.id)).status).toBe(400);
    expect((await approve(there)).status).toBe(201);
    expect(await list()).toMatchObject([{ establishment: { id: there, name: 'Le Marché' } }]);
    await tablet.take(deviceCode);
    expect(tablet.grant?.establishment).toBe(there);
  });

  it('D01 ACC-18 guessing codes ends after five, for whoever guesses', async () => {
    const guess = { code: 'BBBB-BBBB', establishment: null };
    for (let n = 1; n <= 5; n++) {
      expect(await refusalOf(await client.post('/devices/inspect', guess))).toEqual([
        404,
        'unknown-code',
      ]);
    }
    expect((await client.post('/devices/inspect', guess)).status).toBe(429);
  });

  it('K2 O5 ACC-17 the list says since when one is silent, its version, and what waits on it', async () => {
    const { tablet } = await approved();
    await tablet.sync(
      { ...(await tablet.push()), pending: { count: 3, oldest: server.clock.now() } },
      await tablet.token(),
    );
    const seen = server.clock.now();
    server.clock.advance(20 * minute);
    expect(await list()).toMatchObject([
      { lastSeenAt: seen, app: 'test', pending: { count: 3, oldest: seen } },
    ]);
  });

  it('D09 ACC-18 one that is ended gets nothing more, one that forked is cleared', async () => {
    const { tablet, device } = await approved();
    const token = await tablet.token();
    await server.deps.db.updateTable('device').set({ forked: 1 }).execute();
    expect((await client.post(`/devices/${device}/clear`)).status).toBe(204);
    expect((await list())[0]).toMatchObject({ forked: false, givenUpAt: server.clock.now() });
    expect((await client.post(`/devices/${device}/revoke`)).status).toBe(204);
    expect((await list())[0]?.status).toBe('revoked');
    expect((await tablet.sync(await tablet.push(), token)).status).toBe(403);
  });

  it('X03 ACC-18 tablets and stores of another organisation do not exist', async () => {
    const other = await foundEstablishment(server.deps, 'Ailleurs');
    const tablet = await TestTablet.make(server);
    const { userCode: code } = await tablet.ask();
    const there = { code, establishment: other.establishment };
    expect((await client.post('/devices/inspect', there)).status).toBe(400);
    const here = await client.post('/devices/inspect', { code, establishment: null });
    expect(inspectAnswerSchema.parse(await here.json()).establishment.name).toBe(
      'Le Comptoir des Halles',
    );
    const { device } = await approved();
    await server.deps.db.updateTable('device').set({ organisation: other.organisation }).execute();
    expect(await list()).toEqual([]);
    for (const act of ['revoke', 'clear']) {
      expect(await refusalOf(await client.post(`/devices/${device}/${act}`))).toEqual([
        404,
        'not-found',
      ]);
    }
  });

  it('ACC-12 are nobody’s without a session', async () => {
    const stranger = new PortalClient(server);
    expect(await refusalOf(await stranger.get('/devices'))).toEqual([401, 'unauthorised']);
    const asked = { code: 'BBBB-BBBB', establishment: null, fingerprint: 'AAAAAA' };
    for (const path of [
      '/devices/inspect',
      '/devices/approve',
      '/devices/x/revoke',
      '/devices/x/clear',
    ]) {
      expect(await refusalOf(await stranger.post(path, asked))).toEqual([401, 'unauthorised']);
    }
  });
});

describe('one’s own hours', () => {
  const span = '?from=2026-11-01&to=2026-11-30';

  it('K4 O5 ACC-16 are one’s own punches and days, and name the tablets that may still hold some', async () => {
    const { tablet } = await approved();
    const token = await tablet.token();
    await tablet.sync(await tablet.push(1, { person: me.person.id }), token);
    await tablet.sync(await tablet.push(1), token);
    const arrived = server.clock.now();
    server.clock.advance(10 * minute);
    const read = async () =>
      ownHoursSchema.parse(await (await client.get(`/me/hours${span}`)).json());
    const own = await read();
    expect(own.punches.map(({ person, at }) => [person, at])).toEqual([[me.person.id, arrived]]);
    expect(own.today).toEqual({ day: '2026-11-02', worked: 10 * minute, state: 'in' });
    expect(own.month.worked).toBe(10 * minute);
    expect(own.silent).toEqual([]);
    server.clock.advance(10 * minute);
    expect((await read()).silent).toEqual([
      { establishment: 'Le Comptoir des Halles', since: arrived },
    ]);
  });

  it('X06 ACC-16 are asked for by two dates at most 62 days apart, each once', async () => {
    for (const bad of [
      '',
      '?from=2026-11-01',
      '?from=2026-11-30&to=2026-11-01',
      '?from=2026-01-01&to=2026-12-31',
      '?from=2026-11-01&from=2026-11-02&to=2026-11-03',
      '?from=2026-02-30&to=2026-03-01',
      '?from=0000-01-01&to=0000-01-02',
      '?from=-2026-11-01&to=x',
      '?from=2026-11-01x&to=2026-11-02',
      `${span}&person=${me.person.id}`,
    ]) {
      expect([bad, (await client.get(`/me/hours${bad}`)).status]).toEqual([bad, 400]);
    }
    expect((await client.get('/me/hours?from=2026-11-01&to=2027-01-01')).status).toBe(200);
    expect((await new PortalClient(server).get(`/me/hours${span}`)).status).toBe(401);
  });
});
