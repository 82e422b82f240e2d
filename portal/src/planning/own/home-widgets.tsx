import type { OwnSchedule } from '@comptoir/shared/planning/portal';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../../language/language.tsx';
import { sayLoaded } from '../../language/loaded-words.ts';
import { type Asked, Figure, Nothing, Widget } from '../../widget.tsx';
import styles from './home-widgets.module.css';
import { waitingRequests } from './own-requests.ts';
import { type OwnChange, unseenOf } from './schedule-changes.ts';
import { dayOfShift, nextShift, placeOf } from './schedule-days.ts';
import { dayNameOf, timesOf } from './shift-words.ts';

type Props = { asked: Asked<OwnSchedule>; now: number };

/** When, where and as what one works next, and in how long. */
export function ShiftWidget({
  asked,
  now,
  tone,
  loadedAt,
}: Props & {
  tone: 'panel' | 'calm';
  /** When what is shown was loaded, ms, where it could not be brought up to date; null: it is fresh. */
  loadedAt: number | null;
}) {
  const speech = useSpeech();
  const { text, time, date, age } = speech;
  const shift = asked.data === undefined ? null : nextShift(asked.data, now);
  const going = shift !== null && shift.start <= now;
  return (
    <Widget
      title={text(going ? 'home.shift-now' : 'home.shift')}
      icon="calendar"
      to="/schedule"
      // That there is none is said quietly.
      tone={shift === null ? 'calm' : tone}
      asked={asked}
    >
      {(schedule) => {
        if (shift === null) return <Nothing icon="expected">{text('home.shift-none')}</Nothing>;
        const place = placeOf(shift, schedule.establishments);
        const { zone, cutOffHour } = place;
        const today = businessDay(now, zone, cutOffHour);
        const day = dayOfShift(shift, schedule.establishments);
        const near =
          day === today
            ? text('home.shift-today')
            : day === addDays(today, 1)
              ? text('home.shift-tomorrow')
              : null;
        const position = schedule.positions.find(({ id }) => id === shift.position)?.name;
        return (
          <>
            <p className={styles.day}>
              {near === null ? date(shift.start, zone) : `${near}, ${date(shift.start, zone)}`}
            </p>
            <p className={styles.times} data-panel={tone === 'panel' || undefined}>
              <span>{time(shift.start, zone)}</span> <span>– {time(shift.end, zone)}</span>
            </p>
            <p className={styles.where}>
              {[position, place.name].filter((part) => part !== undefined).join(' · ')}
            </p>
            {shift.note === null ? null : (
              <p className={styles.note}>
                <Icon name="message" size={18} />
                <span>{shift.note}</span>
              </p>
            )}
            <p className={styles.in}>
              <Icon name={going ? 'in' : 'expected'} size={18} />
              {going
                ? text('home.shift-left', { age: age(shift.end - now) })
                : text('home.shift-in', { age: age(shift.start - now) })}
            </p>
            {loadedAt === null ? null : (
              <p className={styles.kept}>
                <Icon name="offline" size={18} />
                <span>
                  {sayLoaded(speech, loadedAt, now)}. {text('home.kept-text')}
                </span>
              </p>
            )}
          </>
        );
      }}
    </Widget>
  );
}

/** What changed and was not shown yet. */
export function ChangesWidget({ asked }: Omit<Props, 'now'>) {
  const speech = useSpeech();
  const { text } = speech;
  return (
    <Widget
      title={text('home.changes')}
      icon="calendar"
      to="/schedule"
      tone="decision"
      asked={asked}
    >
      {(schedule) => {
        const unseen = unseenChanges(schedule);
        return (
          <>
            <Figure value={unseen.length}>
              {text('home.changes-count', { count: unseen.length })}
            </Figure>
            <ul className={styles.lines}>
              {unseen.slice(0, 3).map((change) => {
                const { establishment } = change;
                const shift = { establishment, ...(change.after ?? change.before)! };
                const kind =
                  change.before === null ? 'new' : change.after === null ? 'gone' : 'moved';
                return (
                  <li key={change.id}>
                    <b>{text(`home.change-${kind}`)}</b> {dayNameOf(speech, shift, schedule)},{' '}
                    <span>{timesOf(speech, shift, schedule)}</span>
                  </li>
                );
              })}
            </ul>
          </>
        );
      }}
    </Widget>
  );
}

/** What colleagues ask of one, and what one waits for. */
export function RequestsWidget({ asked, now, me }: Props & { me: string }) {
  const { text } = useSpeech();
  const waiting = asked.data === undefined ? null : waitingRequests(asked.data, me, now);
  return (
    <Widget
      title={text('home.requests')}
      icon="message"
      to="/schedule/requests"
      tone={(waiting?.answer ?? 0) > 0 ? 'decision' : 'calm'}
      asked={asked}
    >
      {() =>
        waiting === null || waiting.answer + waiting.asked === 0 ? (
          <Nothing>{text('home.requests-none')}</Nothing>
        ) : (
          <ul className={styles.lines}>
            {waiting.answer === 0 ? null : (
              <li>
                <b>{text('home.requests-answer', { count: waiting.answer })}</b>
              </li>
            )}
            {waiting.asked === 0 ? null : (
              <li>{text('home.requests-asked', { count: waiting.asked })}</li>
            )}
          </ul>
        )
      }
    </Widget>
  );
}

/** Changes that were never shown, the next shift first. */
export function unseenChanges(schedule: OwnSchedule): OwnChange[] {
  const unseen = new Set(unseenOf(schedule.changes));
  const startOf = ({ before, after }: OwnChange) => (after ?? before)?.start ?? 0;
  return schedule.changes
    .filter(({ operation }) => unseen.has(operation))
    .sort((a, b) => startOf(a) - startOf(b));
}
