import type { Me } from '@comptoir/shared/access/portal';
import type { Language } from '@comptoir/shared/establishments/languages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ProofContext, createProof } from './access/proof.ts';
import { SessionEndContext, createSessionEnd } from './access/session-end.ts';
import { createApi } from './api/api.ts';
import { Failure } from './api/failure.ts';
import type { Transport } from './api/transport.ts';
import { ApiContext } from './api/use-api.ts';
import { Speaking } from './language/language.tsx';
import { keptHere, onOtherPage } from './platform/kept.ts';
import { createPortalRouter } from './routes.tsx';
import { Toasts } from './toasts.tsx';

/** Joins the parts of the page: the way to the server, what it answered, the map, the words. */
export function openPortal(transport: Transport) {
  // A session that ended is noticed wherever it is noticed first; a page that was open stays, with what was typed in it.
  const end = createSessionEnd();
  const proof = createProof();
  const here = () => queries.getQueryData<Me>(['me'])?.person.id ?? null;
  const api = createApi(transport, {
    whose: here,
    onLoggedOut: () => {
      void keptHere.forget();
      if (here() !== null) end.begin();
    },
    // Rights that changed are followed at once (PORTAL-10).
    onNotAllowed: () => void queries.invalidateQueries({ queryKey: ['me'] }),
    onProve: proof.ask,
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
  /** Another page of this browser says who is here: this one is of whoever it was opened for (spec PORTAL-29). */
  const hear = (person: string | null) => {
    if (here() !== null && here() !== person) end.begin();
  };
  return { api, queries, router, end, proof, hear };
}

export function App({
  portal: { api, queries, router, end, proof, hear },
  language,
}: {
  portal: ReturnType<typeof openPortal>;
  language: Language;
}) {
  useEffect(() => onOtherPage(hear), [hear]);
  return (
    <Speaking first={language}>
      <ApiContext value={api}>
        <SessionEndContext value={end}>
          <ProofContext value={proof}>
            <QueryClientProvider client={queries}>
              <Toasts>
                <RouterProvider router={router} />
              </Toasts>
            </QueryClientProvider>
          </ProofContext>
        </SessionEndContext>
      </ApiContext>
    </Speaking>
  );
}
