import { createHmac } from 'node:crypto';
import { sessionInput } from '@comptoir/shared/devices/session';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';
import { revokeDevice } from './revocation.ts';
import { TestTablet } from './testing-tablet.ts';

let server: TestServer;
let tablet: TestTablet;

beforeEach(async () => {
  server = await openTestServer();
  await foundEstablishment(server.deps);
  tablet = await TestTablet.enrolled(server);
});
afterEach(() => server.close());

const session = (body: unknown) => server.post('/api/devices/session', body);

describe('a tablet’s session', () => {
  it('DEVICE-7 opens for the registered key and lasts fifteen minutes', async () => {
    const answer = await tablet.openSession();
    expect(answer.status).toBe(200);
    const { token, expiresIn } = (await answer.json()) as { token: string; expiresIn: number };
    expect(expiresIn).toBe(900);
    expect((await tablet.sync(await tablet.push(), token)).status).toBe(200);
    server.clock.advance(15 * 60_000);
    const late = await tablet.sync(await tablet.push(), token);
    expect(late.status).toBe(401);
    expect(await late.json()).toMatchObject({ refusal: 'unauthorised' });
  });

  it('DEVICE-7 D05 refuses a nonce that was already used, whether it had succeeded or not', async () => {
    const proof = await tablet.proof(await tablet.nonce());
    expect((await session(proof)).status).toBe(200);
    expect((await session(proof)).status).toBe(401);
    const nonce = await tablet.nonce();
    const good = await tablet.proof(nonce);
    const forged = { ...good, signature: (await tablet.proof('other')).signature };
    expect((await session(forged)).status).toBe(401);
    expect((await session(good)).status).toBe(401);
  });

  it('D05 refuses a nonce older than five minutes', async () => {
    const nonce = await tablet.nonce();
    server.clock.advance(5 * 60_000);
    expect((await session(await tablet.proof(nonce))).status).toBe(401);
  });

  it('DEVICE-7 D06 refuses a nonce of another device', async () => {
    const other = await TestTablet.enrolled(server);
    expect((await session(await tablet.proof(await other.nonce()))).status).toBe(401);
  });

  it('D06 refuses a nonce of another purpose', async () => {
    expect((await session(await tablet.proof(await tablet.nonce('drain')))).status).toBe(401);
    const nonce = await tablet.nonce();
    const signature = await tablet.sign(sessionInput(tablet.device, 'drain', nonce));
    expect((await session({ device: tablet.device, nonce, signature })).status).toBe(401);
  });

  it('DEVICE-7 D07 lets nothing in the request choose algorithm or key', async () => {
    const { device } = tablet;
    const nonceOf = () => tablet.nonce();
    const stranger = await TestTablet.make(server);
    const input = (nonce: string) => sessionInput(device, 'session', nonce);
    const header = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url');
    const attempts: Record<string, (nonce: string) => Promise<object>> = {
      'alg none, as a JWS': async (nonce) => ({
        signature: `${header({ alg: 'none' })}.${header({ nonce })}.`,
      }),
      'no signature at all': async () => ({ signature: '' }),
      'HS256 with the public key as secret': async (nonce) => ({
        signature: createHmac('sha256', JSON.stringify(tablet.signKey))
          .update(input(nonce))
          .digest('base64url'),
      }),
      'a key of its own, embedded': async (nonce) => ({
        signature: await stranger.sign(input(nonce)),
        jwk: stranger.signKey,
      }),
      'an algorithm of its own, embedded': async (nonce) => ({
        signature: await tablet.sign(input(nonce)),
        alg: 'ES256',
      }),
      'another key': async (nonce) => ({ signature: await stranger.sign(input(nonce)) }),
      'the length of another curve': async () => ({ signature: 'A'.repeat(96) }),
      zeros: async () => ({ signature: 'A'.repeat(86) }),
    };
    for (const [name, attempt] of Object.entries(attempts)) {
      const nonce = await nonceOf();
      const answer = await session({ device, nonce, ...(await attempt(nonce)) });
      expect([name, answer.status]).toEqual([name, 401]);
    }
  });

  it('D07 registers no key of another curve or with a private part', async () => {
    const body = await tablet.enrolmentBody();
    for (const signKey of [
      { ...tablet.signKey, crv: 'P-384' },
      { ...tablet.signKey, kty: 'oct', k: 'secret' },
      { ...tablet.signKey, d: tablet.signKey.x },
      { ...tablet.signKey, alg: 'none' },
    ]) {
      expect((await server.post('/api/devices/enrolments', { ...body, signKey })).status).toBe(400);
    }
  });

  it('DEVICE-7 D08 opens whatever the tablet’s clock says, since no clock of the tablet takes part', async () => {
    for (const years of [-3, 3]) {
      const token = await tablet.token();
      const push = await tablet.push(1, { skew: years * 365 * 86_400_000 });
      const answer = await tablet.sync(push, token);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ outcomes: [{ seq: 1, status: 'applied' }] });
    }
  });

  it('DEVICE-8 D09 tells a revoked tablet nothing but that it is revoked', async () => {
    const token = await tablet.token();
    await revokeDevice(server.deps, tablet.device);
    for (const answer of [
      await tablet.sync(await tablet.push(), token),
      await tablet.openSession(),
      await fetch(`${server.url}/api/sync/events`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    ]) {
      expect(answer.status).toBe(403);
      expect(await answer.json()).toEqual({ protocol: 'comptoir-sync-1', refusal: 'revoked' });
    }
  });

  it('keeps no token in clear in the log', async () => {
    const token = await tablet.token();
    await tablet.sync(await tablet.push(), token);
    expect(server.log.join('')).not.toContain(token);
  });
});
