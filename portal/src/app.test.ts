import { protocolMarker } from '@comptoir/shared/sync/messages';
import { expect, it } from 'vitest';
import { openPortal } from './app.tsx';

it('PORTAL-10 a refusal for want of a right asks again what one may do', async () => {
  const refusals = ['not-found', 'not-allowed'];
  const { api, queries } = openPortal(async () => ({
    status: 403,
    body: { protocol: protocolMarker, refusal: refusals.shift() },
    foreign: false,
  }));
  queries.setQueryData(['me'], { person: { id: 'awa' } });
  const ask = { method: 'POST', path: '/anything' } as const;
  await expect(api.act(ask)).rejects.toMatchObject({ code: 'not-found' });
  expect(queries.getQueryState(['me'])?.isInvalidated).toBe(false);
  await expect(api.act(ask)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(queries.getQueryState(['me'])?.isInvalidated).toBe(true);
});

it('PORTAL-29 a page hears from another one that somebody else is here, or nobody, and is veiled', () => {
  const { queries, end, hear } = openPortal(async () => null);
  hear('leo');
  expect(end.read()).toBe(false);
  queries.setQueryData(['me'], { person: { id: 'awa' } });
  hear('awa');
  expect(end.read()).toBe(false);
  for (const person of ['leo', null]) {
    hear(person);
    expect(end.read()).toBe(true);
    end.clear();
  }
});
