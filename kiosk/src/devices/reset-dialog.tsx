import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Notice } from '@comptoir/ui/notice';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './devices.module.css';
import type { HeldView } from './view.ts';

/** S25: refused in words while something would be lost; then a plain warning, and the way out first. */
export function ResetDialog({
  held,
  busy,
  exportButton,
  onReset,
  onClose,
}: {
  held: HeldView;
  busy: boolean;
  exportButton: ReactNode;
  onReset: () => void;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const { lost, waiting, stuck, photos } = held;
  const refused = lost > 0;
  const title = refused
    ? text('revoked.reset-refused', { pending: text('revoked.records', { count: lost }) })
    : text('revoked.reset');
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.reset}>
        {refused ? (
          <>
            <p>{text('revoked.reset-refused-do')}</p>
            {exportButton}
          </>
        ) : (
          <>
            <Notice tone="danger" icon="warning">
              {text('revoked.reset-warning')}
            </Notice>
            {waiting + stuck + photos > 0 ? <p>{text('revoked.reset-exported')}</p> : null}
            <p>{text('revoked.reset-after')}</p>
          </>
        )}
        <div className={styles.dialogActs}>
          <Button onClick={onClose}>{text('revoked.reset-close')}</Button>
          {refused ? null : (
            <Button
              tone="danger"
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) onReset();
              }}
            >
              {text('revoked.reset-act')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
