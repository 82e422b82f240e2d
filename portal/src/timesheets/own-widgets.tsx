import type { OwnHours } from '@comptoir/shared/timesheets/portal';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { type Asked, Figure, Nothing, Widget } from '../widget.tsx';
import { inSince, monthWeeks, weekDays } from './own-period.ts';
import styles from './own-widgets.module.css';

type Props = {
  asked: Asked<OwnHours>;
  /** Ms worked since the answer came. */
  grown: number;
  zone: string;
};
const hour = 3_600_000;

/** Am I in, and how long have I worked today. */
export function TodayWidget({
  asked,
  grown,
  zone,
  tone = 'panel',
}: Props & {
  tone?: 'panel' | 'calm';
}) {
  const { text, duration, time } = useSpeech();
  const icon = { in: 'in', break: 'break', out: 'out' } as const;
  const sayIn = (since: number | null) =>
    since === null ? text('home.state-in') : text('home.in-since', { time: time(since, zone) });
  return (
    <Widget title={text('home.today')} icon="expected" to="/hours" tone={tone} asked={asked}>
      {({ today, punches }) => (
        <>
          <p className={styles.worked}>{duration(today.worked + grown)}</p>
          <p className={styles.state}>
            <Icon name={icon[today.state]} size={20} />
            {today.state === 'in' ? sayIn(inSince(punches)) : text(`home.state-${today.state}`)}
          </p>
        </>
      )}
    </Widget>
  );
}

/** The week, a bar a day. */
export function WeekWidget({
  asked,
  grown,
  planned = 0,
}: Props & {
  /** Ms that the schedule plans for this week; 0: none, or unknown. */
  planned?: number;
}) {
  const { text, duration, dayShort } = useSpeech();
  return (
    <Widget title={text('home.week')} icon="register" to="/hours" asked={asked}>
      {(hours) => {
        const days = weekDays(hours, grown);
        const full = Math.max(8 * hour, ...days.map((one) => one.worked));
        return (
          <>
            <Figure value={duration(hours.week.worked + grown)}>
              {planned === 0
                ? text('home.worked')
                : text('home.worked-of', { planned: duration(planned) })}
            </Figure>
            <ul className={styles.bars}>
              {days.map(({ day, worked, today, ahead }) => (
                <li key={day} data-today={today || undefined} data-ahead={ahead || undefined}>
                  <span className={styles.column} aria-hidden="true">
                    <span style={{ height: `${(worked / full) * 100}%` }} />
                  </span>
                  <span className={styles.letter} aria-hidden="true">
                    {dayShort(day).slice(0, 1).toUpperCase()}
                  </span>
                  <span className={styles.told}>{`${dayShort(day)} : ${duration(worked)}`}</span>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Widget>
  );
}

/** The month as a calendar: the longer the day, the fuller its square. */
export function MonthWidget({ asked, grown }: Props) {
  const { text, duration } = useSpeech();
  return (
    <Widget title={text('home.month')} icon="register" to="/hours" asked={asked}>
      {(hours) => (
        <>
          <Figure value={duration(hours.month.worked + grown)}>{text('home.worked')}</Figure>
          <div className={styles.month} aria-hidden="true">
            {monthWeeks(hours, grown)
              .flat()
              .map((one, at) => (
                <span
                  key={one?.day ?? `outside-${at}`}
                  className={styles.square}
                  data-outside={one === null || undefined}
                  data-ahead={one?.ahead === true || undefined}
                  data-today={one?.today === true || undefined}
                >
                  <span
                    style={{ height: `${Math.min(1, (one?.worked ?? 0) / (10 * hour)) * 100}%` }}
                  />
                </span>
              ))}
          </div>
        </>
      )}
    </Widget>
  );
}

/** Tablets of one's own establishments that say nothing: one's punches may wait there (O5). */
export function OwnTabletsWidget({ asked, zone }: Props) {
  const { text, moment } = useSpeech();
  const silent = asked.data?.silent ?? [];
  return (
    <Widget
      title={text('home.tablets')}
      icon="tablet"
      to="/hours"
      tone={silent.length > 0 ? 'decision' : 'calm'}
      asked={asked}
    >
      {() =>
        silent.length === 0 ? (
          <Nothing icon="synced">{text('home.tablets-speak')}</Nothing>
        ) : (
          <ul className={styles.silent}>
            {silent.map(({ establishment, since }) => (
              <li key={establishment}>
                {text('home.silent', { establishment, moment: moment(since, zone) })}
              </li>
            ))}
          </ul>
        )
      }
    </Widget>
  );
}
