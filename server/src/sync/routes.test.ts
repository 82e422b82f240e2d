import { gzipSync } from 'node:zlib';
import { problemSchema, syncAnswerSchema } from '@comptoir/shared/sync/messages';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTablet } from '../devices/testing-tablet.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';

let server: TestServer;
let tablet: TestTablet;
let token: string;

beforeEach(async () => {
  server = await openTestServer();
  await foundEstablishment(server.deps);
  tablet = await TestTablet.enrolled(server);
  token = await tablet.token();
});
afterEach(() => server.close());

async function send(
  body: Uint8Array<ArrayBuffer> | string,
  headers: Record<string, string>,
): Promise<Response> {
  return fetch(`${server.url}/api/sync`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body,
  });
}

describe('the tablet’s endpoint', () => {
  it('takes gzip and answers with the marker, never to be kept', async () => {
    const answer = await tablet.sync(await tablet.push(2), token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(syncAnswerSchema.parse(await answer.json()).outcomes).toHaveLength(2);
  });

  it('compresses a long answer for whoever can read it', async () => {
    const push = JSON.stringify(await tablet.push(20));
    const answer = await send(push, { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const plain = await send(push, { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect((await plain.json()) as object).toMatchObject({ protocol: 'comptoir-sync-1' });
  });

  it('S04 SYNC-6 a disk that is full is the server’s own trouble: 503, so that no tablet withholds a punch', async () => {
    const { db } = server.deps;
    const pages = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    const limit = (count: number) => sql.raw(`pragma max_page_count = ${count}`).execute(db);
    await limit(pages.rows[0]?.page_count ?? 0);
    const push = await tablet.push(200);
    const full = await tablet.sync(push, token);
    expect(full.status).toBe(503);
    expect(problemSchema.parse(await full.json()).refusal).toBe('busy');
    await limit(1_000_000);
    const answer = await tablet.sync(push, token);
    expect(syncAnswerSchema.parse(await answer.json()).last.seq).toBe(200);
  });

  it('SYNC-1 D19 refuses 10,000 operations at once with 413, and goes on', async () => {
    const bytes = 'x'.repeat(300);
    const push = {
      ...(await tablet.push()),
      operations: Array.from({ length: 10_000 }, () => bytes),
    };
    for (const [body, headers] of [
      [gzipSync(JSON.stringify(push)), { 'content-encoding': 'gzip' }],
      [JSON.stringify(push), {}],
    ] as const) {
      const answer = await send(body, headers);
      expect(answer.status).toBe(413);
      expect(problemSchema.parse(await answer.json()).refusal).toBe('too-large');
    }
    expect((await tablet.sync(await tablet.push(1), token)).status).toBe(200);
  });

  it('SYNC-1 refuses one operation more than 500 with 413, however short they are', async () => {
    const push = await tablet.push();
    const withheld = { withheld: '0'.repeat(64) };
    const operations = Array.from({ length: 501 }, () => withheld);
    const answer = await tablet.sync({ ...push, operations }, token);
    expect(answer.status).toBe(413);
    expect(problemSchema.parse(await answer.json()).refusal).toBe('too-large');
  });

  it('SYNC-1 D19 stops a gzip bomb at 512 kB of inflated bytes, and goes on', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().arrayBuffers;
    const answer = await send(bomb, { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(413);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(25 * 1024 * 1024);
    expect((await tablet.sync(await tablet.push(1), token)).status).toBe(200);
  });

  it('D19 does not inflate a stranger’s body at all', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '), { level: 9 });
    const answer = await fetch(`${server.url}/api/sync`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: bomb,
    });
    expect(answer.status).toBe(401);
  });

  it.each([
    ['not gzip', 'not gzip at all', { 'content-encoding': 'gzip' }],
    ['not JSON', '{"epoch":', {}],
    ['an unknown field', '{"epoch":"x","more":1}', {}],
    ['an unknown encoding', '{}', { 'content-encoding': 'snappy' }],
    ['another content type', '{}', { 'content-type': 'text/plain' }],
    ['an unknown charset', '{}', { 'content-type': 'application/json; charset=utf-99' }],
  ])('answers bad-request in JSON to %s', async (_name, body, headers) => {
    const answer = await send(body, headers);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(problemSchema.parse(await answer.json()).refusal).toBe('bad-request');
  });

  it.each(['', 'Bearer', 'Bearer short', 'Basic dXNlcjpwYXNz', `Bearer ${'A'.repeat(43)}`])(
    'answers unauthorised to the authorisation “%s”',
    async (authorization) => {
      const answer = await send(JSON.stringify(await tablet.push()), { authorization });
      expect(answer.status).toBe(401);
      expect(problemSchema.parse(await answer.json()).refusal).toBe('unauthorised');
    },
  );
});
