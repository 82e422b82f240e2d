import {
  type DraftLine,
  type Drafted,
  likelyType,
  outcomeOf,
  presentOf,
} from '@comptoir/shared/timesheets/corrections/draft';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import { Button } from '@comptoir/ui/button';
import { Choices } from '@comptoir/ui/choices';
import { Field } from '@comptoir/ui/field';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useRef, useState } from 'react';
import { useSpeech } from '../../language/language.tsx';
import type { Speech } from '../../language/speech.ts';
import { KnowingNotice } from '../knowing-notice.tsx';
import type { ProposalView } from '../view.ts';
import { LineEditor } from './line-editor.tsx';
import styles from './propose.module.css';
import { reasonLength } from './reason-dialog.tsx';

const reasons = ['forgot', 'mistake', 'tablet', 'outside', 'break'] as const;

/** A day to be put right: a line for each punch, the day as it would count, why, and who decides. */
export function ProposeScreen({
  title,
  view,
  lines,
  drafted,
  person,
  now,
  offline,
  busy,
  deciders = true,
  send,
  onLines,
  onSend,
}: {
  title: string;
  view: ProposalView;
  lines: DraftLine[];
  drafted: Drafted;
  person: string;
  now: number;
  offline: boolean;
  busy: boolean;
  /** Whether to say who decides. */
  deciders?: boolean;
  /** The word of the button. */
  send: string;
  onLines: (lines: DraftLine[]) => void;
  onSend: (change: PunchChange, reason: string) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const added = useRef(0);
  const { rule } = view;
  const set = (line: DraftLine) => onLines(lines.map((one) => (one.key === line.key ? line : one)));
  // A line that was added and is not wanted any more was never anything.
  const drop = (line: DraftLine) =>
    line.punch === null ? onLines(lines.filter(({ key }) => key !== line.key)) : set(line);
  const faults = drafted.ok ? [] : drafted.faults;
  const said = reason.trim();
  const general = faults.find(({ line }) => line === null);
  const ready = reasons.map((one) => text(`correction.reason-${one}`));
  return (
    <>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.scroll}>
        <p className={styles.lead}>
          {text(lines.length === 0 ? 'correction.empty' : 'correction.lead')}
        </p>
        <KnowingNotice knowing={view} zone={rule.zone} now={now} offline={offline} />
        <ul className={styles.lines}>
          {lines.map((line) => (
            <LineEditor
              key={line.key}
              line={line}
              zone={rule.zone}
              fault={asked ? (faults.find((one) => one.line === line.key)?.fault ?? null) : null}
              onLine={set}
              onRemove={() => drop({ ...line, removed: !line.removed })}
            />
          ))}
        </ul>
        <Button
          icon="add"
          onClick={() => {
            added.current += 1;
            const type = likelyType(lines);
            onLines([
              ...lines,
              { key: `new-${added.current}`, punch: null, type, time: '', removed: false },
            ]);
          }}
        >
          {text('correction.add')}
        </Button>
        <Outcome view={view} drafted={drafted} person={person} />
        <section className={styles.reason} aria-label={text('correction.reason')}>
          <h2>{text('correction.reason')}</h2>
          <Choices
            label={text('correction.reason')}
            options={ready}
            chosen={said}
            onChoose={setReason}
          />
          <Field
            label={text('correction.reason-own')}
            value={reason}
            maxLength={reasonLength}
            onChange={(event) => setReason(event.target.value)}
          />
        </section>
        {deciders ? <p className={styles.who}>{whoDecides(speech, view.deciders)}</p> : null}
      </div>
      {asked && (general !== undefined || said === '') ? (
        <Notice tone="warn" icon="warning" alert>
          {general === undefined
            ? text('correction.reason-missing')
            : text(`correction.fault-${general.fault}`)}
        </Notice>
      ) : null}
      <Button
        tone="primary"
        size="large"
        icon="check"
        wide
        disabled={busy}
        onClick={() => {
          setAsked(true);
          if (drafted.ok && said !== '') onSend(drafted.change, said);
        }}
      >
        {send}
      </Button>
    </>
  );
}

/** The day as it would count, beside the day as it counts now. */
export function Outcome({
  view,
  drafted,
  person,
}: {
  view: Pick<ProposalView, 'punches' | 'day' | 'rule'>;
  drafted: Drafted;
  person: string;
}) {
  const { text, duration } = useSpeech();
  const { punches, day, rule } = view;
  const now = text('correction.now', { worked: duration(presentOf(punches, day).worked) });
  if (!drafted.ok) return <p className={styles.outcome}>{now}</p>;
  const { worked, breaks, missing } = outcomeOf(punches, drafted.change, { day, person, rule });
  return (
    <div className={styles.outcome} aria-live="polite">
      <p>
        <b>{text('correction.would', { worked: duration(worked) })}</b>
        {breaks > 0
          ? `, ${text('correction.would-breaks', { breaks: duration(breaks) })}`
          : ''}. {now}
      </p>
      {missing === null ? null : (
        <p className={styles.missing}>{text(`correction.missing-${missing}`)}</p>
      )}
    </div>
  );
}

/** A day of which nothing can be asked for now, and why. */
export function Shut({
  panel,
  title,
  onBack,
  children,
}: {
  panel: ReactNode;
  title: string;
  onBack: () => void;
  children: ReactNode;
}) {
  const { text } = useSpeech();
  return (
    <Stage panel={panel}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.scroll}>
        {children}
        <Button onClick={onBack}>{text('act.back')}</Button>
      </div>
    </Stage>
  );
}

/** « Awa, Karim ou Léa pourra décider… » */
function whoDecides({ text }: Speech, names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return text('correction.who-nobody');
  const others = names.slice(0, -1).join(', ');
  return text('correction.who', {
    names: others === '' ? last : text('correction.who-or', { names: others, last }),
  });
}
