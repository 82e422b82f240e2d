import type { LoginAnswer, Me } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './access.module.css';
import { logIn } from './api.ts';
import { PresentPassword } from './present-password.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { Throttled, useThrottle } from './throttled.tsx';

/**
 * The session ended while a page was open: the same person logs in over it and goes on where they were. Nothing behind
 * can be read meanwhile, since somebody else may stand before the screen by now.
 */
export function LogInAgain({
  me,
  onIn,
  onOther,
}: {
  me: Me;
  onIn: (me: Me) => void;
  /** Somebody else wants to log in: this page, and what was typed in it, goes. */
  onOther: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [challenge, setChallenge] = useState<string | null>(null);
  const { email } = me.account;
  const act = useAct((given: string) => logIn(api, { email, password: given }));
  const left = useThrottle(act.failure);
  const take = (answer: LoginAnswer) => {
    if (answer.next === 'in') onIn(answer.me);
    else if (answer.next === 'second-factor') setChallenge(answer.challenge);
    // Nobody lets this account in any more: the log-in says so.
    else onOther();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (password === '') return focusFirstWrong(event.currentTarget);
    const answer = left > 0 ? null : await act.run(password);
    if (answer !== null) take(answer);
  };
  if (challenge !== null) {
    return (
      <Dialog key="second" title={text('account.second-title')} veil onClose={() => undefined}>
        <SecondFactorStep
          challenge={challenge}
          onAnswer={take}
          onOver={() => setChallenge(null)}
          onOther={onOther}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title={text('ended.title')} veil onClose={() => undefined}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          <p>{text('ended.text')}</p>
          <p className={styles.kept}>
            <span>{text('field.email')}</span>
            <b className={styles.address}>{email}</b>
          </p>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PresentPassword password={password} tried={tried} onPassword={setPassword} autoFocus />
          <Throttled failure={act.failure} left={left} />
          <Acts>
            <BusyButton
              type="submit"
              tone="primary"
              busy={act.busy}
              busyLabel={text('act.sending')}
              disabled={left > 0}
            >
              {text('login.act')}
            </BusyButton>
            <Button tone="plain" onClick={onOther}>
              {text('ended.other')}
            </Button>
          </Acts>
        </Fields>
      </form>
    </Dialog>
  );
}
