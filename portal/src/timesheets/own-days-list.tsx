import { isCounted } from '@comptoir/shared/punches/punch';
import { isUndecided } from '@comptoir/shared/timesheets/correction-states';
import type { OwnHours } from '@comptoir/shared/timesheets/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { DayRibbon, RibbonAxis } from '@comptoir/ui/day-ribbon';
import { useSpeech } from '../language/language.tsx';
import styles from './hours.module.css';
import { type OwnDay, axisOf } from './own-days.ts';

/** One's days as they were, the newest first, each with what was corrected or asked for, and the way to put it right. */
export function OwnDays({
  days,
  hours,
  grown,
  zone,
  onCorrect,
}: {
  days: OwnDay[];
  hours: OwnHours;
  /** Ms worked since the answer came. */
  grown: number;
  zone: string;
  /** Null: nobody can be asked. */
  onCorrect: ((day: string) => void) | null;
}) {
  const { text, dayShort, dayLong, duration, time } = useSpeech();
  const axis = axisOf(days);
  const worked = days.filter((one) => one.periods.length > 0);
  if (worked.length === 0) return <p className={styles.nothing}>{text('home.no-days')}</p>;
  return (
    <div className={styles.days}>
      <div className={styles.axis}>
        <RibbonAxis axis={axis} hours={axis.hours} />
      </div>
      <ul>
        {worked.map((one) => {
          const closed = hours.locks.some(({ from, to }) => from <= one.day && one.day <= to);
          return (
            <li key={one.day} className={styles.ribbon} data-current={one.current || undefined}>
              <span className={styles.name}>
                {one.current ? text('home.today-short') : dayShort(one.day)}
              </span>
              <span className={styles.track}>
                <DayRibbon stretches={one.stretches} axis={axis} current={one.current} />
              </span>
              <span className={styles.total}>
                {duration(one.worked + (one.current ? grown : 0))}
              </span>
              <span className={styles.times}>
                {one.periods.map(({ start, end, unresolved }) => (
                  <span key={start} data-missing={unresolved || undefined}>
                    {time(start, zone)} –{' '}
                    {end !== null
                      ? time(end, zone)
                      : text(unresolved ? 'home.end-unknown' : 'home.end-open')}
                  </span>
                ))}
                <Marks day={one.day} hours={hours} closed={closed} />
                {onCorrect === null || closed ? null : (
                  <span className={styles.correct}>
                    <Button
                      tone="plain"
                      aria-label={text('correct.own-day', { day: dayLong(one.day) })}
                      onClick={() => onCorrect(one.day)}
                    >
                      {text('correct.correct')}
                    </Button>
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What is to be known of a day besides its times. */
function Marks({ day, hours, closed }: { day: string; hours: OwnHours; closed: boolean }) {
  const { text } = useSpeech();
  const asked = hours.corrections.some((one) => one.day === day && isUndecided(one));
  const corrected = hours.punches.some(
    (one) =>
      one.day === day &&
      (one.setAside !== undefined || (one.correction !== undefined && isCounted(one))),
  );
  return (
    <>
      {asked ? (
        <Badge tone="warn" icon="expected">
          {text('correct.state-pending')}
        </Badge>
      ) : null}
      {corrected ? (
        <Badge tone="info" icon="edit">
          {text('sheets.counted')}
        </Badge>
      ) : null}
      {closed ? (
        <Badge tone="quiet" icon="lock">
          {text('periods.closed')}
        </Badge>
      ) : null}
    </>
  );
}
