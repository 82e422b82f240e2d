import type { Me } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { changePassword } from './api.ts';
import { NewPassword, isGood, nothingChosen } from './new-password.tsx';
import { PresentPassword } from './present-password.tsx';

/** C15. Every other session of the account ends with it, and the page says so. */
export function ChangePassword({ me }: { me: Me }) {
  const { text } = useSpeech();
  const api = useApi();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState(nothingChosen);
  const [tried, setTried] = useState(false);
  const queries = useQueryClient();
  const act = useAct(async (given: { current: string; next: string }) => {
    await changePassword(api, given);
    // The list of sessions stands on the same page.
    await queries.invalidateQueries({ queryKey: ['sessions'] });
    return true;
  });
  const context = {
    email: me.account.email,
    names: [me.person.given, me.person.family, me.organisation.name],
    exemption: me.organisation.passphrases === true,
  };
  const close = () => {
    setOpen(false);
    setCurrent('');
    setChosen(nothingChosen);
    setTried(false);
    act.clear();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (current === '' || !isGood(chosen, context)) return focusFirstWrong(event.currentTarget);
    if ((await act.run({ current, next: chosen.password })) !== true) return;
    close();
    setDone(true);
  };
  if (!open) {
    return (
      <Fields>
        {done ? (
          <Notice tone="calm" icon="check" alert>
            {text('profile.password-changed')}
          </Notice>
        ) : null}
        <Acts>
          <Button icon="lock" onClick={() => setOpen(true)}>
            {text('profile.change-password')}
          </Button>
        </Acts>
      </Fields>
    );
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Fields>
        <PresentPassword
          label={text('profile.current-password')}
          password={current}
          tried={tried}
          onPassword={setCurrent}
          autoFocus
        />
        <NewPassword
          label={text('password.new')}
          chosen={chosen}
          context={context}
          tried={tried}
          onChange={setChosen}
        />
        <Failed failure={act.failure} />
        <Acts>
          <BusyButton type="submit" tone="primary" busy={act.busy} busyLabel={text('act.sending')}>
            {text('profile.change-password')}
          </BusyButton>
          <Button onClick={close}>{text('act.cancel')}</Button>
        </Acts>
      </Fields>
    </form>
  );
}
