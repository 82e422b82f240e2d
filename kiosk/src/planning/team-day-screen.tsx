import { Icon, type IconName } from '@comptoir/ui/icon';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { PersonFace } from '../faces.tsx';
import { useSpeech } from '../language/language.tsx';
import type { Speech } from '../language/speech.ts';
import styles from './team-day.module.css';
import type { TeamDayState, TeamDayView, TeamMember } from './view.ts';
import { longDay, timesOf } from './words.ts';

const hour = 3_600_000;

const looks: Record<TeamDayState, { icon: IconName; tone: string }> = {
  in: { icon: 'in', tone: 'in' },
  break: { icon: 'break', tone: 'break' },
  'to-come': { icon: 'expected', tone: 'expected' },
  expected: { icon: 'expected', tone: 'expected' },
  missing: { icon: 'warning', tone: 'break' },
  gone: { icon: 'out', tone: 'out' },
  absent: { icon: 'minus', tone: 'out' },
  unplanned: { icon: 'minus', tone: 'out' },
};

/** The day of the store as lines of time: what is planned as an outline, what was worked filled in. */
export function TeamDayScreen({
  panel,
  view,
  now,
}: {
  panel: ReactNode;
  view: TeamDayView;
  now: number;
}) {
  const speech = useSpeech();
  const { text, time } = speech;
  const { people, open, others, rule, today, hideStatuses } = view;
  const axis = axisOf(view, now);
  const share = (at: number) => `${((at - axis.from) / (axis.to - axis.from)) * 100}%`;
  const bar = ({ start, end }: { start: number; end: number }) => ({
    insetInlineStart: share(Math.max(start, axis.from)),
    width: `${((Math.min(end, axis.to) - Math.max(start, axis.from)) / (axis.to - axis.from)) * 100}%`,
  });
  const hours = Array.from(
    { length: Math.floor((axis.to - axis.from) / axis.step) + 1 },
    (_, index) => axis.from + index * axis.step,
  );
  return (
    <Stage panel={panel}>
      <h1 className={styles.title}>{longDay(speech, today)}</h1>
      {people.length + open.length === 0 ? (
        <EmptyState icon="calendar" title={text('team-day.none')}>
          {text('team-day.none-note')}
        </EmptyState>
      ) : (
        <div
          className={styles.scroll}
          tabIndex={0}
          role="group"
          aria-label={text('team-day.title')}
        >
          <div className={styles.axis} aria-hidden="true">
            {hours.map((at) => (
              <span key={at} style={{ insetInlineStart: share(at) }}>
                {time(at, rule.zone).replace(/^0|:00$/g, '')}
              </span>
            ))}
          </div>
          <ul className={styles.people}>
            {people.map((one) => (
              <li key={one.who.id} className={styles.person}>
                <PersonFace line={one.who} size="small" />
                <div className={styles.who}>
                  <b>{one.who.name}</b>
                  {hideStatuses ? null : <State speech={speech} member={one} zone={rule.zone} />}
                </div>
                <p className={styles.times}>
                  {one.shifts.map(({ row, position }) => (
                    <span key={row.id}>
                      {timesOf(speech, row, rule.zone)}
                      {position === null ? null : ` · ${position.name}`}
                    </span>
                  ))}
                </p>
                <Track {...{ share, hours, now, axis }}>
                  {one.shifts.map(({ row }) => (
                    <span key={row.id} className={styles.planned} style={bar(row)} />
                  ))}
                  {one.periods.map((period) => (
                    <span
                      key={period.start}
                      className={styles.worked}
                      data-state={one.state}
                      style={bar(period)}
                    />
                  ))}
                </Track>
              </li>
            ))}
            {open.map(({ row, position }) => (
              <li key={row.id} className={styles.person} data-open>
                <span className={styles.nobody}>
                  <Icon name="person" size={20} />
                </span>
                <div className={styles.who}>
                  <b>{text('team-day.open')}</b>
                </div>
                <p className={styles.times}>
                  {timesOf(speech, row, rule.zone)}
                  {position === null ? null : ` · ${position.name}`}
                </p>
                <Track {...{ share, hours, now, axis }}>
                  <span className={styles.planned} data-open style={bar(row)} />
                </Track>
              </li>
            ))}
          </ul>
          {others.length === 0 ? null : (
            <p className={styles.others}>
              {text('team-day.others', { count: others.length, names: others.join(', ') })}
            </p>
          )}
        </div>
      )}
    </Stage>
  );
}

type Axis = { from: number; to: number; step: number };

function Track({
  share,
  hours,
  now,
  axis,
  children,
}: {
  share: (at: number) => string;
  hours: readonly number[];
  now: number;
  axis: Axis;
  children: ReactNode;
}) {
  return (
    <div className={styles.track} aria-hidden="true">
      {hours.map((at) => (
        <span key={at} className={styles.hour} style={{ insetInlineStart: share(at) }} />
      ))}
      {children}
      {now < axis.from || now > axis.to ? null : (
        <span className={styles.now} style={{ insetInlineStart: share(now) }} />
      )}
    </div>
  );
}

function State({ speech, member, zone }: { speech: Speech; member: TeamMember; zone: string }) {
  const { text, time } = speech;
  const { state, from } = member;
  const { icon, tone } = looks[state];
  return (
    <span className={styles.state} data-tone={tone}>
      <Icon name={icon} size={18} />
      {text(`team-day.${state}`, { time: from === null ? '' : time(from, zone) })}
    </span>
  );
}

/** Whole hours around all that is planned and worked, at least eight. */
function axisOf({ people, open }: TeamDayView, now: number): Axis {
  const spans = [
    ...people.flatMap(({ shifts, periods }) => [...shifts.map(({ row }) => row), ...periods]),
    ...open.map(({ row }) => row),
  ];
  const from = Math.floor(Math.min(now, ...spans.map(({ start }) => start)) / hour) * hour;
  const to = Math.ceil(Math.max(now, ...spans.map(({ end }) => end)) / hour) * hour;
  const length = Math.max(to - from, 8 * hour);
  return { from, to: from + length, step: (length > 12 * hour ? 2 : 1) * hour };
}
