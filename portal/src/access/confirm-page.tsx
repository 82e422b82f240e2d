import type { LinkAnswer, LoginAnswer } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './access.module.css';
import { confirmEmail, confirmSignUp } from './account-api.ts';
import { linkQuery } from './api.ts';
import { DeadLink } from './dead-link.tsx';

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
  const act = useAct(async (_: void) => {
    if (of === 'confirm') onAnswer(await confirmSignUp(api, token));
    else {
      await confirmEmail(api, token);
      setMoved(true);
    }
  });
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
      <Fields>
        <p className={styles.kept}>
          <span>{text('field.email')}</span>
          <b className={styles.address}>{link.email}</b>
        </p>
        <Failed failure={act.failure} />
        <BusyButton
          tone="primary"
          wide
          busy={act.busy}
          busyLabel={text('act.sending')}
          onClick={() => void act.run(undefined)}
        >
          {text(`account.${of}-act`)}
        </BusyButton>
      </Fields>
    </>
  );
}
