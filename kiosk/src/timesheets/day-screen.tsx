import type { DayRule } from '@comptoir/shared/time/business-day';
import { isUndecided } from '@comptoir/shared/timesheets/correction-states';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { Key } from '../language/speech.ts';
import { CorrectionCard } from './corrections/correction-card.tsx';
import { ReasonDialog } from './corrections/reason-dialog.tsx';
import styles from './day.module.css';
import type { CorrectionLine, HoursDay, HoursView } from './view.ts';
import { dayAndMonth, longDay, pauseWords, periodWords } from './words.ts';

/** One day of somebody's own: its periods, what is to be known about it, its corrections, and the way to ask for one. */
export function DayScreen({
  panel,
  view,
  day,
  person,
  now,
  said,
  onPropose,
  onWithdraw,
  onObject,
}: {
  panel: ReactNode;
  view: Pick<HoursView, 'rule' | 'today'>;
  day: HoursDay;
  /** Whose day it is, and who looks. */
  person: string;
  now: number;
  /** What became of what was asked for just now. */
  said: ReactNode;
  onPropose: () => void;
  onWithdraw: (correction: string) => void;
  onObject: (correction: string, reason: string) => void;
}) {
  const { text } = useSpeech();
  const [objecting, setObjecting] = useState<string | null>(null);
  const waits = day.corrections.some(({ row }) => isUndecided(row));
  return (
    <Stage panel={panel}>
      <DayBody
        {...{ day, now, said }}
        rule={view.rule}
        viewer={person}
        acts={({ row }) =>
          row.state === 'pending' && row.proposedBy === person ? (
            <Button icon="undo" onClick={() => onWithdraw(row.id)}>
              {text('correction.withdraw')}
            </Button>
          ) : row.state === 'approved' || row.state === 'refused' ? (
            <Button icon="message" onClick={() => setObjecting(row.id)}>
              {text('correction.object')}
            </Button>
          ) : null
        }
      />
      {day.lock !== null || day.old || waits ? null : (
        <Button tone="primary" size="large" icon="edit" wide onClick={onPropose}>
          {text('correction.propose')}
        </Button>
      )}
      {objecting === null ? null : (
        <ReasonDialog
          title={text('correction.object-title')}
          note={text('correction.object-note')}
          send={text('correction.object-send')}
          ready={[]}
          onSend={(reason) => {
            onObject(objecting, reason);
            setObjecting(null);
          }}
          onClose={() => setObjecting(null)}
        />
      )}
    </Stage>
  );
}

/** What a day says: in somebody's own screen, and in the settings of a manager. */
export function DayBody({
  day,
  rule,
  viewer,
  now,
  said,
  acts,
}: {
  day: HoursDay;
  rule: DayRule;
  viewer: string;
  now: number;
  /** What became of what was asked for just now; null: nothing was. */
  said: ReactNode;
  acts: (line: CorrectionLine) => ReactNode;
}) {
  const speech = useSpeech();
  const title = longDay(speech, day.day);
  return (
    <>
      <header className={styles.head}>
        <h1>{title}</h1>
        <p className={styles.total}>{speech.duration(day.worked)}</p>
      </header>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={title}>
        {said}
        <DayPeriods day={day} zone={rule.zone} />
        <DayPunches day={day} zone={rule.zone} />
        <DayNotes day={day} zone={rule.zone} />
        {day.corrections.map((line) => (
          <CorrectionCard
            key={line.row.id}
            {...{ line, rule, viewer, now }}
            punches={day.punches}
            acts={acts(line)}
          />
        ))}
      </div>
    </>
  );
}

/** The periods of a day with their breaks, in words. */
export function DayPeriods({ day, zone }: { day: HoursDay; zone: string }) {
  const speech = useSpeech();
  const { text } = speech;
  if (day.periods.length === 0) return <p className={styles.none}>{text('hours.none')}</p>;
  return (
    <ul className={styles.periods}>
      {day.periods.map((period) => (
        <li key={period.start}>
          <b>{periodWords(speech, period, zone)}</b>
          {period.breaks.map((pause) => (
            <span key={pause.start}>{pauseWords(speech, pause, zone)}</span>
          ))}
          <span className={styles.badges}>
            {period.corrected ? (
              <Badge tone="good" icon="edit">
                {text('hours.mark-corrected')}
              </Badge>
            ) : null}
            {period.declared ? (
              <Badge tone="info" icon="edit">
                {text('hours.declared')}
              </Badge>
            ) : null}
            {period.pending ? (
              <Badge tone="quiet" icon="sending">
                {text('hours.unsent')}
              </Badge>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Every punch of a day on which not all count, or which a correction changed: nothing that was punched disappears. */
export function DayPunches({ day, zone }: { day: HoursDay; zone: string }) {
  const { text, time } = useSpeech();
  const touched = day.punches.some(
    ({ cancelledBy, setAside, correction }) => cancelledBy ?? setAside ?? correction,
  );
  if (!touched) return null;
  return (
    <section className={styles.punches} aria-label={text('hours.punches')}>
      <h2>{text('hours.punches')}</h2>
      <ul>
        {day.punches.map(({ id, type, at, cancelledBy, setAside, correction }) => {
          const gone = cancelledBy !== null || setAside !== undefined;
          const word =
            cancelledBy !== null
              ? text('hours.punch-cancelled')
              : setAside !== undefined
                ? text('hours.punch-aside')
                : correction !== undefined
                  ? text('hours.punch-added')
                  : null;
          return (
            <li key={id} data-gone={gone || undefined}>
              <span>
                {text(`punch.${type}`)} <b>{time(at, zone)}</b>
              </span>
              {word === null ? null : <em>{word}</em>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What is to be known about a day: closed, older than the tablet holds, doubts and warnings. */
export function DayNotes({ day, zone }: { day: HoursDay; zone: string }) {
  const speech = useSpeech();
  const { text, duration, day: dateOf } = speech;
  const { lock, raw, worked, late, anomalies, warnings, old } = day;
  const doubts = anomalies.filter((kind) => kind !== 'pending-correction' && kind !== 'objection');
  return (
    <>
      {raw === worked ? null : (
        <p className={styles.raw}>{text('hours.raw', { time: duration(raw) })}</p>
      )}
      {lock === null ? null : (
        <Notice tone="calm" icon="lock">
          {text('hours.closed', { date: dayAndMonth(speech, dateOf(lock.at, zone)) })}
        </Notice>
      )}
      {late > 0 ? (
        <Notice tone="warn" icon="warning">
          {text('hours.late', { time: duration(late) })}
        </Notice>
      ) : null}
      {old ? (
        <Notice tone="calm" icon="info">
          {text('hours.old')}
        </Notice>
      ) : null}
      {doubts.length + warnings.length === 0 ? null : (
        <Notice tone="warn" icon="warning">
          {doubts.map((kind) => (
            <p key={kind}>{text(`hours.mark-${kind}`)}</p>
          ))}
          {warnings.map(({ rule, found, limit }) => (
            <p key={rule}>
              {text(`hours.warning-${rule}` as Key, {
                found: duration(found),
                limit: duration(limit),
              })}
            </p>
          ))}
        </Notice>
      )}
    </>
  );
}
