import { readEmail } from '@comptoir/shared/employees/contact';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { SecretSlip } from '@comptoir/ui/secret-slip';
import { TextField } from '@comptoir/ui/text-field';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './access.module.css';
import { recover } from './api.ts';
import { NewPassword, isGood, nothingChosen } from './new-password.tsx';

/** The code that was printed at set-up opens the first administrator's account with a new password. */
export function RecoveryPage({ onDone }: { onDone: () => void }) {
  const { text } = useSpeech();
  const api = useApi();
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const [chosen, setChosen] = useState(nothingChosen);
  const [tried, setTried] = useState(false);
  const [next, setNext] = useState<string | null>(null);
  const act = useAct((given: { email: string; code: string; password: string }) =>
    recover(api, given),
  );
  const read = readEmail(email);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!read.ok || code.trim() === '' || !isGood(chosen, { email })) {
      return focusFirstWrong(event.currentTarget);
    }
    const given = { email: read.value, code: code.trim(), password: chosen.password };
    const done = await act.run(given);
    if (done !== null) setNext(done.recoveryCode);
  };
  if (next !== null) {
    return (
      <>
        <DoorwayTitle key="next" title={text('recovery.done')}>
          {text('recovery.done-lead')}
        </DoorwayTitle>
        <Fields>
          <SecretSlip
            label={text('setup.recovery')}
            value={next}
            copy={{ act: text('act.copy'), done: text('act.copied') }}
          >
            <p>{text('setup.recovery-text')}</p>
          </SecretSlip>
          <Acts>
            <Button tone="primary" onClick={onDone}>
              {text('setup.noted')}
            </Button>
            <Button icon="print" onClick={() => window.print()}>
              {text('act.print')}
            </Button>
          </Acts>
        </Fields>
      </>
    );
  }
  return (
    <>
      <DoorwayTitle title={text('recovery.title')}>{text('recovery.lead')}</DoorwayTitle>
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
          <TextField
            label={text('recovery.code')}
            hint={text('recovery.code-hint')}
            autoCapitalize="characters"
            value={code}
            error={tried && code.trim() === '' ? text('field.missing') : null}
            onChange={(event) => setCode(event.target.value)}
          />
          <NewPassword
            label={text('password.new')}
            chosen={chosen}
            context={{ email }}
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
            {text('recovery.act')}
          </BusyButton>
          <p className={styles.elsewhere}>
            <Link to="/login" search={{}}>
              {text('forgotten.back')}
            </Link>
          </p>
        </Fields>
      </form>
    </>
  );
}
