import { Button } from '@comptoir/ui/button';
import { Badge } from '@comptoir/ui/badge';
import { Dialog } from '@comptoir/ui/dialog';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Field } from '@comptoir/ui/field';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { PlanDecision } from './managing/store.ts';
import styles from './schedule.module.css';
import type { DayPlanView } from './view.ts';
import { spanWords, swapWords } from './words.ts';

type Of = PlanDecision['of'];

/** Absences and swaps that wait for a manager; nobody decides about their own. */
export function ManageRequests({
  view,
  manager,
  onDecide,
}: {
  view: DayPlanView;
  manager: string;
  onDecide: (decision: PlanDecision) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [refusing, setRefusing] = useState<Of | null>(null);
  const { absences, swaps, rule, nameOf } = view;
  const item = (of: Of, pending: boolean, said: ReactNode) => (
    <li key={of.id}>
      <div className={styles.line}>{said}</div>
      {pending ? (
        <Badge tone="quiet" icon="sending">
          {text('schedule.unsent')}
        </Badge>
      ) : null}
      {of.person === manager ? (
        <span className={styles.soft}>{text('plan.own')}</span>
      ) : (
        <div className={styles.acts}>
          <Button
            tone="primary"
            icon="check"
            onClick={() => onDecide({ of, decision: 'approved', reason: '' })}
          >
            {text('plan.approve')}
          </Button>
          <Button icon="close" onClick={() => setRefusing(of)}>
            {text('plan.refuse')}
          </Button>
        </div>
      )}
    </li>
  );
  if (absences.length + swaps.length === 0) {
    return (
      <EmptyState icon="check" title={text('plan.no-requests')}>
        {text('plan.no-requests-note')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={text('requests.title')}>
      <ul className={styles.lines}>
        {absences.map(({ row, pending }) =>
          item(
            { kind: 'absence', id: row.id, person: row.person },
            pending,
            <>
              <b>{nameOf(row.person)}</b>
              <span>
                {text(`absence.${row.type}`)} · {spanWords(speech, row.span)}
              </span>
              {row.reason === null ? null : (
                <span className={styles.soft}>«&nbsp;{row.reason}&nbsp;»</span>
              )}
            </>,
          ),
        )}
        {swaps.map((line) =>
          item(
            { kind: 'swap', id: line.row.id, person: line.row.person },
            line.pending,
            <>
              <b>{text('plan.swap')}</b>
              <span>{swapWords(speech, line, rule, null)}</span>
              {line.row.reason === null ? null : (
                <span className={styles.soft}>«&nbsp;{line.row.reason}&nbsp;»</span>
              )}
            </>,
          ),
        )}
      </ul>
      {refusing === null ? null : (
        <Refusal
          onClose={() => setRefusing(null)}
          onSend={(reason) => {
            setRefusing(null);
            onDecide({ of: refusing, decision: 'refused', reason });
          }}
        />
      )}
    </div>
  );
}

function Refusal({ onSend, onClose }: { onSend: (reason: string) => void; onClose: () => void }) {
  const { text } = useSpeech();
  const [reason, setReason] = useState('');
  return (
    <Dialog title={text('plan.refuse-title')} onClose={onClose}>
      <div className={styles.form}>
        <Field
          label={text('plan.refuse-why')}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className={styles.acts}>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
          <Button tone="danger" onClick={() => onSend(reason)}>
            {text('plan.refuse')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
