import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './record.module.css';
import type { RecordView } from './view.ts';
import { WarningDialog } from './warning-dialog.tsx';
import { dayWords, isTooShort } from './words.ts';

export type PinActs = { onRenew: () => void; onUnlock: () => void };

/** K12: that a code exists, since when, set by whom. Never which. */
export function PinBlock({
  record,
  name,
  zone,
  busy,
  onRenew,
  onUnlock,
}: PinActs & { record: RecordView; name: string; zone: string; busy: boolean }) {
  const { text, language } = useSpeech();
  const [asked, setAsked] = useState(false);
  const { pin } = record;
  const date = pin.setAt === null ? null : dayWords(language, pin.setAt, zone);
  return (
    <section className={styles.card}>
      <h2>
        <Icon name="key" />
        {text('pin.title')}
        {pin.pending ? (
          <Badge tone="warn" icon="sending">
            {text('employees.unsent')}
          </Badge>
        ) : null}
      </h2>
      {pin.state === 'locked' ? (
        <Notice tone="danger" icon="lock">
          <div className={styles.offer}>
            <span>{text('pin.locked')}</span>
            <Button
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) onUnlock();
              }}
            >
              {text('pin.unlock')}
            </Button>
          </div>
        </Notice>
      ) : null}
      {pin.state === 'none' ? (
        <p>{text('pin.none')}</p>
      ) : (
        <p>
          {text('pin.exists', { length: pin.length })}{' '}
          {date === null
            ? null
            : pin.setBy === null
              ? text('pin.set-by-server', { date })
              : text('pin.set-by', { date, name: pin.setBy })}{' '}
          <span className={styles.soft}>{text('pin.never-read')}</span>
        </p>
      )}
      {pin.change ? <p className={styles.soft}>{text('pin.change-asked')}</p> : null}
      {record.protected && isTooShort(record) ? (
        <Notice tone="warn" icon="warning">
          {text('pin.too-short')}
        </Notice>
      ) : null}
      {/* T16: no manager makes another manager's code from here. */}
      {record.protected ? (
        <p className={styles.soft}>{text('pin.protected')}</p>
      ) : (
        <div className={styles.acts}>
          <Button
            icon="key"
            aria-disabled={busy || undefined}
            onClick={() => {
              if (busy) return;
              if (pin.state === 'none') onRenew();
              else setAsked(true);
            }}
          >
            {text(pin.state === 'none' ? 'pin.first' : 'pin.renew')}
          </Button>
        </div>
      )}
      {asked ? (
        <WarningDialog
          title={text('pin.renew-title', { name })}
          act={text('pin.renew-do')}
          icon="key"
          tone="primary"
          busy={busy}
          onAct={onRenew}
          onClose={() => setAsked(false)}
        >
          <p>{text('pin.renew-what')}</p>
        </WarningDialog>
      ) : null}
    </section>
  );
}
