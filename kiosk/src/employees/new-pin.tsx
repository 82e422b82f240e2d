import type { Language } from '@comptoir/shared/establishments/languages';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { printOnly } from '@comptoir/ui/print-only';
import { useRef } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './new-pin.module.css';
import { PinSlip } from './pin-slip.tsx';
import type { NewPin as Shown } from './view.ts';

/** K12: a PIN, large, once. Leaving this place forgets it. */
export function NewPin({
  shown,
  added,
  establishment,
  language,
  onAnother,
  onRecord,
  onDone,
}: {
  shown: Shown;
  /** The person is new; otherwise an old code died. */
  added: boolean;
  establishment: string;
  /** Of the person; null: the tablet's. */
  language: Language | null;
  onAnother: () => void;
  onRecord: () => void;
  onDone: () => void;
}) {
  const { text } = useSpeech();
  const slip = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.room}>
      <div className={styles.sheet}>
        <h1>{text(added ? 'employees.added' : 'employees.pin-renewed', { name: shown.name })}</h1>
        <div className={styles.pin} data-secret>
          <span className={styles.label}>{text('employees.pin-label')}</span>
          <span className={styles.digits}>{shown.pin}</span>
        </div>
        <Notice tone="warn" icon="warning">
          {text('employees.pin-once')}
        </Notice>
        <p className={styles.note}>
          {text('employees.pin-works')} {added ? null : text('employees.pin-old-dead')}
        </p>
        <div className={styles.acts}>
          <Button
            tone="primary"
            size="large"
            icon="print"
            onClick={() => {
              if (slip.current !== null) printOnly(slip.current);
            }}
          >
            {text('employees.slip-print')}
          </Button>
          {added ? (
            <Button size="large" icon="add" onClick={onAnother}>
              {text('employees.add-another')}
            </Button>
          ) : null}
        </div>
      </div>
      <div className={styles.foot}>
        {added ? (
          <Button tone="plain" onClick={onRecord}>
            {text('employees.to-record')}
          </Button>
        ) : null}
        <Button icon="check" onClick={onDone}>
          {text('employees.pin-noted')}
        </Button>
      </div>
      <div hidden>
        <PinSlip ref={slip} shown={shown} establishment={establishment} language={language} />
      </div>
    </div>
  );
}
