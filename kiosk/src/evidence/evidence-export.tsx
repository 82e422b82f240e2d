import { BusyButton } from '@comptoir/ui/busy-button';
import { Notice } from '@comptoir/ui/notice';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { ManagingWords } from '../language/managing-words.tsx';
import type { Tablet } from '../tablet.ts';
import styles from './evidence-export.module.css';
import { tabletEvidence } from './tablet-file.ts';

/** « Fichier de preuve » of the store, for whoever opened the settings. */
export default function EvidenceExport({ tablet }: { tablet: Tablet }) {
  return (
    <ManagingWords>
      <EvidenceButton
        onSave={async () => {
          const { name, content } = await tabletEvidence(tablet);
          const file = new Blob([JSON.stringify(content)], { type: 'application/json' });
          const address = URL.createObjectURL(file);
          const link = document.createElement('a');
          link.href = address;
          link.download = name;
          link.click();
          // The download has its own hold of the bytes by then.
          setTimeout(() => URL.revokeObjectURL(address), 60_000);
        }}
      />
    </ManagingWords>
  );
}

/** `onSave` writes the file and rejects when it cannot. */
export function EvidenceButton({ onSave }: { onSave: () => Promise<void> }) {
  const { text } = useSpeech();
  const [state, setState] = useState<'ready' | 'writing' | 'done' | 'failed'>('ready');
  return (
    <section className={styles.evidence} aria-label={text('evidence.title')}>
      <h2>{text('evidence.title')}</h2>
      <p>{text('evidence.what')}</p>
      <BusyButton
        icon="proof"
        busy={state === 'writing'}
        busyLabel={text('evidence.busy')}
        onClick={() => {
          setState('writing');
          onSave().then(
            () => setState('done'),
            () => setState('failed'),
          );
        }}
      >
        {text('evidence.save')}
      </BusyButton>
      {state === 'done' ? (
        <Notice tone="calm" icon="check" alert>
          {text('evidence.done')}
        </Notice>
      ) : null}
      {state === 'failed' ? (
        <Notice tone="danger" icon="warning" alert>
          {text('evidence.failed')}
        </Notice>
      ) : null}
    </section>
  );
}
