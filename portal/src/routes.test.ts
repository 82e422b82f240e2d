import { createMemoryHistory } from '@tanstack/react-router';
import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { createApi } from './api/api.ts';
import { configuration, modules } from './places.ts';
import { createPortalRouter } from './routes.tsx';

it('PORTAL-10 every place of the menu has its page, and each page of the configuration has its place', () => {
  const context = { api: createApi(async () => null), queries: new QueryClient() };
  const router = createPortalRouter(context);
  router.update({ context, history: createMemoryHistory() });
  const paths = Object.keys(router.routesByPath);
  const places = [...modules, ...configuration].map(({ to }) => to);
  for (const to of places) expect(paths).toContain(to);
  for (const path of paths.filter((one) => one.startsWith('/configuration/'))) {
    expect([path, places.some((to) => path === to || path.startsWith(`${to}/`))]).toEqual([
      path,
      true,
    ]);
  }
});
