import { Button } from '@comptoir/ui/button';
import { Choices } from '@comptoir/ui/choices';
import { Dialog } from '@comptoir/ui/dialog';
import { Field } from '@comptoir/ui/field';
import { useState } from 'react';
import { useSpeech } from '../../language/language.tsx';
import styles from './reason-dialog.module.css';

/** Longest reason: short words, as the messages of the portal have it. */
export const reasonLength = 300;

/** Why: a few ready words, or one's own. Nothing is sent without. */
export function ReasonDialog({
  title,
  note,
  send,
  ready,
  danger = false,
  onSend,
  onClose,
}: {
  title: string;
  note: string;
  send: string;
  ready: string[];
  danger?: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.body}>
        {ready.length === 0 ? null : (
          <Choices label={title} options={ready} chosen={said} onChoose={setReason} />
        )}
        <Field
          label={text('correction.reason-own')}
          value={reason}
          maxLength={reasonLength}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className={styles.note}>{note}</p>
        <div className={styles.acts}>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
          <Button
            tone={danger ? 'danger' : 'primary'}
            disabled={said === ''}
            onClick={() => onSend(said)}
          >
            {send}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
