import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../../language/language.tsx';
import type { OwnStatement } from '../../local-database/statements.ts';
import { ReasonDialog } from '../corrections/reason-dialog.tsx';
import { shortDay } from '../words.ts';
import { statementDays, statementMark, statementName, statementTotals } from './statement-words.ts';
import styles from './statements.module.css';

/** A statement as it was issued, and what its person says to it. */
export function StatementScreen({
  panel,
  own: { row, pending },
  onPrint,
  onAcknowledge,
  onDispute,
}: {
  panel: ReactNode;
  own: OwnStatement;
  onPrint: () => void;
  onAcknowledge: () => void;
  onDispute: (reason: string) => void;
}) {
  const speech = useSpeech();
  const { text, duration } = speech;
  const [disputing, setDisputing] = useState(false);
  const { tone, icon, word } = statementMark(speech, row);
  const { document, state } = row;
  return (
    <Stage panel={panel}>
      <header className={styles.head}>
        <h1 className={styles.title}>
          {text('statement.title', { month: statementName(speech, row) })}
        </h1>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        {pending ? (
          <Badge tone="quiet" icon="sending">
            {text('hours.unsent')}
          </Badge>
        ) : null}
        <Button icon="print" disabled={document === null} onClick={onPrint}>
          {text('hours.print')}
        </Button>
      </header>
      <div
        className={styles.scroll}
        tabIndex={0}
        role="group"
        aria-label={text('statement.title', { month: statementName(speech, row) })}
      >
        {state === 'disputed' ? (
          <Notice tone="warn" icon="message">
            {row.dispute === null
              ? text('correction.erased')
              : text('correction.because', { reason: row.dispute })}
          </Notice>
        ) : null}
        {document === null ? (
          <Notice tone="calm" icon="info">
            {text('statement.erased')}
          </Notice>
        ) : (
          <>
            <dl className={styles.totals}>
              {statementTotals(speech, document).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <ul className={styles.days}>
              {statementDays(speech, document)
                .filter(
                  ({ worked, periods, notes }) => worked > 0 || periods.length + notes.length > 0,
                )
                .map((day) => (
                  <li key={day.day}>
                    <span className={styles.date}>{shortDay(speech, day.day)}</span>
                    <span className={styles.told}>
                      {day.periods.join(' · ')}
                      {day.breaks === 0 ? null : (
                        <span className={styles.soft}>
                          {' '}
                          {text('hours.pauses', { time: duration(day.breaks) })}
                        </span>
                      )}
                      {day.notes.length === 0 ? null : (
                        <span className={styles.soft}> · {day.notes.join(', ')}</span>
                      )}
                    </span>
                    <b>{duration(day.paid)}</b>
                  </li>
                ))}
            </ul>
            <p className={styles.hash}>
              {text('statement.hash')} <code>{row.hash}</code>
            </p>
          </>
        )}
      </div>
      {state === 'replaced' || document === null ? null : (
        <div className={styles.answers}>
          {state === 'acknowledged' ? null : (
            <Button tone="primary" size="large" icon="check" wide onClick={onAcknowledge}>
              {text('statement.acknowledge')}
            </Button>
          )}
          {state === 'disputed' ? null : (
            <Button size="large" icon="message" wide onClick={() => setDisputing(true)}>
              {text('statement.dispute')}
            </Button>
          )}
        </div>
      )}
      {disputing ? (
        <ReasonDialog
          title={text('statement.dispute-title')}
          note={text('statement.dispute-note')}
          send={text('correction.object-send')}
          ready={[]}
          onSend={(reason) => {
            onDispute(reason);
            setDisputing(false);
          }}
          onClose={() => setDisputing(false)}
        />
      ) : null}
    </Stage>
  );
}
