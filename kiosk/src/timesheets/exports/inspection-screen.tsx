import { addDays } from '@comptoir/shared/time/business-day';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Choices } from '@comptoir/ui/choices';
import { Notice } from '@comptoir/ui/notice';
import { TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../../language/language.tsx';
import styles from './inspection.module.css';

type Span = { from: string; to: string };
const kinds = ['month', 'last-month', 'year', 'choose'] as const;
type Kind = (typeof kinds)[number];
type State = 'ready' | 'saving' | 'printing' | 'done' | 'failed' | 'empty';

/** Which days, and as what. */
export function InspectionScreen({
  bounds: { first, today },
  onSave,
  onPrint,
}: {
  bounds: { first: string; today: string };
  /** Writes the file; `empty`: nobody worked. Rejects when it cannot. */
  onSave: (span: Span) => Promise<'done' | 'empty'>;
  /** Resolves when the paper is ready. */
  onPrint: (span: Span) => Promise<'ready' | 'empty'>;
}) {
  const { text } = useSpeech();
  const [kind, setKind] = useState<Kind>('month');
  const [typed, setTyped] = useState<Span>({ from: `${today.slice(0, 8)}01`, to: today });
  const [state, setState] = useState<State>('ready');
  const span = kind === 'choose' ? typed : spanFor(kind, { first, today });
  const wrong = !isSpan(span) || span.from < first || span.to > today;
  const busy = state === 'saving' || state === 'printing';
  const run = (as: State, work: () => Promise<State>) => {
    setState(as);
    work().then(setState, () => setState('failed'));
  };
  return (
    <section className={styles.sheet} aria-label={text('inspection.title')}>
      <h2>{text('inspection.title')}</h2>
      <p>{text('inspection.what')}</p>
      <Choices
        label={text('hours.span')}
        options={kinds.map((one) => text(`inspection.${one}`))}
        chosen={text(`inspection.${kind}`)}
        onChoose={(chosen) => {
          setState('ready');
          setKind(kinds.find((one) => text(`inspection.${one}`) === chosen) ?? 'month');
        }}
      />
      {kind === 'choose' ? (
        <div className={styles.dates}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              label={text(`inspection.${end}`)}
              type="date"
              min={first}
              max={today}
              value={typed[end]}
              error={end === 'to' && wrong ? text('inspection.wrong', { first }) : null}
              onChange={(event) => {
                setState('ready');
                setTyped({ ...typed, [end]: event.target.value });
              }}
            />
          ))}
        </div>
      ) : null}
      <div className={styles.acts}>
        <BusyButton
          icon="download"
          busy={state === 'saving'}
          busyLabel={text('inspection.busy')}
          disabled={wrong || busy}
          onClick={() => run('saving', () => onSave(span))}
        >
          {text('inspection.save')}
        </BusyButton>
        <BusyButton
          icon="print"
          busy={state === 'printing'}
          busyLabel={text('inspection.busy')}
          disabled={wrong || busy}
          onClick={() => run('printing', () => onPrint(span))}
        >
          {text('hours.print')}
        </BusyButton>
      </div>
      {state === 'done' ? (
        <Notice tone="calm" icon="check" alert>
          {text('inspection.done')}
        </Notice>
      ) : state === 'empty' ? (
        <Notice tone="calm" icon="info" alert>
          {text('inspection.empty')}
        </Notice>
      ) : state === 'failed' ? (
        <Notice tone="danger" icon="warning" alert>
          {text('inspection.failed')}
        </Notice>
      ) : null}
    </section>
  );
}

function spanFor(
  kind: Exclude<Kind, 'choose'>,
  { first, today }: { first: string; today: string },
): Span {
  const month = `${today.slice(0, 8)}01`;
  if (kind === 'month') return { from: month, to: today };
  if (kind === 'last-month') {
    const to = addDays(month, -1);
    return { from: `${to.slice(0, 8)}01`, to };
  }
  const from = addDays(today, -365);
  return { from: from < first ? first : from, to: today };
}

function isSpan({ from, to }: Span): boolean {
  const day = /^\d{4}-\d\d-\d\d$/;
  return day.test(from) && day.test(to) && from <= to;
}
