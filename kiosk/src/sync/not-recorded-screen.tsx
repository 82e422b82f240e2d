import { Button } from '@comptoir/ui/button';
import { PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './message-screen.module.css';

/** A write that did not reach the disk: no tick, what was kept, what to do. */
export function NotRecordedScreen({
  what,
  onRetry,
  onBack,
  exportButton,
}: {
  /** The act and its time, or null for anything that is not a punch. */
  what: { punch: string; time: string } | null;
  onRetry: () => void;
  onBack: () => void;
  exportButton: ReactNode;
}) {
  const { text } = useSpeech();
  return (
    <Stage panel={<PanelTitle icon="warning" title={text('app.name')} />}>
      <div className={styles.message} role="alert">
        <h1 className={styles.title} data-tone="danger">
          {text('not-recorded.title')}
        </h1>
        <p className={styles.lead}>
          {what === null ? text('not-recorded.other') : text('not-recorded.punch', what)}
        </p>
        <p>{text('not-recorded.kept')}</p>
        <p>{text('not-recorded.do')}</p>
        <div className={styles.acts}>
          <Button tone="primary" size="large" onClick={onRetry}>
            {text('act.retry')}
          </Button>
          <Button size="large" onClick={onBack}>
            {text('act.back')}
          </Button>
        </div>
        {exportButton}
      </div>
    </Stage>
  );
}
