import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './settings-screen.module.css';

/** « Export d'urgence »: open to anyone, always. `onExport` writes the file and rejects when it cannot. */
export function ExportButton({ onExport }: { onExport: () => Promise<void> }) {
  const { text } = useSpeech();
  const [state, setState] = useState<'ready' | 'writing' | 'done' | 'failed'>('ready');
  return (
    <div className={styles.export}>
      <Button
        icon="download"
        disabled={state === 'writing'}
        onClick={() => {
          setState('writing');
          onExport().then(
            () => setState('done'),
            () => setState('failed'),
          );
        }}
      >
        {text('settings.export')}
      </Button>
      {state === 'done' ? (
        <Notice tone="calm" icon="check" alert>
          {text('settings.export-done')}
        </Notice>
      ) : null}
      {state === 'failed' ? (
        <Notice tone="danger" icon="warning" alert>
          {text('settings.export-failed')}
        </Notice>
      ) : null}
    </div>
  );
}
