import { Button } from '@comptoir/ui/button';
import { PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import { useEffect, useRef } from 'react';
import { LanguageButton } from './language/language-button.tsx';
import { useSpeech } from './language/language.tsx';
import { ExportButton } from './settings/export-button.tsx';
import styles from './sync/message-screen.module.css';

/** Often enough for whoever made room, seldom enough for whoever saves a file. Ms. */
const lookEvery = 60_000;

/** RECOV-30: there is not even room to begin. Nothing was changed; the export needs none, and the page tries again by itself. */
export function NoRoomScreen({
  onExport,
  onRetry,
}: {
  onExport: () => Promise<void>;
  onRetry: () => void;
}) {
  const { text } = useSpeech();
  const saving = useRef(false);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!saving.current) onRetry();
    }, lookEvery);
    return () => clearInterval(timer);
  }, [onRetry]);
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
        <h1 className={styles.title}>{text('no-room.title')}</h1>
        <p className={styles.lead}>{text('no-room.why')}</p>
        <p>{text('no-room.do')}</p>
        <div className={styles.acts}>
          <Button tone="primary" size="large" onClick={onRetry}>
            {text('act.retry')}
          </Button>
        </div>
        <ExportButton
          onExport={async () => {
            saving.current = true;
            await onExport().finally(() => (saving.current = false));
          }}
        />
      </div>
    </Stage>
  );
}
