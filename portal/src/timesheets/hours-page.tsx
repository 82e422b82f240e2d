import type { Me } from '@comptoir/shared/access/portal';
import { businessDay } from '@comptoir/shared/time/business-day';
import type { OwnHours } from '@comptoir/shared/timesheets/portal';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useKeptAnswer } from '../kept-answer.ts';
import { KeptNotice } from '../kept-notice.tsx';
import { useSpeech } from '../language/language.tsx';
import { Page, Section } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { ownHoursQuery } from './api.ts';
import styles from './hours.module.css';
import { hoursKeeping } from './kept-hours.ts';
import { OwnCorrections } from './corrections/own-corrections.tsx';
import { ProposeCorrection } from './corrections/propose-correction.tsx';
import { OwnDays } from './own-days-list.tsx';
import { type OwnDay, askedRange, ownDays } from './own-days.ts';
import { grownSince } from './own-period.ts';
import { LockedDays } from './periods/locked-days.tsx';

const shownDays = 30;

/** One's own hours: am I in, how long have I worked, when is the next time, and the days as they were. */
export function HoursPage({
  me,
  punches,
}: {
  me: Me;
  /** One's punches with their three times, drawn by the room of evidence. */
  punches: ReactNode;
}) {
  const { text, date } = useSpeech();
  const now = useNow();
  const zone = me.establishments[0]?.zone ?? 'Europe/Paris';
  const range = askedRange(now, zone);
  const query = useQuery(ownHoursQuery(useApi(), range.from, range.to));
  const shown = useKeptAnswer(query, hoursKeeping(me.person.id));
  const { data, at, kept, old, failure } = shown;
  const retry = () => void query.refetch();
  return (
    <Page title={text('hours.title')} lead={<span className={styles.date}>{date(now, zone)}</span>}>
      {old ? (
        <KeptNotice at={at} onRetry={retry}>
          {text('hours.kept')}
        </KeptNotice>
      ) : (
        <Failed failure={failure} onRetry={retry} />
      )}
      {data !== undefined ? (
        <Hours me={me} hours={data} askedAt={at} kept={kept} old={old} now={now} zone={zone} />
      ) : (
        failure === null && <Skeleton rows={5} label={text('app.loading')} />
      )}
      {kept ? null : <div className={styles.punches}>{punches}</div>}
    </Page>
  );
}

function Hours({
  me,
  hours,
  askedAt,
  kept,
  old,
  now,
  zone,
}: {
  me: Me;
  hours: OwnHours;
  /** When the answer came, ms: what is going on has grown since. */
  askedAt: number;
  /** The copy of this device: read alone. */
  kept: boolean;
  /** As it was then: nothing goes on in it. */
  old: boolean;
  now: number;
  zone: string;
}) {
  const { text } = useSpeech();
  const [opened] = useState(now);
  const since = old ? 0 : grownSince(hours, askedAt, opened, now);
  const today = old
    ? businessDay(now, zone, me.establishments[0]?.cutOffHour ?? 0)
    : hours.today.day;
  const days = ownDays(hours, old ? askedAt : now, zone, shownDays, today);
  const [correcting, setCorrecting] = useState<{ day: string | null } | null>(null);
  const { establishments: places } = me;
  const mayCorrect = places.length > 0 && !kept;
  return (
    <div className={styles.home}>
      <div className={styles.first}>
        {hours.today.day === today ? (
          <Today hours={hours} grown={since} days={days} zone={zone} />
        ) : null}
        {old && (hours.next?.start ?? 0) < now ? null : <Next hours={hours} zone={zone} />}
        {hours.silent.map(({ establishment, since: at }) => (
          <Silent key={establishment} establishment={establishment} since={at} zone={zone} />
        ))}
        <OwnCorrections
          corrections={hours.corrections}
          punches={hours.punches}
          me={me.person.id}
          names={hours.names ?? {}}
          zone={zone}
          kept={kept}
        />
      </div>
      <Section
        title={text('home.days')}
        acts={
          mayCorrect ? (
            <Button icon="edit" onClick={() => setCorrecting({ day: null })}>
              {text('correct.own-act')}
            </Button>
          ) : null
        }
      >
        <LockedDays locks={hours.locks} zone={zone} />
        <OwnDays
          days={days}
          hours={hours}
          grown={since}
          zone={zone}
          onCorrect={mayCorrect ? (day) => setCorrecting({ day }) : null}
        />
      </Section>
      {correcting === null ? null : (
        <ProposeCorrection
          person={me.person.id}
          hours={hours}
          places={places}
          day={correcting.day}
          now={now}
          onClose={() => setCorrecting(null)}
        />
      )}
    </div>
  );
}

function Today({
  hours,
  grown,
  days,
  zone,
}: {
  hours: OwnHours;
  grown: number;
  days: OwnDay[];
  zone: string;
}) {
  const { text, duration, time } = useSpeech();
  const { today, week, month } = hours;
  const icon = { in: 'in', break: 'break', out: 'out' } as const;
  const latest = days.find((one) => one.current)?.periods.at(-1);
  const figures = [
    [text('home.week'), duration(week.worked + grown)],
    [text('home.month'), duration(month.worked + grown)],
  ];
  return (
    <section className={styles.today} aria-label={text('home.today')}>
      <p className={styles.state}>
        <Icon name={icon[today.state]} size={20} />
        {today.state === 'in' && latest
          ? text('home.in-since', { time: time(latest.start, zone) })
          : text(`home.state-${today.state}`)}
      </p>
      <p className={styles.worked}>{duration(today.worked + grown)}</p>
      <p className={styles.label}>{text('home.worked-today')}</p>
      <dl className={styles.figures}>
        {figures.map(([label, figure]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Next({ hours: { next }, zone }: { hours: OwnHours; zone: string }) {
  const { text, date, time } = useSpeech();
  return (
    <section className={styles.next} aria-label={text('home.next')}>
      <h2>{text('home.next')}</h2>
      {next === null ? (
        <p className={styles.nothing}>{text('home.next-none')}</p>
      ) : (
        <p className={styles.shift}>
          <span className={styles.day}>{date(next.start, zone)}</span>{' '}
          <b>
            {time(next.start, zone)} – {time(next.end, zone)}
          </b>
        </p>
      )}
    </section>
  );
}

function Silent({
  establishment,
  since,
  zone,
}: {
  establishment: string;
  since: number;
  zone: string;
}) {
  const { text, moment } = useSpeech();
  return (
    <Notice tone="warn" icon="offline">
      {text('home.silent', { establishment, moment: moment(since, zone) })}
    </Notice>
  );
}
