import type { LoginAnswer, Me } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Notice } from '@comptoir/ui/notice';
import { TextField } from '@comptoir/ui/text-field';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Fields } from '../page.tsx';
import { useOnline } from '../platform/online.ts';
import styles from './access.module.css';
import { logIn, standingQuery } from './api.ts';
import { PresentPassword } from './present-password.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { Throttled, useThrottle } from './throttled.tsx';
import { WaitingAccount } from './waiting-account.tsx';

/** What has just happened and led here. */
export type After = 'reset' | 'left' | 'over';

/**
 * The way in, in up to two steps. Whoever is logged in already is not asked again, and whoever has an account that nobody
 * has opened an access for waits here.
 */
export function LoginPage({ after, onIn }: { after: After | null; onIn: (me: Me) => void }) {
  const { text } = useSpeech();
  const api = useApi();
  const [answer, setAnswer] = useState<LoginAnswer | null>(null);
  const [over, setOver] = useState(false);
  const standing = useQuery(standingQuery(api));
  const stands = standing.data ?? null;
  const enter = useEffectEvent(onIn);
  useEffect(() => {
    if (stands?.next === 'in') enter(stands.me);
  }, [stands]);
  const lookAgain = useEffectEvent(() => void standing.refetch());
  useEffect(() => {
    // Going back may bring this page as it was left, before somebody logged in.
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) lookAgain();
    };
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, []);
  const take = (given: LoginAnswer) => {
    if (given.next === 'in') onIn(given.me);
    else setAnswer(given);
  };
  if (answer?.next === 'second-factor') {
    return (
      <>
        <DoorwayTitle key="second" title={text('account.second-title')}>
          {text('account.second-lead')}
        </DoorwayTitle>
        <SecondFactorStep
          challenge={answer.challenge}
          onAnswer={take}
          onOver={() => {
            setAnswer(null);
            setOver(true);
          }}
          onOther={() => setAnswer(null)}
        />
      </>
    );
  }
  if (answer?.next === 'waiting' || stands?.next === 'waiting') {
    return (
      <WaitingAccount
        email={[answer, stands].find((one) => one?.next === 'waiting')?.email ?? null}
        onLook={async () => {
          const { error } = await standing.refetch();
          if (error !== null) throw error;
        }}
        onOut={() => {
          setAnswer(null);
          void standing.refetch();
        }}
      />
    );
  }
  return <Password after={over ? 'over' : after} onAnswer={take} />;
}

function Password({
  after,
  onAnswer,
}: {
  after: After | null;
  onAnswer: (answer: LoginAnswer) => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const online = useOnline();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct((given: { email: string; password: string }) => logIn(api, given));
  const left = useThrottle(act.failure);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() === '' || password === '') return focusFirstWrong(event.currentTarget);
    if (left > 0) return;
    const answer = await act.run({ email: email.trim(), password });
    if (answer !== null) onAnswer(answer);
  };
  return (
    <>
      <DoorwayTitle title={text('login.title')} />
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          {after === null || act.failure !== null ? null : (
            <Notice
              tone={after === 'over' ? 'warn' : 'calm'}
              icon={after === 'over' ? 'warning' : 'info'}
              alert={after === 'over'}
            >
              {text(after === 'over' ? 'account.challenge-over' : `login.after-${after}`)}
            </Notice>
          )}
          {online ? null : (
            <Notice tone="warn" icon="offline">
              {text('login.offline')}
            </Notice>
          )}
          <Throttled
            failure={!online && act.failure?.code === 'offline' ? null : act.failure}
            left={left}
          />
          <TextField
            label={text('field.email')}
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            value={email}
            error={tried && email.trim() === '' ? text('field.missing-email') : null}
            onChange={(event) => setEmail(event.target.value)}
          />
          <PresentPassword password={password} tried={tried} onPassword={setPassword} />
          <BusyButton
            type="submit"
            tone="primary"
            wide
            busy={act.busy}
            busyLabel={text('act.sending')}
            disabled={left > 0}
          >
            {text('login.act')}
          </BusyButton>
          <p className={styles.elsewhere}>
            <Link to="/forgotten">{text('login.forgotten')}</Link>
          </p>
          <p className={styles.foot}>
            <span>{text('account.no-account')}</span>
            <Link to="/sign-up">{text('account.sign-up')}</Link>
          </p>
        </Fields>
      </form>
    </>
  );
}
