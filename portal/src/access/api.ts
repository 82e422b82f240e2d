import {
  type LoginAnswer,
  type SetupRequest,
  linkAnswerSchema,
  loginAnswerSchema,
  meSchema,
  recoverAnswerSchema,
  setupAnswerSchema,
  tokenAnswerSchema,
  tokenRequestSchema,
  tokenViewSchema,
} from '@comptoir/shared/access/portal';
import type { Language } from '@comptoir/shared/establishments/languages';
import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { Api } from '../api/api.ts';
import { asFailure } from '../api/failure.ts';

/** Who one is here; everything else of the portal hangs on it. */
export function meQuery(api: Api) {
  return queryOptions({
    queryKey: ['me'],
    queryFn: () => api.ask({ method: 'GET', path: '/me' }, meSchema),
    staleTime: 60_000,
  });
}

/**
 * How the browser stands before somebody logs in: in already, in with an account that nobody has opened an access for
 * (`email` where the server tells it), or nobody.
 */
export function standingQuery(api: Api) {
  return queryOptions({
    queryKey: ['standing'],
    queryFn: async () => {
      try {
        const me = await api.ask({ method: 'GET', path: '/me', person: null }, meSchema);
        return { next: 'in' as const, me };
      } catch (error) {
        const failure = asFailure(error);
        if (failure?.code === 'no-access')
          return { next: 'waiting' as const, email: failure.detail };
        if (failure?.code === 'unauthorised') return { next: 'nobody' as const };
        throw error;
      }
    },
    retry: false,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.next === 'waiting' ? 15_000 : false),
  });
}

export function checkSetup(api: Api, token: string): Promise<void> {
  return api.act({ method: 'POST', path: '/setup/check', body: { token } });
}

export function setUp(api: Api, request: SetupRequest) {
  return api.ask({ method: 'POST', path: '/setup', body: request }, setupAnswerSchema);
}

export function logIn(api: Api, body: { email: string; password: string }) {
  return api.ask({ method: 'POST', path: '/session', body }, loginAnswerSchema);
}

/** The other half of a log-in: `code` is six digits, or a recovery code. */
export function answerChallenge(api: Api, body: { challenge: string; code: string }) {
  return api.ask({ method: 'POST', path: '/session/second-factor', body }, loginAnswerSchema);
}

export function logOut(api: Api): Promise<void> {
  return api.act({ method: 'DELETE', path: '/session' });
}

export function recover(api: Api, body: { email: string; code: string; password: string }) {
  return api.ask({ method: 'POST', path: '/recover', body }, recoverAnswerSchema);
}

export function askForReset(api: Api, email: string): Promise<void> {
  return api.act({ method: 'POST', path: '/passwords/forgotten', body: { email } });
}

/** What a link is for. Asking consumes nothing. */
export function linkQuery(api: Api, token: string) {
  return queryOptions({
    queryKey: ['link', token],
    queryFn: () =>
      api.ask({ method: 'POST', path: '/links/check', body: { token } }, linkAnswerSchema),
    retry: false,
    staleTime: Infinity,
  });
}

/** In at once, or, where the account has a second factor, what a log-in answers. */
export async function activate(
  api: Api,
  body: { token: string; password: string },
): Promise<LoginAnswer> {
  const answer = await api.ask(
    { method: 'POST', path: '/activate', body },
    z.union([meSchema, loginAnswerSchema]),
  );
  return 'next' in answer ? answer : { next: 'in', me: answer };
}

export function resetPassword(api: Api, body: { token: string; password: string }) {
  return api.act({ method: 'POST', path: '/passwords/reset', body });
}

export function changePassword(api: Api, body: { current: string; next: string }) {
  return api.act({ method: 'POST', path: '/me/password', body });
}

export function changeLanguage(api: Api, language: Language) {
  return api.act({ method: 'PATCH', path: '/me', body: { language } });
}

const tokensSchema = z.object({ tokens: z.array(tokenViewSchema) });

export function tokensQuery(api: Api) {
  return queryOptions({
    queryKey: ['tokens'],
    queryFn: async () => (await api.ask({ method: 'GET', path: '/tokens' }, tokensSchema)).tokens,
  });
}

export function createToken(api: Api, body: z.infer<typeof tokenRequestSchema>) {
  return api.ask({ method: 'POST', path: '/tokens', body }, tokenAnswerSchema);
}

export function revokeToken(api: Api, id: string): Promise<void> {
  return api.act({ method: 'DELETE', path: `/tokens/${id}` });
}
