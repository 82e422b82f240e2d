import { readEmail } from '@comptoir/shared/employees/contact';
import { BusyButton } from '@comptoir/ui/busy-button';
import { TextField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { evidenceHomeQuery, setMailTo } from './api.ts';

/** Whom the daily checkpoint goes to. Changing it asks for a proof of oneself. */
export function MailTo({ mailTo }: { mailTo: string | null }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [typed, setTyped] = useState(mailTo ?? '');
  const [tried, setTried] = useState(false);
  const read = readEmail(typed);
  const act = useAct(async (to: string | null) => {
    const home = await setMailTo(api, to);
    queries.setQueryData(evidenceHomeQuery(api).queryKey, home);
    toast({
      text: to === null ? text('proofs.mail-stopped') : text('proofs.mail-saved', { email: to }),
    });
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (read.ok) void act.run(read.value);
    else focusFirstWrong(event.currentTarget);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Fields>
        <TextField
          label={text('proofs.mail-field')}
          type="email"
          inputMode="email"
          value={typed}
          error={tried && !read.ok ? text('proofs.mail-wrong') : null}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Failed failure={act.failure} />
        <Acts>
          <BusyButton type="submit" tone="primary" busy={act.busy} busyLabel={text('act.sending')}>
            {text('proofs.mail-save')}
          </BusyButton>
          {mailTo === null ? null : (
            <BusyButton
              busy={act.busy}
              busyLabel={text('act.sending')}
              onClick={() => void act.run(null)}
            >
              {text('proofs.mail-stop')}
            </BusyButton>
          )}
        </Acts>
      </Fields>
    </form>
  );
}
