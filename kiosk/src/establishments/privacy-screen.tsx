import { Button } from '@comptoir/ui/button';
import { printOnly } from '@comptoir/ui/print-only';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useRef } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './privacy.module.css';
import { PrivacyText } from './privacy-text.tsx';
import type { PrivacyView } from './view.ts';

/** Before a PIN it only says; `onSeen` is there for somebody who typed theirs and has not read this edition. */
export function PrivacyScreen({
  view,
  panel,
  busy,
  onSeen,
  onLater,
}: {
  view: PrivacyView;
  panel: ReactNode;
  busy: boolean;
  onSeen: (() => void) | null;
  onLater: () => void;
}) {
  const { text } = useSpeech();
  const paper = useRef<HTMLDivElement>(null);
  return (
    <Stage panel={panel}>
      <div className={styles.sheet}>
        {/* It scrolls and holds nothing to press: the keyboard has to be able to stand in it. */}
        <div
          ref={paper}
          className={styles.scroll}
          role="region"
          aria-label={text('privacy.sheet')}
          tabIndex={0}
        >
          <PrivacyText view={view} />
        </div>
        <div className={styles.foot}>
          {onSeen === null ? null : <p className={styles.note}>{text('privacy.seen-note')}</p>}
          <div className={styles.acts}>
            <Button
              icon="print"
              onClick={() => {
                if (paper.current !== null) printOnly(paper.current);
              }}
            >
              {text('privacy.print')}
            </Button>
            {onSeen === null ? null : (
              <>
                <Button onClick={onLater}>{text('privacy.later')}</Button>
                <Button
                  tone="primary"
                  icon="check"
                  aria-disabled={busy || undefined}
                  onClick={() => {
                    if (!busy) onSeen();
                  }}
                >
                  {text('privacy.seen')}
                </Button>
              </>
            )}
          </div>
        </div>
      </div>
    </Stage>
  );
}
