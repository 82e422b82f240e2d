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
  queries.setQueryData(['me'], {});
  const ask = { method: 'POST', path: '/anything' } as const;
  await expect(api.act(ask)).rejects.toMatchObject({ code: 'not-found' });
  expect(queries.getQueryState(['me'])?.isInvalidated).toBe(false);
  await expect(api.act(ask)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(queries.getQueryState(['me'])?.isInvalidated).toBe(true);
});
