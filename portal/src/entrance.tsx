import type { Me } from '@comptoir/shared/access/portal';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useRouterState } from '@tanstack/react-router';
import { ActivationPage } from './access/activation-page.tsx';
import { changeLanguage, meQuery } from './access/api.ts';
import { tokenOf } from './access/link-token.ts';
import { ConfirmPage } from './access/confirm-page.tsx';
import { LoginPage } from './access/login-page.tsx';
import { nextPage } from './access/next-page.ts';
import { RecoveryPage } from './access/recovery-page.tsx';
import { ResetPage } from './access/reset-page.tsx';
import { useSessionEnd } from './access/session-end.ts';
import { SignUpPage } from './access/sign-up-page.tsx';
import { useAct } from './api/use-act.ts';
import { useApi } from './api/use-api.ts';
import { useLanguageSwitch, useSpeech } from './language/language.tsx';

const loginRoute = getRouteApi('/outside/login');

/** Takes somebody in: who they are is known now, and everything of before is forgotten. */
function useEntering() {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const speakIn = useLanguageSwitch();
  const end = useSessionEnd();
  return (me: Me, next?: string) => {
    queries.clear();
    end.clear();
    queries.setQueryData(meQuery(api).queryKey, me);
    speakIn(me.account.language);
    void navigate({ to: nextPage(next), replace: true });
  };
}

/** The token behind `#` of this page's address. */
export function useLinkToken(): string | null {
  return tokenOf(useRouterState({ select: (state) => state.location.hash }));
}

export function Login() {
  const { next, after } = loginRoute.useSearch();
  const enter = useEntering();
  return <LoginPage after={after ?? null} onIn={(me) => enter(me, next)} />;
}

export function Activation() {
  const enter = useEntering();
  const api = useApi();
  const { language } = useSpeech();
  const keeping = useAct((_: void) => changeLanguage(api, language));
  return (
    <ActivationPage
      token={useLinkToken()}
      onIn={(me) => {
        // Whoever has just signed up in a language goes on in it.
        enter({ ...me, account: { ...me.account, language } });
        if (language !== me.account.language) void keeping.run(undefined);
      }}
    />
  );
}

export function Reset() {
  const navigate = useNavigate();
  return (
    <ResetPage
      token={useLinkToken()}
      onDone={() => void navigate({ to: '/login', search: { after: 'reset' }, replace: true })}
    />
  );
}

export function Recovery() {
  const navigate = useNavigate();
  return (
    <RecoveryPage
      onDone={() => void navigate({ to: '/login', search: { after: 'reset' }, replace: true })}
    />
  );
}

export function SignUp() {
  return <SignUpPage />;
}

export function Confirm() {
  const enter = useEntering();
  const navigate = useNavigate();
  return (
    <ConfirmPage
      token={useLinkToken()}
      onAnswer={(answer) => {
        if (answer.next === 'in') enter(answer.me);
        // The log-in asks the server how this browser stands, and shows what it waits for.
        else void navigate({ to: '/login', search: {}, replace: true });
      }}
    />
  );
}
