import type { Me } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Notice } from '@comptoir/ui/notice';
import { PasswordField } from '@comptoir/ui/password-field';
import { type FormEvent, useMemo, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { useCountdown } from '../platform/now.ts';
import styles from './access.module.css';
import { logIn } from './api.ts';

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
  const { text, countdown } = useSpeech();
  const api = useApi();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const { email } = me.account;
  const act = useAct((given: string) => logIn(api, { email, password: given }));
  const wait = act.failure?.code === 'too-many-requests' ? act.failure.retryAfter : null;
  const left = useCountdown(
    useMemo(() => (wait === null ? null : { seconds: wait, of: act.failure }), [wait, act.failure]),
  );
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (password === '') return focusFirstWrong(event.currentTarget);
    const answer = left > 0 ? null : await act.run(password);
    if (answer !== null) onIn(answer);
  };
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
          <PasswordField
            label={text('field.password')}
            autoComplete="current-password"
            autoFocus
            show={text('password.show')}
            hide={text('password.hide')}
            value={password}
            error={tried && password === '' ? text('field.missing-password') : null}
            onChange={(event) => setPassword(event.target.value)}
          />
          {left > 0 ? (
            <Notice tone="danger" icon="lock" alert>
              {text('login.throttled', { time: countdown(left) })}
            </Notice>
          ) : (
            <Failed failure={wait === null ? act.failure : null} />
          )}
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
