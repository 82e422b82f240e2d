import { Button } from '@comptoir/ui/button';
import { PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import { useEffect } from 'react';
import { LanguageButton } from './language/language-button.tsx';
import { useSpeech } from './language/language.tsx';
import type { AppUpdates } from './platform/app-update.ts';
import { ExportButton } from './settings/export-button.tsx';
import styles from './sync/message-screen.module.css';

/** RECOV-37: an older build on the database of a newer one. It touches nothing, gives the export, and lets the newer one in. */
export function NewerScreen({
  updates,
  onExport,
}: {
  updates: AppUpdates;
  onExport: () => Promise<void>;
}) {
  const { text } = useSpeech();
  // Nobody is doing anything here: the newer build is let in as soon as it is there.
  useEffect(() => {
    const subscription = updates.ready.subscribe((ready) => {
      if (ready) updates.apply();
    });
    return () => subscription.unsubscribe();
  }, [updates]);
  return (
    <Stage
      panel={
        <>
          <PanelTitle icon="warning" title={text('app.name')} />
          <PanelSpace />
          <LanguageButton />
        </>
      }
    >
      <div className={styles.message} role="alert">
        <h1 className={styles.title}>{text('newer.title')}</h1>
        <p className={styles.lead}>{text('newer.why')}</p>
        <p>{text('newer.do')}</p>
        <div className={styles.acts}>
          <Button tone="primary" size="large" onClick={() => location.reload()}>
            {text('act.retry')}
          </Button>
        </div>
        <ExportButton onExport={onExport} />
      </div>
    </Stage>
  );
}
