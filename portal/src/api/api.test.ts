import * as z from 'zod/mini';
import { protocolMarker } from '@comptoir/shared/sync/messages';
import { describe, expect, it } from 'vitest';
import { createApi } from './api.ts';
import type { Answer } from './transport.ts';

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
});
