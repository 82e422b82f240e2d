import type { AbsenceSpan, AbsenceType } from '@comptoir/shared/planning/absence';
import { beyondLimits } from '@comptoir/shared/planning/absence-limits';
import { isDayOf } from '@comptoir/shared/planning/absence-days';
import { addDays } from '@comptoir/shared/time/business-day';
import { Button } from '@comptoir/ui/button';
import { Choices } from '@comptoir/ui/choices';
import { Field } from '@comptoir/ui/field';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './schedule.module.css';
import { aSunday, spanWords } from './words.ts';

/** What somebody asks for by themselves; training is planned by a manager. */
const types = ['unavailable', 'leave', 'unpaid-leave', 'sick', 'other'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** Longest reason, as elsewhere. */
const reasonLength = 300;

export type AskedAbsence = { type: AbsenceType; span: AbsenceSpan; reason: string };

/** « Demander une absence »: what, when, and why if they like. */
export function AbsenceScreen({
  panel,
  today,
  offline,
  onSend,
}: {
  panel: ReactNode;
  today: string;
  offline: boolean;
  onSend: (asked: AskedAbsence) => void;
}) {
  const speech = useSpeech();
  const { text, weekday } = speech;
  const [type, setType] = useState<AbsenceType>('unavailable');
  const [from, setFrom] = useState(addDays(today, 1));
  const [to, setTo] = useState<string | null>(null);
  const [times, setTimes] = useState<{ from: string; to: string } | null>(null);
  const [only, setOnly] = useState<number[]>([]);
  const [reason, setReason] = useState('');
  const last = to ?? from;
  const isLong = last > from;
  const span: AbsenceSpan = {
    ...{ from, to: last, times },
    weekdays: isLong && only.length > 0 && only.length < 7 ? [...only].sort() : null,
  };
  const fault = faultOf(span, today);
  const names = new Map(types.map((one) => [text(`absence.${one}`), one]));
  const dayNames = weekdays.map((one) => [one, weekday(addDays(aSunday, one))] as const);
  return (
    <Stage panel={panel}>
      <h1 className={styles.title}>{text('absence.ask')}</h1>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={text('absence.ask')}>
        <div className={styles.form}>
          <div className={styles.group}>
            <p>{text('absence.what')}</p>
            <Choices
              label={text('absence.what')}
              options={[...names.keys()]}
              chosen={text(`absence.${type}`)}
              onChoose={(chosen) => setType(names.get(chosen) ?? 'unavailable')}
            />
          </div>
          <div className={styles.pair}>
            <Field
              label={text('absence.from')}
              type="date"
              value={from}
              min={today}
              onChange={(event) => setFrom(event.target.value)}
            />
            <Field
              label={text('absence.to')}
              type="date"
              value={last}
              min={from}
              onChange={(event) => setTo(event.target.value)}
            />
          </div>
          <div className={styles.group}>
            <p>{text('absence.when')}</p>
            <Choices
              label={text('absence.when')}
              options={[text('absence.whole-day'), text('absence.some-hours')]}
              chosen={text(times === null ? 'absence.whole-day' : 'absence.some-hours')}
              onChoose={(chosen) =>
                setTimes(
                  chosen === text('absence.whole-day') ? null : { from: '08:00', to: '12:00' },
                )
              }
            />
          </div>
          {times === null ? null : (
            <div className={styles.pair}>
              <Field
                label={text('absence.time-from')}
                type="time"
                value={times.from}
                onChange={(event) => setTimes({ ...times, from: event.target.value })}
              />
              <Field
                label={text('absence.time-to')}
                type="time"
                value={times.to}
                onChange={(event) => setTimes({ ...times, to: event.target.value })}
              />
            </div>
          )}
          {isLong ? (
            <div className={styles.group}>
              <p>{text('absence.weekdays')}</p>
              <div className={styles.acts} role="group" aria-label={text('absence.weekdays')}>
                {dayNames.map(([one, name]) => (
                  <Button
                    key={one}
                    tone={only.includes(one) ? 'primary' : 'soft'}
                    aria-pressed={only.includes(one)}
                    onClick={() =>
                      setOnly(
                        only.includes(one) ? only.filter((each) => each !== one) : [...only, one],
                      )
                    }
                  >
                    {name}
                  </Button>
                ))}
              </div>
            </div>
          ) : null}
          <Field
            label={text('absence.reason')}
            value={reason}
            maxLength={reasonLength}
            onChange={(event) => setReason(event.target.value)}
          />
          <p role="status" className={fault === null ? styles.soft : styles.wrong}>
            {fault === null
              ? `${spanWords(speech, span)}. ${text(offline ? 'absence.note-offline' : 'absence.note')}`
              : text(`absence.fault-${fault}`)}
          </p>
        </div>
      </div>
      <Button
        tone="primary"
        size="large"
        icon="check"
        wide
        disabled={fault !== null}
        onClick={() => onSend({ type, span, reason })}
      >
        {text('absence.send')}
      </Button>
    </Stage>
  );
}

/** What keeps it from being sent; null: nothing. */
function faultOf(
  span: AbsenceSpan,
  today: string,
): 'dates' | 'order' | 'too-far' | 'too-long' | 'times' | 'no-day' | null {
  const { from, to, times } = span;
  if (from === '' || to === '') return 'dates';
  if (to < from) return 'order';
  const beyond = beyondLimits(span, today);
  if (beyond !== null) return beyond;
  if (times !== null && (times.from === '' || times.to === '' || times.from === times.to)) {
    return 'times';
  }
  for (let day = from, left = 14; day <= to && left > 0; day = addDays(day, 1), left -= 1) {
    if (isDayOf(span, day)) return null;
  }
  return 'no-day';
}
