import { readEmail } from '@comptoir/shared/employees/contact';
import { BusyButton } from '@comptoir/ui/busy-button';
import { TextField } from '@comptoir/ui/text-field';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { MeantEmail } from '../meant.tsx';
import { Fields } from '../page.tsx';
import styles from './access.module.css';
import { signUp } from './account-api.ts';
import { NewPassword, isGood, nothingChosen } from './new-password.tsx';
import { Throttled, useThrottle } from './throttled.tsx';

/** R12: an account of one's own, before or after somebody opens an access to its address. */
export function SignUpPage() {
  const { text, language } = useSpeech();
  const api = useApi();
  const [email, setEmail] = useState('');
  const [chosen, setChosen] = useState(nothingChosen);
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  const read = readEmail(email);
  const act = useAct(async (given: { email: string; password: string }) => {
    await signUp(api, { ...given, language });
    return given.email;
  });
  const left = useThrottle(act.failure);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!read.ok || !isGood(chosen, { email })) return focusFirstWrong(event.currentTarget);
    if (left > 0) return;
    setSent(await act.run({ email: read.value, password: chosen.password }));
  };
  if (sent !== null) {
    return (
      <>
        <DoorwayTitle key="sent" title={text('account.sign-up-done')}>
          {text('account.sign-up-done-lead', { email: sent })}
        </DoorwayTitle>
        <LinkButton to="/login" search={{}} icon="back">
          {text('forgotten.back')}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      <p className={styles.corner}>
        <Link to="/login" search={{}}>
          {text('login.act')}
        </Link>
      </p>
      <DoorwayTitle title={text('account.sign-up-title')}>
        {text('account.sign-up-lead')}
      </DoorwayTitle>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          <TextField
            label={text('field.email')}
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            value={email}
            error={tried && !read.ok ? text('field.wrong-email') : null}
            onChange={(event) => setEmail(event.target.value)}
          />
          <MeantEmail typed={email} onTake={setEmail} />
          <NewPassword
            label={text('field.password')}
            chosen={chosen}
            context={{ email }}
            tried={tried}
            onChange={setChosen}
          />
          <Throttled failure={act.failure} left={left} />
          <BusyButton
            type="submit"
            tone="primary"
            wide
            busy={act.busy}
            busyLabel={text('act.sending')}
            disabled={left > 0}
          >
            {text('account.sign-up-act')}
          </BusyButton>
        </Fields>
      </form>
    </>
  );
}
