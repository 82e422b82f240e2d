import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { PersonFace } from '../faces.tsx';
import { daysBetween } from '../local-database/hours.ts';
import styles from './team.module.css';
import { KnowingNotice } from './knowing-notice.tsx';
import { SpanWalk } from './span-walk.tsx';
import type { TeamDay, TeamView } from './view.ts';
import { shortDay } from './words.ts';

/** The week of the store: a row for each person, a figure for each day, marked where somebody has to look. */
export function TeamScreen({
  view,
  now,
  onDay,
  onPerson,
}: {
  /** Null while it is being read. */
  view: TeamView | null;
  now: number;
  /** A day of the week that is wanted. */
  onDay: (day: string) => void;
  onPerson: (person: string, day: string) => void;
}) {
  const speech = useSpeech();
  const { text, duration } = speech;
  if (view === null) return null;
  const { span, today, people, rule } = view;
  const days = daysBetween(span.from, span.to);
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={text('team.week')}>
      <SpanWalk span={span} today={today} onSpan={({ from }) => onDay(from)} />
      <KnowingNotice knowing={view} zone={rule.zone} now={now} offline={false} />
      <table className={styles.week}>
        <thead>
          <tr>
            <th scope="col">{text('team.person')}</th>
            {days.map((day) => (
              <th key={day} scope="col" data-today={day === today || undefined}>
                {shortDay(speech, day)}
              </th>
            ))}
            <th scope="col">{text('team.total')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ who, days: own, worked }) => (
            <tr key={who.id}>
              <th scope="row">
                <button type="button" onClick={() => onPerson(who.id, span.from)}>
                  <PersonFace line={who} size="small" />
                  <span>{who.name}</span>
                </button>
              </th>
              {days.map((day) => (
                <Figure key={day} day={own.find((one) => one.day === day)} />
              ))}
              <td>
                <b>{worked === 0 ? '–' : duration(worked)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ day }: { day: TeamDay | undefined }) {
  const { text, duration } = useSpeech();
  if (day === undefined) return <td />;
  const { worked, anomalies, warnings, corrected } = day;
  const mark =
    anomalies.length > 0
      ? { icon: 'warning', tone: 'warn', word: anomalies.map((one) => text(`hours.mark-${one}`)) }
      : warnings.length > 0
        ? {
            ...{ icon: 'warning', tone: 'quiet' },
            word: [text('hours.mark-warning', { count: warnings.length })],
          }
        : corrected
          ? { icon: 'edit', tone: 'quiet', word: [text('hours.mark-corrected')] }
          : null;
  return (
    <td data-tone={mark?.tone}>
      {worked === 0 && mark === null ? '–' : duration(worked)}
      {mark === null ? null : (
        <span className={styles.mark}>
          <Icon name={mark.icon as 'warning'} size={16} />
          <span className={styles.spoken}>{mark.word.join(', ')}</span>
        </span>
      )}
    </td>
  );
}
