import {
  type DraftFault,
  changeOf,
  draftOf,
  outcomeOf,
} from '@comptoir/shared/timesheets/corrections/draft';
import { BusyButton } from '@comptoir/ui/busy-button';
import { TextField } from '@comptoir/ui/text-field';
import { type FormEvent, useRef, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import styles from './anomalies.module.css';
import { useDecisions } from './corrections/use-decisions.ts';
import type { DayOf } from './use-day-acts.tsx';

/** The departure that nobody punched: its time, and what the day counts with it. No time is ever proposed. */
export function DepartureForm({
  of,
  opens,
  now,
  letter,
  onSettled,
}: {
  of: DayOf;
  /** The arrival that it belongs to. */
  opens: string | null;
  now: number;
  letter: string;
  onSettled: () => void;
}) {
  const { text, duration } = useSpeech();
  const decisions = useDecisions();
  const [time, setTime] = useState('');
  const [fault, setFault] = useState<DraftFault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { person, name, day, place, punches } = of;
  const lines = draftOf(punches, day, place);
  const wanted = { key: 'departure', punch: null, type: 'out', time, removed: false } as const;
  const drafted = changeOf([...lines, wanted], day, place, {
    now,
    newId: () => crypto.randomUUID(),
  });
  const arrival = punches.find(({ id }) => id === opens);
  const added = drafted.ok ? drafted.change.add[0] : undefined;
  const early = arrival !== undefined && added !== undefined && added.at <= arrival.at;
  const act = useAct(async () => {
    if (!drafted.ok) return;
    const whose = { person, name, day, establishment: place.id };
    await decisions.correct(whose, drafted.change, text('correct.reason-forgotten'));
    onSettled();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = drafted.ok ? (early ? 'beyond' : null) : (drafted.faults[0]?.fault ?? 'no-time');
    setFault(wrong);
    if (wrong === null) void act.run(undefined);
    else form.current?.querySelector('input')?.focus();
  };
  return (
    <form ref={form} className={styles.departure} noValidate onSubmit={submit}>
      <TextField
        label={text('sheets.departure')}
        hint={text('sheets.departure-hint')}
        type="time"
        value={time}
        error={fault === null ? null : text(`correct.fault-${fault}`)}
        onChange={({ target }) => {
          setTime(target.value);
          setFault(null);
        }}
      />
      <div className={styles.set}>
        <BusyButton type="submit" tone="primary" busy={act.busy} busyLabel={text('act.sending')}>
          {text('sheets.set-departure')}
        </BusyButton>
        <button
          type="button"
          className={styles.focuser}
          data-letter={letter}
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => form.current?.querySelector('input')?.focus()}
        >
          <kbd className={styles.letter}>{letter.toUpperCase()}</kbd>
        </button>
        {drafted.ok && !early ? (
          <span className={styles.with}>
            {text('sheets.departure-counts', {
              time: duration(
                outcomeOf(punches, drafted.change, { day, person, rule: place }).worked,
              ),
            })}
          </span>
        ) : null}
      </div>
      <Failed failure={act.failure} />
    </form>
  );
}
