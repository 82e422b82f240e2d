import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { DialogForm } from '../../dialog-form.tsx';
import { focusFirstWrong } from '../../first-wrong.ts';
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
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(async () => {
    await onSend(reason.trim());
    return true;
  });
  const submit = async (form: HTMLFormElement) => {
    setTried(true);
    if (reason.trim() === '') return focusFirstWrong(form);
    if ((await act.run(undefined)) === true) onClose();
  };
  return (
    <DialogForm
      title={title}
      act={label}
      busy={act.busy}
      failure={act.failure}
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      <p>{words}</p>
      <ReasonField about={about} reason={reason} tried={tried} onReason={setReason} />
    </DialogForm>
  );
}
