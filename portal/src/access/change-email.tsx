import type { Me } from '@comptoir/shared/access/portal';
import { readEmail } from '@comptoir/shared/employees/contact';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { TextField } from '@comptoir/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { MeantEmail } from '../meant.tsx';
import { Acts, Fields } from '../page.tsx';
import { askForEmail } from './account-api.ts';
import { PresentPassword } from './present-password.tsx';
import styles from './security.module.css';
import { Throttled, useThrottle } from './throttled.tsx';

/** Another address to log in with: nothing moves before the link that goes to it is opened and pressed. */
export function ChangeEmail({ me }: { me: Me }) {
  const { text } = useSpeech();
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  if (open) {
    return (
      <Asking
        present={me.account.email}
        onClose={() => setOpen(false)}
        onSent={(email) => {
          setOpen(false);
          setSent(email);
        }}
      />
    );
  }
  return (
    <Fields>
      {sent === null ? (
        <p className={styles.note}>{text('account.email-text', { email: me.account.email })}</p>
      ) : (
        <Notice tone="calm" icon="mail" alert>
          {text('account.email-sent', { email: sent })}
        </Notice>
      )}
      <Acts>
        <Button icon="mail" onClick={() => setOpen(true)}>
          {text('account.email-act')}
        </Button>
      </Acts>
    </Fields>
  );
}

function Asking({
  present,
  onClose,
  onSent,
}: {
  present: string;
  onClose: () => void;
  onSent: (email: string) => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(async (given: { email: string; password: string }) => {
    await askForEmail(api, given);
    return given.email;
  });
  const left = useThrottle(act.failure);
  const read = readEmail(email);
  const same = read.ok && read.value === present;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!read.ok || same || password === '') return focusFirstWrong(event.currentTarget);
    if (left > 0) return;
    const done = await act.run({ email: read.value, password });
    if (done !== null) onSent(done);
  };
  const wrong = same ? text('account.email-same') : read.ok ? null : text('field.wrong-email');
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Fields>
        <TextField
          label={text('account.email-new')}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          autoFocus
          value={email}
          error={tried ? wrong : null}
          onChange={(event) => setEmail(event.target.value)}
        />
        <MeantEmail typed={email} onTake={setEmail} />
        <PresentPassword
          label={text('account.email-password')}
          password={password}
          tried={tried}
          onPassword={setPassword}
        />
        <Throttled failure={act.failure} left={left} />
        <Acts>
          <BusyButton
            type="submit"
            tone="primary"
            busy={act.busy}
            busyLabel={text('act.sending')}
            disabled={left > 0}
          >
            {text('account.email-send')}
          </BusyButton>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
        </Acts>
      </Fields>
    </form>
  );
}
