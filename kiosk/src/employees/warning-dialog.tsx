import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import type { IconName } from '@comptoir/ui/icon';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './employees.module.css';

/** Says what an act touches before it is done. The way out comes first and takes the focus. */
export function WarningDialog({
  title,
  act,
  icon,
  tone = 'danger',
  busy,
  onAct,
  onClose,
  children,
}: {
  title: string;
  act: string;
  icon?: IconName;
  tone?: 'danger' | 'primary';
  busy: boolean;
  onAct: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { text } = useSpeech();
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.warning}>{children}</div>
      <div className={styles.dialogActs}>
        <Button onClick={onClose}>{text('act.cancel')}</Button>
        <Button
          tone={tone}
          {...(icon === undefined ? {} : { icon })}
          aria-disabled={busy || undefined}
          onClick={() => {
            if (!busy) onAct();
          }}
        >
          {act}
        </Button>
      </div>
    </Dialog>
  );
}
