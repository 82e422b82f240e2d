import { Badge } from '@comptoir/ui/badge';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../../language/language.tsx';
import { KnowingNotice } from '../knowing-notice.tsx';
import { briefDay } from '../words.ts';
import { statementMark, statementName } from './statement-words.ts';
import styles from './statements.module.css';
import type { StatementsView } from './store.ts';

/** The list, the newest first: which month, how many hours, and what was answered. */
export function StatementsScreen({
  panel,
  view,
  zone,
  now,
  offline,
  onOpen,
}: {
  panel: ReactNode;
  view: Omit<StatementsView, 'portal'>;
  zone: string;
  now: number;
  offline: boolean;
  onOpen: (id: string) => void;
}) {
  const speech = useSpeech();
  const { text, duration, day } = speech;
  return (
    <Stage panel={panel}>
      <h1 className={styles.title}>{text('hours.statements')}</h1>
      <div className={styles.scroll}>
        <KnowingNotice knowing={view} zone={zone} now={now} offline={offline} />
        {view.statements.length === 0 ? (
          <EmptyState icon="register" title={text('statement.none')}>
            {text('statement.none-note')}
          </EmptyState>
        ) : (
          <ul className={styles.list}>
            {view.statements.map(({ row, pending }) => {
              const { tone, icon, word } = statementMark(speech, row);
              return (
                <li key={row.id}>
                  <button type="button" className={styles.row} onClick={() => onOpen(row.id)}>
                    <span className={styles.what}>
                      <b>{statementName(speech, row)}</b>
                      <span className={styles.soft}>
                        {text('statement.issued-on', {
                          date: briefDay(speech, day(row.issuedAt, zone)),
                        })}
                      </span>
                    </span>
                    <span className={styles.badges}>
                      <Badge tone={tone} icon={icon}>
                        {word}
                      </Badge>
                      {pending ? (
                        <Badge tone="quiet" icon="sending">
                          {text('hours.unsent')}
                        </Badge>
                      ) : null}
                    </span>
                    <b className={styles.time}>
                      {row.document === null ? '' : duration(row.document.totals.paid)}
                    </b>
                    <Icon name="forward" size={20} />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </Stage>
  );
}
