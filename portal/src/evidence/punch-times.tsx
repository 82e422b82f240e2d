import type { PunchTimesAnswer } from '@comptoir/shared/evidence/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { TextField } from '@comptoir/ui/text-field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Section } from '../page.tsx';
import { punchTimesQuery } from './api.ts';
import { FileDialog } from './file-dialog.tsx';
import { type Period, isPeriod, lastTwoWeeks } from './period.ts';
import styles from './punch-times.module.css';
import { dateOf, doubtsIn, toldTimes } from './told-times.ts';

/** Days that are open at first; the others open at a touch. */
const atOnce = 3;

type PunchLine = PunchTimesAnswer['punches'][number];

/** O6: somebody's punches with their three times, the latest day first, and the file that proves them. */
export function PunchTimes({
  person,
  name,
  zone,
  now,
}: {
  person: string;
  /** Null: whoever looks. */
  name: string | null;
  zone: string;
  now: number;
}) {
  const { text } = useSpeech();
  const [period, setPeriod] = useState<Period>(() => lastTwoWeeks(dateOf(now, zone)));
  const [filing, setFiling] = useState(false);
  const good = isPeriod(period);
  return (
    <Section
      title={text(name === null ? 'punch-times.own-title' : 'punch-times.title')}
      acts={
        <Button icon="proof" onClick={() => setFiling(true)}>
          {text('punch-times.file')}
        </Button>
      }
    >
      <p className={styles.lead}>{text('punch-times.lead')}</p>
      <PeriodFields period={period} onPeriod={setPeriod} />
      {good ? <Days person={person} period={period} /> : null}
      {filing ? (
        <FileDialog
          person={person}
          name={name}
          period={good ? period : lastTwoWeeks(dateOf(now, zone))}
          onClose={() => setFiling(false)}
        />
      ) : null}
    </Section>
  );
}

/** From which day to which; what is wrong with it is said at the second. */
export function PeriodFields({
  period,
  onPeriod,
}: {
  period: Period;
  onPeriod: (period: Period) => void;
}) {
  const { text } = useSpeech();
  return (
    <div className={styles.period}>
      <TextField
        label={text('punch-times.from')}
        type="date"
        value={period.first}
        onChange={(event) => onPeriod({ ...period, first: event.target.value })}
      />
      <TextField
        label={text('punch-times.to')}
        type="date"
        value={period.last}
        error={isPeriod(period) ? null : text('punch-times.dates')}
        onChange={(event) => onPeriod({ ...period, last: event.target.value })}
      />
    </div>
  );
}

function Days({ person, period }: { person: string; period: Period }) {
  const { text, dayLong } = useSpeech();
  const query = useQuery(punchTimesQuery(useApi(), { person, ...period }));
  return (
    <Loaded query={query} rows={5}>
      {(punches) =>
        punches.length === 0 ? (
          <EmptyState icon="expected" title={text('punch-times.none')}>
            {text('punch-times.none-text')}
          </EmptyState>
        ) : (
          <>
            {byDay(punches).map(([day, some], at) => (
              <details key={day} className={styles.day} open={at < atOnce}>
                <summary>
                  <Icon name="forward" size={18} />
                  <h3>{dayLong(day)}</h3>
                  <span>{text('punch-times.count', { count: some.length })}</span>
                </summary>
                <ul>
                  {some.map((punch) => (
                    <Line key={punch.id} punch={punch} />
                  ))}
                </ul>
              </details>
            ))}
          </>
        )
      }
    </Loaded>
  );
}

/** The latest day first; in a day, as it went. */
function byDay(punches: readonly PunchLine[]): [string, PunchLine[]][] {
  const days = new Map<string, PunchLine[]>();
  for (const punch of punches) days.set(punch.day, [...(days.get(punch.day) ?? []), punch]);
  return [...days].sort(([a], [b]) => (a < b ? 1 : -1));
}

const icons = { in: 'in', out: 'out', 'break-start': 'break', 'break-end': 'resume' } as const;

function Line({ punch }: { punch: PunchLine }) {
  const speech = useSpeech();
  const { text } = speech;
  const { type, store, zone, day, times, cancelled, setAside, added, declared } = punch;
  const told = toldTimes(speech, times, { zone, day });
  const doubts = doubtsIn(punch.flags);
  return (
    <li className={styles.punch} data-cancelled={cancelled || setAside || undefined}>
      <div className={styles.what}>
        <span className={styles.act}>
          <Icon name={icons[type]} size={18} />
          {text(`evidence.act-${type}`)}
        </span>
        <span className={styles.store}>{store}</span>
        {cancelled ? (
          <Badge tone="quiet" icon="undo">
            {text('punch-times.cancelled')}
          </Badge>
        ) : null}
        {setAside ? (
          <Badge tone="quiet" icon="edit">
            {text('punch-times.set-aside')}
          </Badge>
        ) : null}
        {added ? (
          <Badge tone="info" icon="edit">
            {text('punch-times.added')}
          </Badge>
        ) : null}
        {declared ? (
          <Badge tone="info" icon="edit">
            {text('punch-times.declared')}
          </Badge>
        ) : null}
        {doubts.length === 0 ? null : (
          <Badge tone="warn" icon="warning">
            {text('punch-times.doubtful')}
          </Badge>
        )}
      </div>
      <dl className={styles.times}>
        <div className={styles.estimated}>
          <dt>{text('punch-times.estimated')}</dt>
          <dd>{told.estimated}</dd>
        </div>
        <div>
          <dt>{text('punch-times.wall')}</dt>
          <dd>{added ? text('punch-times.no-clock') : told.wall}</dd>
        </div>
        <div className={styles.server}>
          <dt>{text('punch-times.server')}</dt>
          <dd>{told.server}</dd>
        </div>
      </dl>
      {doubts.length === 0 ? null : (
        <ul className={styles.doubts}>
          {doubts.map((flag) => (
            <li key={flag}>{text(`evidence.flag-${flag}`)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
