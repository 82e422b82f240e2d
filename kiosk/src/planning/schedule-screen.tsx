import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import { ChangeCard } from './change-card.tsx';
import { ScheduleRow } from './schedule-row.tsx';
import styles from './schedule.module.css';
import type { ChangeLine, ScheduleView, ScheduleWeek } from './view.ts';
import { dayAndMonth, detailsOf, longDay, timesOf } from './words.ts';

type Props = {
  panel: ReactNode;
  view: ScheduleView;
  /** Changes that were new when the screen opened. */
  fresh: ReadonlySet<string>;
  now: number;
  offline: boolean;
  /** Colleagues who wait for an answer. */
  asked: number;
  onDay: (day: string) => void;
  onRequests: () => void;
  onAccept: (change: ChangeLine) => void;
};

/** What changed since the last visit, then today, this week and the next ones. */
export function ScheduleScreen(props: Props) {
  const { panel, view, fresh, now, offline, asked, onDay, onRequests, onAccept } = props;
  const { text, age } = useSpeech();
  const { changes, weeks, rule, today } = view;
  const isFresh = ({ row }: ChangeLine) => fresh.has(row.id);
  const news = changes.filter(isFresh);
  const seen = changes.filter((line) => !isFresh(line));
  const card = (line: ChangeLine) => (
    <li key={line.row.id}>
      <ChangeCard {...{ line, rule, today }} onAccept={() => onAccept(line)} />
    </li>
  );
  const nothing = weeks.every(({ days }) => days.every(({ shifts }) => shifts.length === 0));
  return (
    <Stage panel={panel}>
      <h1 className={styles.title}>{text('schedule.title')}</h1>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={text('schedule.title')}>
        {offline ? (
          <Notice tone="warn" icon="offline">
            {view.lastContact === null
              ? text('schedule.never')
              : text('schedule.offline', { age: age(now - view.lastContact) })}
          </Notice>
        ) : null}
        {news.length === 0 ? null : (
          <section className={styles.news} aria-labelledby="changes">
            <h2 id="changes">{text('schedule.changes', { count: news.length })}</h2>
            <ul className={styles.cards}>{news.map(card)}</ul>
          </section>
        )}
        {asked === 0 ? null : (
          <Notice tone="calm" icon="message">
            <div className={styles.asked}>
              <span>{text('schedule.asked', { count: asked })}</span>
              <Button onClick={onRequests}>{text('schedule.answer')}</Button>
            </div>
          </Notice>
        )}
        <Today view={view} now={now} onDay={onDay} />
        {nothing ? (
          <EmptyState icon="calendar" title={text('schedule.empty')}>
            {text('schedule.empty-note')}
          </EmptyState>
        ) : (
          weeks.map((week, index) => (
            <Week key={week.monday} {...{ week, index, rule, today, onDay }} />
          ))
        )}
        {seen.length === 0 ? null : (
          <section>
            <h2 className={styles.weekHead}>{text('schedule.seen-changes')}</h2>
            <ul className={styles.cards}>{seen.map(card)}</ul>
          </section>
        )}
      </div>
    </Stage>
  );
}

/** Today, to be read from afar. */
function Today({ view, now, onDay }: Pick<Props, 'view' | 'now' | 'onDay'>) {
  const speech = useSpeech();
  const { text } = speech;
  const { rule, today } = view;
  const day = view.weeks.flatMap(({ days }) => days).find((one) => one.day === today);
  const shifts = day?.shifts ?? [];
  return (
    <button type="button" className={styles.today} onClick={() => onDay(today)}>
      <span className={styles.todayDate}>
        {text('schedule.today')} · {longDay(speech, today)}
      </span>
      {shifts.length === 0 ? (
        <span className={styles.todayFree}>{text('schedule.today-free')}</span>
      ) : (
        shifts.map(({ row, position, pending }) => (
          <span key={row.id} className={styles.todayShift} data-over={row.end <= now || undefined}>
            <span className={styles.todayTimes}>{timesOf(speech, row, rule.zone)}</span>
            <span className={styles.todayDetails}>{detailsOf(speech, row, position)}</span>
            {pending ? (
              <Badge tone="quiet" icon="sending">
                {text('schedule.unsent')}
              </Badge>
            ) : null}
          </span>
        ))
      )}
      <span className={styles.open} aria-hidden="true">
        <Icon name="forward" />
      </span>
    </button>
  );
}

function Week({
  week: { monday, days, total },
  index,
  rule,
  today,
  onDay,
}: { week: ScheduleWeek; index: number } & Pick<ScheduleView, 'rule' | 'today'> &
  Pick<Props, 'onDay'>) {
  const speech = useSpeech();
  const { text, duration } = speech;
  const name =
    index === 0
      ? text('schedule.this-week')
      : index === 1
        ? text('schedule.next-week')
        : text('schedule.week-of', { from: dayAndMonth(speech, monday) });
  return (
    <section aria-label={name}>
      <h2 className={styles.weekHead}>
        <span>{name}</span>
        <b>{total === 0 ? text('schedule.nothing') : duration(total)}</b>
      </h2>
      {total === 0 && days.every(({ absences }) => absences.length === 0) ? null : (
        <ul className={styles.days}>
          {days.map((day) => (
            <li key={day.day}>
              <ScheduleRow {...{ day, rule, today }} onOpen={() => onDay(day.day)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
