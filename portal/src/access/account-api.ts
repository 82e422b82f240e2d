import {
  recoveryCodesSchema,
  loginAnswerSchema,
  secondFactorOfferSchema,
  sessionsAnswerSchema,
} from '@comptoir/shared/access/portal';
import type { Language } from '@comptoir/shared/establishments/languages';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';

/** One's own login: how it is made, proved, moved and guarded. */

export function signUp(api: Api, body: { email: string; password: string; language: Language }) {
  return api.act({ method: 'POST', path: '/sign-up', body });
}

/** `password` where the link's answer says `known`. */
type Confirmed = { token: string; password?: string };

export function confirmSignUp(api: Api, body: Confirmed) {
  return api.ask({ method: 'POST', path: '/sign-up/confirm', body }, loginAnswerSchema);
}

export function askForEmail(api: Api, body: { email: string; password: string }) {
  return api.act({ method: 'POST', path: '/me/email', body });
}

export function confirmEmail(api: Api, body: Confirmed) {
  return api.act({ method: 'POST', path: '/email/confirm', body });
}

/** By the password, or by a code where a second factor is on. */
export function prove(api: Api, body: { password: string } | { code: string }) {
  return api.act({ method: 'POST', path: '/me/proof', body });
}

export function sessionsQuery(api: Api) {
  return queryOptions({
    queryKey: ['sessions'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/me/sessions' }, sessionsAnswerSchema)).sessions,
  });
}

/** Null: all but this one. */
export function endSession(api: Api, id: string | null) {
  const path = id === null ? '/me/sessions' : `/me/sessions/${encodeURIComponent(id)}`;
  return api.act({ method: 'DELETE', path });
}

export function offerSecondFactor(api: Api, password: string) {
  return api.ask(
    { method: 'POST', path: '/me/second-factor', body: { password } },
    secondFactorOfferSchema,
  );
}

export function confirmSecondFactor(api: Api, code: string) {
  return api.ask(
    { method: 'POST', path: '/me/second-factor/confirm', body: { code } },
    recoveryCodesSchema,
  );
}

export function renewRecoveryCodes(api: Api, password: string) {
  return api.ask(
    { method: 'POST', path: '/me/second-factor/codes', body: { password } },
    recoveryCodesSchema,
  );
}

export function endSecondFactor(api: Api, body: { password: string; code: string }) {
  return api.act({ method: 'POST', path: '/me/second-factor/off', body });
}
