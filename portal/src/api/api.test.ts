import * as z from 'zod/mini';
import { protocolMarker } from '@comptoir/shared/sync/messages';
import { describe, expect, it } from 'vitest';
import { createApi } from './api.ts';
import type { Answer, Ask } from './transport.ts';

const schema = z.object({ name: z.string() });
const answering = (answer: Answer | null) => createApi(async () => answer);
const ask = { method: 'GET', path: '/me' } as const;

describe('an answer of the server', () => {
  it('is handed over when it has the shape of the contract', async () => {
    const api = answering({ status: 200, body: { name: 'Awa' }, foreign: false });
    await expect(api.ask(ask, schema)).resolves.toEqual({ name: 'Awa' });
  });

  it('PORTAL-6 is unreadable when it has another shape', async () => {
    const api = answering({ status: 200, body: { names: [] }, foreign: false });
    await expect(api.ask(ask, schema)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('PORTAL-6 S19 is unreadable when a captive portal answered in its place', async () => {
    const api = answering({ status: 200, body: undefined, foreign: true });
    await expect(api.act(ask)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('is a refusal with its waiting time when the server refused', async () => {
    const body = { protocol: protocolMarker, refusal: 'too-many-requests', retryAfter: 90 };
    const api = answering({ status: 429, body, foreign: false });
    await expect(api.act(ask)).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 90 });
  });

  it('PORTAL-6 is « offline » when nothing came', async () => {
    await expect(answering(null).act(ask)).rejects.toMatchObject({ code: 'offline' });
  });

  it('carries the further word of a refusal', async () => {
    const body = { protocol: protocolMarker, refusal: 'unreadable-file', detail: 'encoding' };
    const api = answering({ status: 422, body, foreign: false });
    await expect(api.act(ask)).rejects.toMatchObject({
      code: 'unreadable-file',
      detail: 'encoding',
    });
  });
});

it('PORTAL-29 says for whom its page was opened, but where it asks who is there at all', async () => {
  const seen: unknown[] = [];
  const transport = async ({ person }: Ask) => {
    seen.push(person);
    return { status: 204, body: undefined, foreign: false };
  };
  let here: string | null = null;
  const api = createApi(transport, { whose: () => here });
  await api.act(ask);
  here = 'awa';
  await api.act(ask);
  await api.act({ ...ask, person: null });
  expect(seen).toEqual([null, 'awa', null]);
});

it('PLAN-97 PORTAL-4 tells when the session ended, and when nobody lets its account in any more', async () => {
  const out: string[] = [];
  for (const refusal of ['unauthorised', 'no-access', 'wrong-credentials', 'not-allowed']) {
    const body = { protocol: protocolMarker, refusal };
    const transport = async () => ({ status: 403, body, foreign: false });
    const api = createApi(transport, { onLoggedOut: () => out.push(refusal) });
    await expect(api.act(ask)).rejects.toMatchObject({ code: refusal });
  }
  expect(out).toEqual(['unauthorised', 'no-access']);
});

describe('an act that wants a proof', () => {
  const refused = (refusal: string): Answer => ({
    status: 403,
    body: { protocol: protocolMarker, refusal },
    foreign: false,
  });
  const good: Answer = { status: 204, body: undefined, foreign: false };
  /** Answers in this order, and counts what it was asked. */
  const house = (answers: Answer[], onProve: () => Promise<boolean>) => {
    const asked: string[] = [];
    const api = createApi(
      async ({ path }) => {
        asked.push(path);
        return answers[asked.length - 1] ?? null;
      },
      { onProve },
    );
    return { api, asked };
  };

  it('is repeated once after the proof', async () => {
    const { api, asked } = house([refused('prove-again'), good], async () => true);
    await expect(api.act(ask)).resolves.toBeUndefined();
    expect(asked).toHaveLength(2);
  });

  it('is not repeated for ever', async () => {
    const never = [refused('prove-again'), refused('prove-again'), good];
    const { api, asked } = house(never, async () => true);
    await expect(api.act(ask)).rejects.toMatchObject({ code: 'prove-again' });
    expect(asked).toHaveLength(2);
  });

  it('is left alone by whoever would rather not prove anything', async () => {
    const { api, asked } = house([refused('prove-again'), good], async () => false);
    await expect(api.act(ask)).rejects.toMatchObject({ code: 'prove-again' });
    expect(asked).toHaveLength(1);
  });

  it('asks for no proof where something else was refused, and tells that it was', async () => {
    let told = 0;
    const api = createApi(async () => refused('not-allowed'), {
      onProve: () => Promise.reject(new Error('Nobody asked for a proof.')),
      onNotAllowed: () => told++,
    });
    await expect(api.act(ask)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(told).toBe(1);
  });
});
