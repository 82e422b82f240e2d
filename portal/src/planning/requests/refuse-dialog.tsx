import { TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { DialogForm } from '../../dialog-form.tsx';
import { useSpeech } from '../../language/language.tsx';

/** Says no, with a word where somebody wants to say one. */
export function RefuseDialog({
  name,
  onSend,
  onClose,
}: {
  name: string;
  onSend: (reason: string | null) => Promise<true>;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const [reason, setReason] = useState('');
  const act = useAct(() => onSend(reason.trim() === '' ? null : reason.trim()));
  return (
    <DialogForm
      title={text('asks.refuse-title', { name })}
      act={text('asks.refuse')}
      busy={act.busy}
      failure={act.failure}
      onSubmit={() => {
        void act.run(undefined).then((done) => {
          if (done === true) onClose();
        });
      }}
      onClose={onClose}
    >
      <p>{text('asks.refuse-text', { name })}</p>
      <TextField
        label={text('asks.reason')}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </DialogForm>
  );
}
