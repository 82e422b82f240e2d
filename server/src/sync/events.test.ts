import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeDevice } from '../devices/revocation.ts';
import { TestTablet } from '../devices/testing-tablet.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';

let server: TestServer;
let tablet: TestTablet;

beforeEach(async () => {
  server = await openTestServer({ beat: 50 });
  await foundEstablishment(server.deps);
  tablet = await TestTablet.enrolled(server);
});
afterEach(() => server.close());

/** Reads a stream as a tablet does: by fetch, with its token. */
async function listen(from = tablet) {
  const headers = { authorization: `Bearer ${await from.token()}`, 'accept-encoding': 'gzip' };
  const response = await fetch(`${server.url}/api/sync/events`, { headers });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let ended = false;
  return {
    response,
    /** Everything read once `wanted` has come; or once the stream has ended. */
    async until(wanted: RegExp): Promise<string> {
      while (!ended && !wanted.test(text)) {
        const { value, done } = await reader.read();
        text += value ?? '';
        ended = done;
      }
      return text;
    },
    async end(): Promise<string> {
      return this.until(/(?!)/);
    },
    stop: () => reader.cancel(),
  };
}

describe('the stream of pokes', () => {
  it('S27 asks proxies not to hold it back, is not compressed and beats', async () => {
    const stream = await listen();
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.response.headers.get('x-accel-buffering')).toBe('no');
    expect(stream.response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(stream.response.headers.get('content-encoding')).toBeNull();
    expect(await stream.until(/: beat\n\n: beat/)).toContain(': beat\n\n');
    await stream.stop();
  });

  it('pokes when it opens, for whatever was missed before', async () => {
    const stream = await listen();
    expect(await stream.until(/poke/)).toMatch(/event: poke\ndata:\n\n/);
    await stream.stop();
  });

  it('SYNC-15 pokes the other tablets of the store when one has pushed, and says nothing else', async () => {
    const other = await TestTablet.enrolled(server);
    const stream = await listen(other);
    await stream.until(/poke/);
    await tablet.sync(await tablet.push(1), await tablet.token());
    const text = await stream.until(/poke[^]*poke/);
    const words = text.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
    expect(new Set(words)).toEqual(new Set(['retry: 15000', 'event: poke', 'data:']));
    await stream.stop();
  });

  it('does not poke another store', async () => {
    const stream = await listen();
    await stream.until(/poke/);
    server.streams.poke('another organisation', 'another store');
    const text = await stream.until(/: beat\n\n: beat/);
    expect(text.match(/poke/g)).toHaveLength(1);
    await stream.stop();
  });

  it('DEVICE-8 ends at once when its tablet is revoked, and that one only', async () => {
    const other = await TestTablet.enrolled(server);
    const stream = await listen();
    const others = await listen(other);
    await stream.until(/poke/);
    await others.until(/poke/);
    await revokeDevice(server.deps, tablet.device);
    await stream.end();
    expect(await others.until(/beat/)).toContain('beat');
    await others.stop();
  });

  it('forgets a tablet that went away', async () => {
    const stream = await listen();
    await stream.until(/poke/);
    expect(server.streams.count()).toBe(1);
    await stream.stop();
    await expect.poll(() => server.streams.count(), { timeout: 60_000 }).toBe(0);
  });

  it('opens for nobody without a token', async () => {
    const answer = await fetch(`${server.url}/api/sync/events`);
    expect(answer.status).toBe(401);
    expect(server.streams.count()).toBe(0);
  });
});
