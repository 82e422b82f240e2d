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
import { Fields } from '../page.tsx';
import styles from './access.module.css';
import { linkQuery, resetPassword } from './api.ts';
import { DeadLink } from './dead-link.tsx';
import { NewPassword, isGood, nothingChosen } from './new-password.tsx';

export function ResetPage({ token, onDone }: { token: string | null; onDone: () => void }) {
  const { text } = useSpeech();
  const api = useApi();
  const query = useQuery({ ...linkQuery(api, token ?? ''), enabled: token !== null });
  const failure = asFailure(query.error);
  const [chosen, setChosen] = useState(nothingChosen);
  const [tried, setTried] = useState(false);
  const act = useAct(async (given: { token: string; password: string }) => {
    await resetPassword(api, given);
    return true;
  });
  const dead = [failure, act.failure].some((one) => one?.code === 'dead-link');
  if (
    token === null ||
    dead ||
    failure?.code === 'bad-request' ||
    (query.data && query.data.purpose !== 'reset')
  ) {
    return <DeadLink purpose="reset" />;
  }
  if (query.data === undefined) {
    return failure === null ? (
      <Skeleton rows={3} label={text('app.loading')} />
    ) : (
      <Fields>
        <DoorwayTitle title={text('broken.offline')} />
        <Failed failure={failure} onRetry={() => void query.refetch()} />
      </Fields>
    );
  }
  const { email, passphrases = false } = query.data;
  const context = { email, exemption: passphrases };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!isGood(chosen, context)) return focusFirstWrong(event.currentTarget);
    if ((await act.run({ token, password: chosen.password })) === true) onDone();
  };
  return (
    <>
      <DoorwayTitle title={text('reset.title')}>{text('reset.lead')}</DoorwayTitle>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          <p className={styles.kept}>
            <span>{text('field.email')}</span>
            <b className={styles.address}>{email}</b>
          </p>
          <NewPassword
            label={text('password.new')}
            chosen={chosen}
            context={context}
            tried={tried}
            onChange={setChosen}
          />
          <Failed failure={act.failure} />
          <BusyButton
            type="submit"
            tone="primary"
            wide
            busy={act.busy}
            busyLabel={text('act.sending')}
          >
            {text('reset.act')}
          </BusyButton>
        </Fields>
      </form>
    </>
  );
}
