import { readEmail } from '@comptoir/shared/employees/contact';
import { BusyButton } from '@comptoir/ui/busy-button';
import { TextField } from '@comptoir/ui/text-field';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Fields } from '../page.tsx';
import styles from './access.module.css';
import { askForReset } from './api.ts';

export function ForgottenPage() {
  const { text } = useSpeech();
  const api = useApi();
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const act = useAct(async (address: string) => {
    await askForReset(api, address);
    return address;
  });
  const read = readEmail(email);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!read.ok) return focusFirstWrong(event.currentTarget);
    setAsked(await act.run(read.value));
  };
  if (asked !== null) {
    return (
      <>
        <DoorwayTitle key="asked" title={text('forgotten.done')}>
          {text('forgotten.done-lead', { email: asked })}
        </DoorwayTitle>
        <LinkButton to="/login" search={{}} icon="back">
          {text('forgotten.back')}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      <DoorwayTitle title={text('forgotten.title')}>{text('forgotten.lead')}</DoorwayTitle>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          <Failed failure={act.failure} />
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
          <BusyButton
            type="submit"
            tone="primary"
            wide
            busy={act.busy}
            busyLabel={text('act.sending')}
          >
            {text('forgotten.act')}
          </BusyButton>
          <p className={styles.elsewhere}>
            <Link to="/login" search={{}}>
              {text('forgotten.back')}
            </Link>
            <Link to="/recovery">{text('forgotten.recovery')}</Link>
          </p>
        </Fields>
      </form>
    </>
  );
}
