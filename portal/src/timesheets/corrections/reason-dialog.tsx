import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { Failed } from '../../failed.tsx';
import { focusFirstWrong } from '../../first-wrong.ts';
import { useSpeech } from '../../language/language.tsx';
import { Acts, Fields } from '../../page.tsx';
import { type ReasonAbout, ReasonField } from './reason-field.tsx';

/** Asks why, before something that somebody else will read: a refusal, an objection, a period that is opened again. */
export function ReasonDialog({
  title,
  text: words,
  act: label,
  about = 'refuse',
  onSend,
  onClose,
}: {
  title: string;
  text: string;
  act: string;
  about?: ReasonAbout;
  onSend: (reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(async () => {
    await onSend(reason.trim());
    return true;
  });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return focusFirstWrong(event.currentTarget);
    if ((await act.run(undefined)) === true) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          <p>{words}</p>
          <ReasonField about={about} reason={reason} tried={tried} onReason={setReason} />
          <Failed failure={act.failure} />
          <Acts>
            <BusyButton
              type="submit"
              tone="primary"
              busy={act.busy}
              busyLabel={text('act.sending')}
            >
              {label}
            </BusyButton>
            <Button onClick={onClose}>{text('act.cancel')}</Button>
          </Acts>
        </Fields>
      </form>
    </Dialog>
  );
}
