import type { LinkAnswer, LoginAnswer, Me } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Fields } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import styles from './access.module.css';
import { activate, linkQuery } from './api.ts';
import { DeadLink } from './dead-link.tsx';
import { NewPassword, isGood, nothingChosen } from './new-password.tsx';
import { PresentPassword } from './present-password.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';

/** K18, C10, C11: from the mail to the personal home, on a phone. */
export function ActivationPage({ token, onIn }: { token: string | null; onIn: (me: Me) => void }) {
  const { text } = useSpeech();
  const api = useApi();
  const query = useQuery({ ...linkQuery(api, token ?? ''), enabled: token !== null });
  const failure = asFailure(query.error);
  if (token === null || failure?.code === 'dead-link' || failure?.code === 'bad-request') {
    return <DeadLink purpose="activation" />;
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
  if (query.data.purpose !== 'activation') return <DeadLink purpose="activation" />;
  return <Activation token={token} link={query.data} onIn={onIn} />;
}

function Activation({
  token,
  link,
  onIn,
}: {
  token: string;
  link: LinkAnswer;
  onIn: (me: Me) => void;
}) {
  const { text, age } = useSpeech();
  const api = useApi();
  const now = useNow();
  const [chosen, setChosen] = useState(nothingChosen);
  const [tried, setTried] = useState(false);
  const act = useAct((password: string) => activate(api, { token, password }));
  const [challenge, setChallenge] = useState<string | null>(null);
  const take = (answer: LoginAnswer) => {
    if (answer.next === 'in') onIn(answer.me);
    else if (answer.next === 'second-factor') setChallenge(answer.challenge);
  };
  const organisation = link.organisation ?? text('app.name');
  const context = {
    email: link.email,
    names: [organisation, link.given ?? ''],
    exemption: link.passphrases === true,
  };
  const good = link.known ? chosen.password !== '' : isGood(chosen, context);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!good) return focusFirstWrong(event.currentTarget);
    const answer = await act.run(chosen.password);
    if (answer !== null) take(answer);
  };
  if (act.failure?.code === 'dead-link') return <DeadLink purpose="activation" />;
  if (challenge !== null) {
    const back = () => setChallenge(null);
    return (
      <>
        <DoorwayTitle key="second" title={text('account.second-title')}>
          {text('account.second-lead')}
        </DoorwayTitle>
        <SecondFactorStep challenge={challenge} onAnswer={take} onOver={back} onOther={back} />
      </>
    );
  }
  return (
    <>
      <DoorwayTitle
        title={
          link.given === null
            ? text('activation.title-nobody')
            : text('activation.title', { given: link.given })
        }
      >
        {text(link.known ? 'activation.lead-known' : 'activation.lead', { organisation })}
      </DoorwayTitle>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          <p className={styles.kept}>
            <span>{text('activation.login')}</span>
            <b className={styles.address}>{link.email}</b>
          </p>
          {/* Password managers learn which account the password belongs to. */}
          <input type="hidden" name="username" autoComplete="username" value={link.email} />
          {link.known ? (
            <PresentPassword
              label={text('activation.present')}
              password={chosen.password}
              tried={tried}
              onPassword={(password) => setChosen({ password, again: '' })}
            />
          ) : (
            <NewPassword
              label={text('activation.password')}
              chosen={chosen}
              context={context}
              tried={tried}
              onChange={setChosen}
            />
          )}
          <Failed failure={act.failure} />
          <BusyButton
            type="submit"
            tone="primary"
            wide
            busy={act.busy}
            busyLabel={text('act.sending')}
          >
            {text(link.known ? 'activation.act-known' : 'activation.act')}
          </BusyButton>
          <p className={styles.elsewhere}>
            {link.known ? <Link to="/forgotten">{text('login.forgotten')}</Link> : null}
            <span>
              {text('activation.expires', { age: age(wholeHours(link.expiresAt - now)) })}
            </span>
          </p>
        </Fields>
      </form>
    </>
  );
}

const hour = 3_600_000;

/** A begun hour counts: what the mail calls 72 hours is three days when it is opened at once. */
function wholeHours(ms: number): number {
  return ms < hour ? ms : Math.ceil(ms / hour) * hour;
}
