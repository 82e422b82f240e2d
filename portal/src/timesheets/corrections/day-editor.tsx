import type { Punch } from '@comptoir/shared/punches/punch';
import { punchTypes } from '@comptoir/shared/punches/operations';
import { businessDay } from '@comptoir/shared/time/business-day';
import {
  type DraftFault,
  type DraftLine,
  changeOf,
  instantsOf,
  likelyType,
  outcomeOf,
  presentOf,
} from '@comptoir/shared/timesheets/corrections/draft';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { DialogForm } from '../../dialog-form.tsx';
import { focusFirstWrong } from '../../first-wrong.ts';
import { useSpeech } from '../../language/language.tsx';
import type { SheetPlace } from '../sheet-search.ts';
import styles from './corrections.module.css';
import { ReasonField } from './reason-field.tsx';

/** What is edited, and as whom. */
export type EditedDay = {
  person: string;
  /** Null: one's own day. */
  name: string | null;
  day: string;
  place: SheetPlace;
  /** Of the person, of this day and those beside it. */
  punches: readonly Punch[];
  /** As it begins: the day as it counts, or with what was asked for. */
  lines: DraftLine[];
  /** A proposal of theirs that is put right and approved; null: a new correction. */
  approves: string | null;
};

/** A day as lines of punches that can be moved, removed and added; what it would count stands below, before it is sent. */
export function DayEditor({
  edited,
  now,
  notices,
  onSend,
  onClose,
}: {
  edited: EditedDay;
  now: number;
  /** What one should know before hours are typed: silent tablets (O5). */
  notices: ReactNode;
  onSend: (change: PunchChange, reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const { text, dayLong, duration } = useSpeech();
  const { person, name, day, place, punches, approves } = edited;
  const [lines, setLines] = useState(edited.lines);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [count, setCount] = useState(0);
  const drafted = changeOf(lines, day, place, { now, newId: () => crypto.randomUUID() });
  const faults = drafted.ok ? [] : drafted.faults;
  const before = presentOf(punches, day);
  const after = drafted.ok
    ? outcomeOf(punches, drafted.change, { day, person, rule: place, instead: approves })
    : before;
  const act = useAct(async (change: PunchChange) => {
    await onSend(change, reason.trim());
    return true;
  });
  const instants = instantsOf(lines, day, place);
  const change = (key: string, wanted: Partial<DraftLine>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...wanted } : line)));
  const add = () => {
    const key = `new-${count}`;
    setCount(count + 1);
    setLines([...lines, { key, punch: null, type: likelyType(lines), time: '', removed: false }]);
  };
  // What was asked for may be approved as it is: then nothing of the day itself has to differ.
  const whole = faults.find(({ line }) => line === null)?.fault;
  const submit = async (form: HTMLFormElement) => {
    setTried(true);
    if (!drafted.ok || reason.trim() === '') return focusFirstWrong(form);
    if ((await act.run(drafted.change)) === true) onClose();
  };
  return (
    <DialogForm
      wide
      title={text(name === null ? 'correct.title-own' : 'correct.title', {
        name: name ?? '',
        day: dayLong(day),
      })}
      act={text(
        name === null
          ? 'correct.propose'
          : approves === null
            ? 'correct.correct'
            : 'correct.approve-edited',
      )}
      busy={act.busy}
      failure={act.failure}
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      <p className={styles.note}>{text('correct.lead')}</p>
      {notices}
      <div className={styles.lines} role="group" aria-label={text('correct.lines')}>
        {lines.map((line, at) => (
          <Line
            key={line.key}
            line={line}
            number={at + 1}
            fault={tried ? (faults.find((one) => one.line === line.key)?.fault ?? null) : null}
            nextDay={isNextDay(instants.get(line.key) ?? null, day, place.zone)}
            onChange={(wanted) => change(line.key, wanted)}
            onDrop={() =>
              line.punch === null
                ? setLines(lines.filter((one) => one.key !== line.key))
                : change(line.key, { removed: true })
            }
          />
        ))}
        <div>
          <Button icon="add" onClick={add}>
            {text('correct.add-line')}
          </Button>
        </div>
      </div>
      <p className={styles.outcome} role="status">
        <span>
          {text('correct.before')} {duration(before.worked)}
        </span>
        <span>
          {text('correct.after')} <b>{duration(after.worked)}</b>
        </span>
        {after.breaks === 0 ? null : (
          <span>{text('correct.breaks', { time: duration(after.breaks) })}</span>
        )}
        {after.missing === null ? null : (
          <span data-missing>{text(`correct.missing-${after.missing}`)}</span>
        )}
      </p>
      <ReasonField about="correct" reason={reason} tried={tried} onReason={setReason} />
      {tried && whole !== undefined ? (
        <Notice tone="danger" icon="warning" alert>
          {text(`correct.fault-${whole}`)}
        </Notice>
      ) : null}
    </DialogForm>
  );
}

function Line({
  line,
  number,
  fault,
  nextDay,
  onChange,
  onDrop,
}: {
  line: DraftLine;
  number: number;
  fault: DraftFault | null;
  nextDay: boolean;
  onChange: (wanted: Partial<DraftLine>) => void;
  onDrop: () => void;
}) {
  const { text } = useSpeech();
  const { type, time, removed } = line;
  const what = text('correct.line', { number, what: text(`approvals.type-${type}`), time });
  if (removed) {
    return (
      <div className={styles.line} data-removed>
        <s>
          {text(`approvals.type-${type}`)} {time}
        </s>
        <Button
          icon="undo"
          aria-label={`${text('correct.put-back')}, ${what}`}
          onClick={() => onChange({ removed: false })}
        >
          {text('correct.put-back')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.line} role="group" aria-label={what}>
      <SelectField
        label={text('correct.act')}
        value={type}
        onChange={({ target }) =>
          onChange({ type: punchTypes.find((one) => one === target.value) ?? type })
        }
      >
        {punchTypes.map((one) => (
          <option key={one} value={one}>
            {text(`approvals.type-${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={text('correct.time')}
        type="time"
        autoFocus={line.punch === null && time === ''}
        value={time}
        error={fault === null ? null : text(`correct.fault-${fault}`)}
        onChange={({ target }) => onChange({ time: target.value })}
      />
      <Button icon="close" aria-label={`${text('correct.drop')}, ${what}`} onClick={onDrop}>
        {text('correct.drop')}
      </Button>
      {nextDay ? <span className={styles.next}>{text('sheets.next-day')}</span> : null}
    </div>
  );
}

function isNextDay(at: number | null, day: string, zone: string): boolean {
  return at !== null && businessDay(at, zone, 0) > day;
}
