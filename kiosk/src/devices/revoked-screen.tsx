import type { Language } from '@comptoir/shared/establishments/languages';
import { Button } from '@comptoir/ui/button';
import { PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import { LanguageButton } from '../language/language-button.tsx';
import { pendingWords } from '../sync/sync-line.tsx';
import type { SyncView } from '../sync/view.ts';
import styles from './devices.module.css';

/** A tablet that an administrator withdrew. What it holds is still handed in; a punch is still kept. */
export function RevokedScreen({
  sync,
  languages,
  onPunch,
  exportButton,
}: {
  sync: SyncView;
  languages: readonly Language[];
  onPunch: () => void;
  exportButton: ReactNode;
}) {
  const speech = useSpeech();
  const { text } = speech;
  return (
    <Stage
      panel={
        <>
          <PanelTitle icon="lock" title={text('sync.revoked')} />
          <PanelSpace />
          <LanguageButton offered={languages} />
        </>
      }
    >
      <div className={styles.sheet}>
        <h1 className={styles.title}>{text('revoked.title')}</h1>
        <p className={styles.lead}>{text('revoked.why')}</p>
        <p role="status">
          {sync.pending === 0
            ? text('revoked.nothing-pending')
            : text('revoked.pending', { pending: pendingWords(speech, sync) })}
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
