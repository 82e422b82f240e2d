import { Button } from '@comptoir/ui/button';
import { PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './devices.module.css';

/** A tablet that an administrator withdrew. What it holds is still handed in; a punch is still kept. */
export function RevokedScreen({
  pending,
  onPunch,
  exportButton,
}: {
  pending: number;
  onPunch: () => void;
  exportButton: ReactNode;
}) {
  const { text } = useSpeech();
  return (
    <Stage panel={<PanelTitle icon="lock" title={text('sync.revoked')} />}>
      <div className={styles.sheet}>
        <h1 className={styles.title}>{text('revoked.title')}</h1>
        <p className={styles.lead}>{text('revoked.why')}</p>
        <p role="status">
          {pending === 0
            ? text('revoked.nothing-pending')
            : text('revoked.pending', { punches: text('sync.punches', { count: pending }) })}
        </p>
        <div className={styles.acts}>
          <Button tone="primary" size="large" onClick={onPunch}>
            {text('revoked.punch')}
          </Button>
        </div>
        {exportButton}
      </div>
    </Stage>
  );
}
