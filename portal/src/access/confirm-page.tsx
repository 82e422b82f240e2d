import type { LinkAnswer, LoginAnswer } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './access.module.css';
import { confirmEmail, confirmSignUp } from './account-api.ts';
import { linkQuery } from './api.ts';
import { DeadLink } from './dead-link.tsx';
import { PresentPassword } from './present-password.tsx';
import { Throttled, useThrottle } from './throttled.tsx';

/** Where the links of a sign-up and of a new address lead. Opening it uses nothing up: mail scanners open everything. */
export function ConfirmPage({
  token,
  onAnswer,
}: {
  token: string | null;
  onAnswer: (answer: LoginAnswer) => void;
}) {
  const { text } = useSpeech();
  const query = useQuery({ ...linkQuery(useApi(), token ?? ''), enabled: token !== null });
  const failure = asFailure(query.error);
  if (token === null || failure?.code === 'dead-link' || failure?.code === 'bad-request') {
    return <DeadLink purpose="confirm" />;
  }
  if (failure !== null) {
    return (
      <Fields>
        <DoorwayTitle title={text('broken.offline')} />
        <Failed failure={failure} onRetry={() => void query.refetch()} />
      </Fields>
    );
  }
  if (query.data === undefined) return <Skeleton rows={3} label={text('app.loading')} />;
  if (query.data.purpose === 'sign-up') {
    return <Confirm token={token} link={query.data} of="confirm" onAnswer={onAnswer} />;
  }
  if (query.data.purpose === 'email') {
    return <Confirm token={token} link={query.data} of="confirm-email" onAnswer={onAnswer} />;
  }
  return <DeadLink purpose="confirm" />;
}

function Confirm({
  token,
  link,
  of,
  onAnswer,
}: {
  token: string;
  link: LinkAnswer;
  of: 'confirm' | 'confirm-email';
  onAnswer: (answer: LoginAnswer) => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const [moved, setMoved] = useState(false);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(async (body: { token: string; password?: string }) => {
    if (of === 'confirm') onAnswer(await confirmSignUp(api, body));
    else {
      await confirmEmail(api, body);
      setMoved(true);
    }
  });
  const left = useThrottle(act.failure);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (link.known && password === '') return focusFirstWrong(event.currentTarget);
    if (left === 0) void act.run({ token, ...(link.known ? { password } : {}) });
  };
  if (act.failure?.code === 'dead-link') return <DeadLink purpose="confirm" />;
  if (moved) {
    return (
      <>
        <DoorwayTitle key="moved" title={text('account.confirm-email-done')}>
          {text('account.confirm-email-done-lead', { email: link.email })}
        </DoorwayTitle>
        <Acts>
          <LinkButton to="/" tone="primary">
            {text('dead.open')}
          </LinkButton>
        </Acts>
      </>
    );
  }
  return (
    <>
      <DoorwayTitle title={text(`account.${of}-title`)}>{text(`account.${of}-lead`)}</DoorwayTitle>
      <form noValidate onSubmit={submit}>
        <Fields>
          <p className={styles.kept}>
            <span>{text('field.email')}</span>
            <b className={styles.address}>{link.email}</b>
          </p>
          {link.known ? (
            <>
              <input
                type="hidden"
                name="username"
                autoComplete="username"
                value={link.email}
                readOnly
              />
              <PresentPassword
                label={text(
                  of === 'confirm' ? 'account.confirm-chosen' : 'account.factor-password',
                )}
                password={password}
                tried={tried}
                onPassword={setPassword}
              />
            </>
          ) : null}
          <Throttled failure={act.failure} left={left} />
          <BusyButton
            type="submit"
            tone="primary"
            wide
            busy={act.busy}
            busyLabel={text('act.sending')}
            disabled={left > 0}
          >
            {text(`account.${of}-act`)}
          </BusyButton>
        </Fields>
      </form>
    </>
  );
}
