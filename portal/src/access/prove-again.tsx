import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import type { Me } from '@comptoir/shared/access/portal';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { prove } from './account-api.ts';
import { CodeField } from './code-field.tsx';
import { PresentPassword } from './present-password.tsx';
import { useProof } from './proof.ts';
import { Throttled, useThrottle } from './throttled.tsx';

/** Stands over whatever page waits for a proof; nothing while nothing does. */
export function ProveAgain({ me }: { me: Me }) {
  const { wanted, settle } = useProof();
  if (!wanted) return null;
  return <Asked me={me} onSettle={settle} />;
}

/** The act goes on after it, once; whoever closes it finds everything as it was typed. */
function Asked({ me, onSettle }: { me: Me; onSettle: (proved: boolean) => void }) {
  const { text } = useSpeech();
  const api = useApi();
  const byCode = me.secondFactor.on;
  const [given, setGiven] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(async (secret: string) => {
    await prove(api, byCode ? { code: secret } : { password: secret });
    return true;
  });
  const left = useThrottle(act.failure);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The form stands over another one: its author has sent only this one.
    event.stopPropagation();
    setTried(true);
    if (given.trim() === '') return focusFirstWrong(event.currentTarget);
    if (left > 0) return;
    if ((await act.run(given)) === true) onSettle(true);
  };
  return (
    <Dialog title={text('account.prove')} onClose={() => onSettle(false)}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          <p>{text(byCode ? 'account.prove-code' : 'account.prove-password')}</p>
          <input
            type="hidden"
            name="username"
            autoComplete="username"
            value={me.account.email}
            readOnly
          />
          {byCode ? (
            <CodeField code={given} tried={tried} onCode={setGiven} autoFocus />
          ) : (
            <PresentPassword password={given} tried={tried} onPassword={setGiven} autoFocus />
          )}
          <Throttled failure={act.failure} left={left} />
          <Acts>
            <BusyButton
              type="submit"
              tone="primary"
              busy={act.busy}
              busyLabel={text('act.sending')}
              disabled={left > 0}
            >
              {text('act.continue')}
            </BusyButton>
            <Button onClick={() => onSettle(false)}>{text('act.cancel')}</Button>
          </Acts>
        </Fields>
      </form>
    </Dialog>
  );
}
