import {
  type SetupRequest,
  accessRequestSchema,
  linkAnswerSchema,
  meSchema,
  setupAnswerSchema,
  tokenAnswerSchema,
  tokenRequestSchema,
  tokenViewSchema,
} from '@comptoir/shared/access/portal';
import type { Language } from '@comptoir/shared/establishments/languages';
import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { Api } from '../api/api.ts';

/** Who one is here; everything else of the portal hangs on it. */
export function meQuery(api: Api) {
  return queryOptions({
    queryKey: ['me'],
    queryFn: () => api.ask({ method: 'GET', path: '/me' }, meSchema),
    staleTime: 60_000,
  });
}

export function checkSetup(api: Api, token: string): Promise<void> {
  return api.act({ method: 'POST', path: '/setup/check', body: { token } });
}

export function setUp(api: Api, request: SetupRequest) {
  return api.ask({ method: 'POST', path: '/setup', body: request }, setupAnswerSchema);
}

export function logIn(api: Api, body: { email: string; password: string }) {
  return api.ask({ method: 'POST', path: '/session', body }, meSchema);
}

export function logOut(api: Api): Promise<void> {
  return api.act({ method: 'DELETE', path: '/session' });
}

/** The code that was used is dead; this is the next one, shown once. */
const recoveredSchema = z.object({ recoveryCode: z.string() });

export function recover(api: Api, body: { email: string; code: string; password: string }) {
  return api.ask({ method: 'POST', path: '/recover', body }, recoveredSchema);
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

export function activate(api: Api, body: { token: string; password: string }) {
  return api.ask({ method: 'POST', path: '/activate', body }, meSchema);
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

export type AccessRequest = z.infer<typeof accessRequestSchema>;

export function changeAccess(
  api: Api,
  act: 'open' | 'resend' | 'revoke',
  body: AccessRequest,
): Promise<void> {
  return api.act({ method: 'POST', path: `/accesses/${act}`, body });
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
