import type { SetupAnswer, SetupRequest } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Skeleton } from '@comptoir/ui/skeleton';
import { Steps } from '@comptoir/ui/steps';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts } from '../page.tsx';
import { ownZone } from '../zone-field.tsx';
import { checkSetup, setUp } from './api.ts';
import { DeadLink } from './dead-link.tsx';
import {
  type Draft,
  type Step,
  emptyDraft,
  furthest,
  isAnswered,
  keepDraft,
  readDraft,
  requestOf,
  steps,
} from './setup-draft.ts';
import { SetupResult } from './setup-result.tsx';
import {
  AddressStep,
  HouseStep,
  LanguageStep,
  ManagerStep,
  type StepProps,
  YouStep,
} from './setup-steps.tsx';
import styles from './setup.module.css';

const screens: Record<Step, (props: StepProps) => ReactNode> = {
  language: LanguageStep,
  house: HouseStep,
  address: AddressStep,
  you: YouStep,
  manager: ManagerStep,
};
const all = steps.length + 2;
const kept = 'comptoir.setup';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The screen of the set-up: going back is going one screen back. */
    setupStep?: number;
  }
}

/**
 * The first hour, from the link that the server printed to the first tablet. `tablet` shows the last part, which
 * belongs to another room.
 */
export function SetupPage({
  token,
  tablet,
}: {
  token: string | null;
  tablet: (answer: SetupAnswer) => ReactNode;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const [answer, setAnswer] = useState<SetupAnswer | null>(null);
  const [noted, setNoted] = useState(false);
  const check = useQuery({
    queryKey: ['setup', token],
    queryFn: async () => {
      await checkSetup(api, token ?? '');
      return true;
    },
    enabled: token !== null && answer === null,
    staleTime: Infinity,
    retry: false,
  });
  const failure = asFailure(check.error);
  if (answer !== null) {
    return (
      <div className={styles.setup}>
        <Progress at={noted ? all : all - 1} />
        {noted ? tablet(answer) : <SetupResult answer={answer} onNoted={() => setNoted(true)} />}
      </div>
    );
  }
  if (failure?.code === 'already-set-up') return <DeadLink purpose="installed" />;
  const dead = ['dead-link', 'bad-request', 'not-found'];
  if (token === null || (failure !== null && dead.includes(failure.code))) {
    return <DeadLink purpose="setup" />;
  }
  if (failure !== null) {
    return (
      <div className={styles.setup}>
        <DoorwayTitle title={text('broken.offline')} />
        <Failed failure={failure} onRetry={() => void check.refetch()} />
      </div>
    );
  }
  if (check.data === undefined) return <Skeleton rows={3} label={text('app.loading')} />;
  return <Questions token={token} onAnswer={setAnswer} />;
}

function Progress({ at }: { at: number }) {
  const { text } = useSpeech();
  return <Steps at={at} total={all} label={text('setup.step', { at, total: all })} />;
}

function Questions({
  token,
  onAnswer,
}: {
  token: string;
  onAnswer: (answer: SetupAnswer) => void;
}) {
  const { text, language } = useSpeech();
  const api = useApi();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(
    () =>
      readDraft(sessionStorage.getItem(kept)) ?? emptyDraft(language, ownZone(), location.origin),
  );
  // A page that is loaded again has everything but the password.
  useEffect(() => sessionStorage.setItem(kept, keepDraft(draft)), [draft]);
  const wanted = useRouterState({ select: (state) => state.location.state.setupStep ?? 0 });
  const at = Math.min(wanted, furthest(draft, location.origin));
  useEffect(() => {
    // Back at an unanswered screen one stays there: its last letter must not turn the page.
    if (at < wanted) {
      void navigate({ to: '/setup', hash: true, state: { setupStep: at }, replace: true });
    }
  }, [at, wanted, navigate]);
  const [tried, setTried] = useState(false);
  const act = useAct((request: SetupRequest) => setUp(api, request));
  const step = steps[at] ?? 'language';
  const Screen = screens[step];
  const last = at === steps.length - 1;
  const go = (next: number) => {
    setTried(false);
    act.clear();
    void navigate({ to: '/setup', hash: true, state: { setupStep: next } });
    window.scrollTo(0, 0);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isAnswered(step, draft, location.origin)) {
      setTried(true);
      return focusFirstWrong(event.currentTarget);
    }
    if (!last) return go(at + 1);
    const request = requestOf(draft, token, location.origin);
    const answer = request === null ? null : await act.run(request);
    if (answer === null) return;
    sessionStorage.removeItem(kept);
    onAnswer(answer);
  };
  if (act.failure?.code === 'already-set-up') return <DeadLink purpose="installed" />;
  if (act.failure?.code === 'dead-link') return <DeadLink purpose="setup" />;
  return (
    <form className={styles.setup} noValidate onSubmit={(event) => void submit(event)}>
      <Progress at={at + 1} />
      <div>
        <Screen
          key={step}
          draft={draft}
          tried={tried}
          onDraft={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
      </div>
      <Failed failure={act.failure} />
      <Acts>
        <BusyButton type="submit" tone="primary" busy={act.busy} busyLabel={text('setup.making')}>
          {text(last ? 'setup.make' : 'act.continue')}
        </BusyButton>
        {at === 0 ? null : (
          <Button tone="plain" onClick={() => go(at - 1)}>
            {text('act.back')}
          </Button>
        )}
      </Acts>
    </form>
  );
}
