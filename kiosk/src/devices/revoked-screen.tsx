import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { Speech } from '../language/speech.ts';
import { LanguageButton } from '../language/language-button.tsx';
import { pendingWords } from '../sync/sync-line.tsx';
import type { SyncView } from '../sync/view.ts';
import styles from './devices.module.css';
import { ResetDialog } from './reset-dialog.tsx';
import type { HeldView } from './view.ts';

/** A tablet that was withdrawn: ended by an administrator, or declared lost. What it holds is handed in by itself; a punch is still kept; then it may be reset. */
export function RevokedScreen({
  sync,
  held,
  asking = false,
  busy,
  onPunch,
  onReset,
  exportButton,
}: {
  sync: SyncView;
  held: HeldView;
  /** « Remettre à zéro » was pressed: for pictures. */
  asking?: boolean;
  busy: boolean;
  onPunch: () => void;
  onReset: () => void;
  exportButton: ReactNode;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [open, setOpen] = useState(asking);
  const lost = sync.state === 'lost';
  // A lost tablet may be in anybody's hands: it offers to forget the evidence only once that is safe elsewhere.
  const mayReset = !lost || held.lost === 0;
  return (
    <Stage
      panel={
        <>
          <PanelTitle
            icon="lock"
            title={held.place === '' ? text('app.name') : held.place}
            {...(held.organisation !== '' &&
              held.organisation !== held.place && { detail: held.organisation })}
          />
          <PanelSpace />
          <LanguageButton offered={held.languages} />
        </>
      }
    >
      <div className={styles.sheet}>
        <h1 className={styles.title}>{text(lost ? 'lost.title' : 'revoked.title')}</h1>
        <p className={styles.lead}>{text(lost ? 'lost.why' : 'revoked.why')}</p>
        <div role="status" className={styles.held}>
          <p>
            <Icon name={held.waiting === 0 ? 'check' : 'sending'} />
            {held.waiting === 0
              ? text('revoked.nothing-pending')
              : text('revoked.pending', { pending: pendingWords(speech, sync) })}
          </p>
          {held.stuck === 0 ? null : (
            <p>
              <Icon name="warning" />
              {text('revoked.left', { count: held.stuck })}
            </p>
          )}
          {held.photos === 0 ? null : (
            <p>
              <Icon name="warning" />
              {text('revoked.photos', { count: held.photos })}
            </p>
          )}
          {held.lost === 0 && held.waiting + held.stuck + held.photos > 0 ? (
            <p>
              <Icon name="download" />
              {text('revoked.exported')}
            </p>
          ) : null}
        </div>
        {lost ? (
          <p className={styles.place}>
            {text('lost.found')} <b>{ownerWords(speech, held)}</b>
          </p>
        ) : null}
        <div className={styles.acts}>
          <Button tone="primary" size="large" onClick={onPunch}>
            {text(lost ? 'lost.punch' : 'revoked.punch')}
          </Button>
        </div>
        {exportButton}
        <div className={styles.end}>
          {mayReset ? (
            <Button onClick={() => setOpen(true)}>{text('revoked.reset')}</Button>
          ) : (
            <p className={styles.soft}>
              {text('lost.keep-on')} {text('lost.reset-later')}
            </p>
          )}
        </div>
      </div>
      {open ? (
        <ResetDialog
          held={held}
          busy={busy}
          exportButton={exportButton}
          onReset={onReset}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Stage>
  );
}

/** « Le Comptoir du Marché (Maison Lenoir) » */
function ownerWords({ text }: Speech, { place, organisation }: HeldView): string {
  if (place === '') return text('lost.owner');
  return organisation === '' || organisation === place
    ? place
    : text('lost.place', { place, organisation });
}
