import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Tabs } from '@comptoir/ui/tabs';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import { Marks } from './employee-row.tsx';
import { PersonFace } from '../faces.tsx';
import type { RecordTab } from './place.ts';
import styles from './record.module.css';
import type { RecordView } from './view.ts';
import { nameOf } from './words.ts';

/** K7: the record of one person, with « Profil » and « Accès » (K11). */
export function RecordScreen({
  record,
  tab,
  onTab,
  onEdit,
  onBack,
  children,
}: {
  record: RecordView;
  tab: RecordTab;
  onTab: (tab: RecordTab) => void;
  /** Null where nothing may be changed: somebody who was archived. */
  onEdit: (() => void) | null;
  onBack: () => void;
  /** The tab that is open. */
  children: ReactNode;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const { line, archived } = record;
  return (
    <div className={styles.room}>
      <div className={styles.top}>
        <Button icon="back" onClick={onBack}>
          {text('employees.title')}
        </Button>
        {onEdit === null ? null : (
          <Button tone="primary" icon="edit" onClick={onEdit}>
            {text('employees.edit')}
          </Button>
        )}
      </div>
      <header className={styles.header}>
        <PersonFace line={line} size="large" />
        <div className={styles.who}>
          <h1>{nameOf(speech, line)}</h1>
          <p className={styles.detail}>
            {text(`employees.role-${line.role}`)}
            {line.team === null ? null : ` · ${line.team}`}
          </p>
          {record.elsewhere.length === 0 ? null : (
            <p className={styles.detail}>
              {text('employees.elsewhere', { names: record.elsewhere.join(', ') })}
            </p>
          )}
          {archived ? (
            <span>
              <Badge tone="quiet" icon="archive">
                {text('employees.archived')}
              </Badge>
            </span>
          ) : null}
          {line.pending || line.clashes > 0 ? <Marks line={{ ...line, twins: [] }} /> : null}
        </div>
      </header>
      {archived ? (
        <div className={styles.scroll}>{children}</div>
      ) : (
        <Tabs
          label={text('employees.tabs')}
          tabs={[
            { value: 'profile', label: text('employees.tab-profile'), marked: line.clashes > 0 },
            {
              value: 'access',
              label: text('employees.tab-access'),
              marked: line.pin !== 'set' || record.access.refusal !== null,
            },
          ]}
          chosen={tab}
          onChoose={onTab}
        >
          <div className={styles.scroll}>{children}</div>
        </Tabs>
      )}
    </div>
  );
}
