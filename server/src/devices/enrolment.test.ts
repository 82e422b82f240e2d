import { fingerprint, grantSchema, hashGrant } from '@comptoir/shared/devices/enrolment';
import { parseOperation } from '@comptoir/shared/journal/operation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceById } from '../directory/devices.ts';
import { openBox } from '../platform/box.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';
import { type Approvals, makeApprovals } from './approval.ts';
import { TestTablet } from './testing-tablet.ts';

let server: TestServer;
let approvals: Approvals;
let tablet: TestTablet;

beforeEach(async () => {
  server = await openTestServer();
  await foundEstablishment(server.deps);
  approvals = makeApprovals(server.deps);
  tablet = await TestTablet.make(server);
});
afterEach(() => server.close());

const approve = (userCode: string, seen: string | null = null, approver = 'somebody') =>
  approvals.approve({ approver, userCode, establishment: null, fingerprint: seen });

describe('enrolling a tablet', () => {
  it('DEVICE-3 gives a code of eight consonants to show and a secret one to poll with', async () => {
    const answer = await tablet.ask();
    expect(answer).toMatchObject({ expiresIn: 600, interval: 5 });
    expect(answer.userCode).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    const stored = await server.deps.db.selectFrom('enrolment').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(answer.deviceCode);
  });

  it('DEVICE-5 makes a device once approved: grant, credentials and journal entry', async () => {
    const { userCode, deviceCode } = await tablet.ask();
    expect(await tablet.poll(deviceCode)).toEqual({ status: 'pending' });
    const shown = await approvals.inspect({ approver: 'somebody', userCode, establishment: null });
    expect(shown).toMatchObject({
      ok: true,
      value: {
        establishment: { name: 'Le Comptoir' },
        enrolment: {
          fingerprint: fingerprint(tablet.signKey, tablet.wrapKey),
          address: '127.0.0.1',
        },
      },
    });
    const approved = await approve(userCode, fingerprint(tablet.signKey, tablet.wrapKey));
    expect(approved.ok).toBe(true);
    server.clock.advance(5_000);
    const poll = await tablet.poll(deviceCode);
    if (poll.status !== 'approved') throw new Error(poll.status);
    const grant = grantSchema.parse(JSON.parse(poll.grant));
    const device = await deviceById(server.deps.db, grant.device);
    expect(device).toMatchObject({ status: 'active', grant_hash: hashGrant(poll.grant) });
    expect(openBox(server.deps.keys.pin, grant.device, device!.device_key)).toHaveLength(32);
    const operations = await server.deps.db.selectFrom('operation').select('bytes').execute();
    const read = operations.map(({ bytes }) => parseOperation(bytes ?? ''));
    const enrol = read.find((one) => one.ok && one.value.kind === 'device.enrol');
    expect(enrol).toMatchObject({
      value: { body: { device: grant.device, grant: hashGrant(poll.grant) } },
    });
  });

  it('DEVICE-4 D01 blocks whoever types five wrong codes in ten minutes, and nobody else', async () => {
    const { userCode } = await tablet.ask();
    for (const wrong of ['BBBB-BBBB', 'CCCC-CCCC', 'DDDD-DDDD', 'FFFF-FFFF', 'GGGG-GGGG']) {
      expect(await approve(wrong)).toEqual({ ok: false, refusal: 'unknown-code' });
    }
    expect(await approve(userCode)).toEqual({ ok: false, refusal: 'too-many-requests' });
    expect((await approve(userCode, null, 'somebody else')).ok).toBe(true);
  });

  it('D01 forgets a code after ten minutes', async () => {
    const { userCode, deviceCode } = await tablet.ask();
    server.clock.advance(10 * 60_000);
    expect(await tablet.poll(deviceCode)).toEqual({ status: 'expired' });
    expect(await approve(userCode)).toEqual({ ok: false, refusal: 'expired-code' });
  });

  it('D01 keeps at most ten pending codes for one address', async () => {
    for (let asked = 0; asked < 10; asked++) {
      const other = await TestTablet.make(server);
      await other.ask();
    }
    const refused = await server.post('/api/devices/enrolments', await tablet.enrolmentBody());
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.json()).toMatchObject({
      protocol: 'comptoir-sync-1',
      refusal: 'too-many-requests',
    });
    server.clock.advance(10 * 60_000);
    expect((await tablet.ask()).userCode).toBeTruthy();
  });

  it('DEVICE-4 D02 approves a code once, also when two people approve it at once', async () => {
    const { userCode } = await tablet.ask();
    const both = await Promise.all([
      approve(userCode, null, 'one'),
      approve(userCode, null, 'two'),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'expired-code' });
    expect(await approve(userCode)).toEqual({ ok: false, refusal: 'expired-code' });
    const devices = await server.deps.db.selectFrom('device').select('id').execute();
    expect(devices).toHaveLength(1);
    const enrols = await server.deps.db
      .selectFrom('operation')
      .select('position')
      .where('kind', '=', 'device.enrol')
      .execute();
    expect(enrols).toHaveLength(1);
  });

  it('D03 refuses an approval whose fingerprint is not the tablet’s', async () => {
    const { userCode } = await tablet.ask();
    expect(await approve(userCode, 'AAAAAA')).toEqual({ ok: false, refusal: 'conflict' });
    expect(await server.deps.db.selectFrom('device').select('id').execute()).toEqual([]);
  });

  it('DEVICE-3 D04 slows down a tablet that polls too fast, and tells it nothing, approved or not', async () => {
    const { userCode, deviceCode } = await tablet.ask();
    expect(await tablet.poll(deviceCode)).toEqual({ status: 'pending' });
    expect((await approve(userCode)).ok).toBe(true);
    server.clock.advance(2_000);
    expect(await tablet.poll(deviceCode)).toEqual({ status: 'slow-down', interval: 10 });
    server.clock.advance(6_000);
    expect(await tablet.poll(deviceCode)).toEqual({ status: 'slow-down', interval: 15 });
    server.clock.advance(15_000);
    expect((await tablet.poll(deviceCode)).status).toBe('approved');
  });

  it('DEVICE-3 refuses keys without a proof that the sender holds them', async () => {
    const thief = await TestTablet.make(server);
    const body = { ...(await thief.enrolmentBody()), signKey: tablet.signKey };
    expect((await server.post('/api/devices/enrolments', body)).status).toBe(400);
  });

  it('DEVICE-1 refuses a point that is not on the curve', async () => {
    const body = await tablet.enrolmentBody();
    const wrapKey = { ...tablet.wrapKey, y: tablet.wrapKey.x };
    const answer = await server.post('/api/devices/enrolments', { ...body, wrapKey });
    expect(answer.status).toBe(400);
  });

  it('DEVICE-5 seals the device key to the tablet alone', async () => {
    const enrolled = await TestTablet.enrolled(server);
    const sealed = JSON.stringify(enrolled.grant?.deviceKey);
    const device = await deviceById(server.deps.db, enrolled.device);
    const key = openBox(server.deps.keys.pin, enrolled.device, device!.device_key);
    expect(sealed).not.toContain(Buffer.from(key).toString('base64url'));
  });

  it('says that there is nothing to attach a tablet to before an establishment exists', async () => {
    const empty = await openTestServer();
    const early = await TestTablet.make(empty);
    const { userCode } = await early.ask();
    const answer = await makeApprovals(empty.deps).approve({
      approver: 'x',
      userCode,
      establishment: null,
      fingerprint: null,
    });
    expect(answer).toEqual({ ok: false, refusal: 'no-establishment' });
    await empty.close();
  });
});
