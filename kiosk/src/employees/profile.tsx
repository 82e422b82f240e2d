import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { Key } from '../language/speech.ts';
import { ClashPanel } from './clash-panel.tsx';
import { fieldNames } from './field-names.ts';
import styles from './record.module.css';
import { TwinDialog } from './twin-dialog.tsx';
import type { EmployeeField, EmployeeLine, RecordView } from './view.ts';
import { WarningDialog } from './warning-dialog.tsx';
import { nameOf, valueWords } from './words.ts';

export type ProfileActs = {
  onSettle: (key: string, keep: 'mine' | 'theirs') => void;
  onArchive: () => void;
  onRestore: () => void;
  /** `person` was a second record of `into`. */
  onMerge: (person: string, into: string) => void;
};

const shown: EmployeeField[] = [
  'display',
  'email',
  'phone',
  'language',
  'startsOn',
  'endsOn',
  'minorUntil',
  'openPeriodLimit',
];

const acts = ['employee', 'pin', 'access', 'punch'] as const;

/** What was asked of the server, in a word. */
function actKind(kind: string): Key {
  const room = acts.find((one) => kind.startsWith(`${one}.`));
  return `act-kind.${room ?? 'other'}`;
}

const archiving = [
  { icon: 'key', key: 'employees.archive-ends' },
  { icon: 'people', key: 'employees.archive-leaves' },
  { icon: 'check', key: 'employees.archive-keeps' },
  { icon: 'undo', key: 'employees.archive-back' },
] as const;

/** « Profil »: what is known, what waits, and what two people want to be different (O4). */
export function Profile({
  record,
  twins,
  zone,
  busy,
  ...acts
}: ProfileActs & {
  record: RecordView;
  /** Other records that bear the same name. */
  twins: EmployeeLine[];
  zone: string;
  busy: boolean;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [asked, setAsked] = useState<'archive' | 'merge' | null>(null);
  const { line, fields, archived } = record;
  // T16: the record of a manager neither goes nor melts into another one from here.
  const mergeable = twins.filter((twin) => !record.protected || twin.role !== 'manager');
  const name = nameOf(speech, line);
  return (
    <>
      {record.clashes.map((clash) => (
        <ClashPanel
          key={clash.key}
          clash={clash}
          zone={zone}
          busy={busy}
          onSettle={acts.onSettle}
        />
      ))}
      {record.refused.length === 0 ? null : (
        <Notice tone="danger" icon="warning">
          <p>
            <b>{text('employees.refused', { count: record.refused.length })}</b>
          </p>
          <ul className={styles.refused}>
            {record.refused.map((one) => (
              <li key={one.key}>
                {text('employees.refused-line', {
                  what: text(actKind(one.kind)),
                  date: speech.date(one.at, zone),
                  time: speech.time(one.at, zone),
                  why: text(`refusal.${one.refusal}`),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {twins.length === 0 || archived ? null : (
        <Notice tone="warn" icon="people">
          <div className={styles.offer}>
            <span>
              {text('employees.twin-note', {
                names: twins.map((twin) => nameOf(speech, twin)).join(', '),
              })}
            </span>
            {mergeable.length === 0 ? null : (
              <Button onClick={() => setAsked('merge')}>{text('employees.twin-merge')}</Button>
            )}
          </div>
        </Notice>
      )}
      {archived ? (
        <Notice tone="calm" icon="archive">
          <div className={styles.offer}>
            <span>{text('employees.former-note')}</span>
            <Button
              tone="primary"
              icon="undo"
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) acts.onRestore();
              }}
            >
              {text('employees.restore')}
            </Button>
          </div>
        </Notice>
      ) : null}
      <dl className={styles.facts}>
        {shown.map((field) => (
          <div key={field}>
            <dt>{text(fieldNames[field])}</dt>
            <dd>
              {valueWords(speech, field, fields[field])}
              {record.pendingFields.includes(field) ? (
                <Badge tone="warn" icon="sending">
                  {text('employees.unsent')}
                </Badge>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      {archived ? null : (
        <div className={styles.end}>
          {record.protected ? (
            <p className={styles.soft}>{text('employees.archive-protected')}</p>
          ) : (
            <Button icon="archive" onClick={() => setAsked('archive')}>
              {text('employees.archive')}
            </Button>
          )}
        </div>
      )}
      {asked === 'archive' ? (
        <WarningDialog
          title={text('employees.archive-name', { name })}
          act={text('employees.archive')}
          icon="archive"
          busy={busy}
          onAct={acts.onArchive}
          onClose={() => setAsked(null)}
        >
          {record.onDuty === null ? null : (
            <Notice tone="warn" icon="warning">
              {text('employees.archive-on-duty', {
                date: speech.date(record.onDuty, zone),
                time: speech.time(record.onDuty, zone),
              })}
            </Notice>
          )}
          <ul>
            {archiving.map(({ icon, key }) => (
              <li key={key}>
                <Icon name={icon} />
                <span>{text(key)}</span>
              </li>
            ))}
          </ul>
        </WarningDialog>
      ) : null}
      {asked === 'merge' && mergeable.length > 0 ? (
        <TwinDialog
          lines={[line, ...mergeable]}
          busy={busy}
          onMerge={(person, into) => {
            acts.onMerge(person, into);
            // Where this record is the one that stays, the screen stays too.
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
