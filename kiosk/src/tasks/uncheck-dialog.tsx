import { Button } from '@comptoir/ui/button';
import { Choices } from '@comptoir/ui/choices';
import { Dialog } from '@comptoir/ui/dialog';
import { Field } from '@comptoir/ui/field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './uncheck-dialog.module.css';

/** Asks why a check-off is taken back; without a reason nothing happens. */
export default function UncheckDialog({
  title,
  onUncheck,
  onClose,
}: {
  title: string;
  onUncheck: (reason: string) => void;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const [reason, setReason] = useState('');
  return (
    <Dialog title={text('tasks.uncheck-title')} onClose={onClose}>
      <div className={styles.uncheck}>
        <p>{title}</p>
        <Choices
          label={text('tasks.uncheck-reason')}
          options={[text('tasks.uncheck-mistake'), text('tasks.uncheck-redo')]}
          chosen={reason}
          onChoose={setReason}
        />
        <Field
          label={text('tasks.uncheck-reason')}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className={styles.kept}>{text('tasks.uncheck-kept')}</p>
        <div className={styles.acts}>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
          <Button
            tone="danger"
            disabled={reason.trim() === ''}
            onClick={() => onUncheck(reason.trim())}
          >
            {text('tasks.uncheck-confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
