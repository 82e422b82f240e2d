import { BusyButton } from '@comptoir/ui/busy-button';
import { Notice } from '@comptoir/ui/notice';
import { PasswordField } from '@comptoir/ui/password-field';
import { TextField } from '@comptoir/ui/text-field';
import type { Me } from '@comptoir/shared/access/portal';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Fields } from '../page.tsx';
import { useCountdown } from '../platform/now.ts';
import { useOnline } from '../platform/online.ts';
import styles from './access.module.css';
import { logIn } from './api.ts';

/** @param after what has just happened and led here, in words */
export function LoginPage({
  after,
  onIn,
}: {
  after: 'reset' | 'left' | null;
  onIn: (me: Me) => void;
}) {
  const { text, countdown } = useSpeech();
  const api = useApi();
  const online = useOnline();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct((given: { email: string; password: string }) => logIn(api, given));
  const wait = act.failure?.code === 'too-many-requests' ? act.failure.retryAfter : null;
  const left = useCountdown(
    useMemo(() => (wait === null ? null : { seconds: wait, of: act.failure }), [wait, act.failure]),
  );
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() === '' || password === '') return focusFirstWrong(event.currentTarget);
    if (left > 0) return;
    const me = await act.run({ email: email.trim(), password });
    if (me !== null) onIn(me);
  };
  return (
    <>
      <DoorwayTitle title={text('login.title')} />
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          {after === null || act.failure !== null ? null : (
            <Notice tone="calm" icon="info">
              {text(`login.after-${after}`)}
            </Notice>
          )}
          {online ? null : (
            <Notice tone="warn" icon="offline">
              {text('login.offline')}
            </Notice>
          )}
          {left > 0 ? (
            <Notice tone="danger" icon="lock" alert>
              {text('login.throttled', { time: countdown(left) })}
            </Notice>
          ) : (
            <Failed failure={wait === null ? act.failure : null} />
          )}
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
          <PasswordField
            label={text('field.password')}
            autoComplete="current-password"
            show={text('password.show')}
            hide={text('password.hide')}
            value={password}
            error={tried && password === '' ? text('field.missing-password') : null}
            onChange={(event) => setPassword(event.target.value)}
          />
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
        </Fields>
      </form>
    </>
  );
}
