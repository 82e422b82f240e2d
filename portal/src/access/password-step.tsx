import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { CodeField } from './code-field.tsx';
import { PresentPassword } from './present-password.tsx';
import styles from './security.module.css';
import { Throttled, useThrottle } from './throttled.tsx';

/** An act about one's own login: the password first, and a code where the act asks for one. */
export function PasswordStep({
  email,
  lead,
  act: words,
  code: withCode = false,
  danger = false,
  perform,
  onCancel,
}: {
  email: string;
  lead?: string;
  act: string;
  code?: boolean;
  danger?: boolean;
  perform: (password: string, code: string) => Promise<void>;
  onCancel: () => void;
}) {
  const { text } = useSpeech();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(async (given: { password: string; code: string }) =>
    perform(given.password, given.code),
  );
  const left = useThrottle(act.failure);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (password === '' || (withCode && code.trim() === '')) {
      return focusFirstWrong(event.currentTarget);
    }
    if (left === 0) void act.run({ password, code: code.trim() });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Fields>
        {lead === undefined ? null : <p className={styles.note}>{lead}</p>}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PresentPassword
          label={text('account.factor-password')}
          password={password}
          tried={tried}
          onPassword={setPassword}
          autoFocus
        />
        {withCode ? <CodeField code={code} tried={tried} onCode={setCode} /> : null}
        <Throttled failure={act.failure} left={left} />
        <Acts>
          <BusyButton
            type="submit"
            tone={danger ? 'danger' : 'primary'}
            busy={act.busy}
            busyLabel={text('act.sending')}
            disabled={left > 0}
          >
            {words}
          </BusyButton>
          <Button onClick={onCancel}>{text('act.cancel')}</Button>
        </Acts>
      </Fields>
    </form>
  );
}
