import type { Language } from '@comptoir/shared/establishments/languages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createApi } from './api/api.ts';
import { Failure } from './api/failure.ts';
import type { Transport } from './api/transport.ts';
import { ApiContext } from './api/use-api.ts';
import { Speaking } from './language/language.tsx';
import { createPortalRouter } from './routes.tsx';

/** Joins the parts of the page: the way to the server, what it answered, the map, the words. */
export function openPortal(transport: Transport) {
  // A session that ended is noticed wherever it is noticed first; one goes back to the page after logging in.
  const api = createApi(transport, () => {
    const next = router.state.location.pathname.replace(/^\/portal/, '');
    if (queries.getQueryData(['me']) === undefined) return;
    queries.clear();
    void router.navigate({
      to: '/login',
      search: { after: 'ended', ...(next.length > 1 ? { next } : {}) },
    });
  });
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        // A refusal stays a refusal; only what never arrived is asked again.
        retry: (count, error) => error instanceof Failure && error.code === 'offline' && count < 1,
      },
    },
  });
  const router = createPortalRouter({ api, queries });
  return { api, queries, router };
}

export function App({
  portal: { api, queries, router },
  language,
}: {
  portal: ReturnType<typeof openPortal>;
  language: Language;
}) {
  return (
    <Speaking first={language}>
      <ApiContext value={api}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ApiContext>
    </Speaking>
  );
}
