import { mondayOf } from '@comptoir/shared/time/business-day';
import { Choices } from '@comptoir/ui/choices';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import { HoursRow, axisOf } from './hours-row.tsx';
import styles from './hours.module.css';
import { KnowingNotice, NotTakenNotice } from './knowing-notice.tsx';
import { SpanWalk } from './span-walk.tsx';
import { spanOf } from './spans.ts';
import type { HoursDay, HoursView, Span } from './view.ts';
import { briefDay, spanTitle } from './words.ts';

type Props = {
  panel: ReactNode;
  view: HoursView;
  now: number;
  offline: boolean;
  onSpan: (span: Span) => void;
  onDay: (day: string) => void;
  onSettle: (key: string) => void;
};

const kinds = ['week', 'month'] as const;

/** A week or a month: totals above, a line for each day, the latest week first. */
export function HoursScreen({ panel, view, now, offline, onSpan, onDay, onSettle }: Props) {
  const speech = useSpeech();
  const { text, duration } = speech;
  const { span, today, days, totals, rule } = view;
  const axis = axisOf(days, rule);
  const weeks = weeksOf(days);
  return (
    <Stage panel={panel}>
      <h1 className={styles.spoken}>{text('person.hours')}</h1>
      <header className={styles.head}>
        <Choices
          label={text('hours.span')}
          options={kinds.map((kind) => text(`hours.${kind}`))}
          chosen={text(`hours.${span.kind}`)}
          onChoose={(chosen) => {
            const kind = kinds.find((one) => text(`hours.${one}`) === chosen) ?? 'week';
            onSpan(spanOf(kind, today <= span.to && today >= span.from ? today : span.from));
          }}
        />
        <SpanWalk span={span} today={today} onSpan={onSpan} />
      </header>
      <dl className={styles.totals}>
        <div>
          <dt>{text('hours.worked')}</dt>
          <dd>{duration(totals.worked)}</dd>
        </div>
        <div>
          <dt>{text('hours.breaks')}</dt>
          <dd>{duration(totals.breaks)}</dd>
        </div>
        {totals.paid === totals.worked ? null : (
          <div>
            <dt>{text('hours.paid')}</dt>
            <dd>{duration(totals.paid)}</dd>
          </div>
        )}
        {view.overtime
          .filter(({ time }) => time > 0)
          .map(({ after, rate, time }) => (
            <div key={after} className={styles.small}>
              <dt>{text('hours.overtime', { after: duration(after * 60_000), rate })}</dt>
              <dd>{duration(time)}</dd>
            </div>
          ))}
      </dl>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={spanTitle(speech, span)}>
        <NotTakenNotice notTaken={view.notTaken} zone={rule.zone} onSettle={onSettle} />
        <KnowingNotice knowing={view} zone={rule.zone} now={now} offline={offline} />
        {weeks.map(({ monday, days: own }) => (
          <section key={monday} className={styles.week}>
            {span.kind === 'week' ? null : (
              <h3>
                <span>{text('hours.week-heading', { from: briefDay(speech, monday) })}</span>
                <b>{duration(own.reduce((sum, { worked }) => sum + worked, 0))}</b>
              </h3>
            )}
            <ul>
              {own.map((day) => (
                <li key={day.day}>
                  <HoursRow {...{ day, rule, axis }} today={today} onOpen={() => onDay(day.day)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Stage>
  );
}

/** By ISO week, the latest first; the days of one as they went. */
function weeksOf(days: readonly HoursDay[]): { monday: string; days: HoursDay[] }[] {
  const weeks = new Map<string, HoursDay[]>();
  for (const day of days) {
    const monday = mondayOf(day.day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), day]);
  }
  return [...weeks].map(([monday, own]) => ({ monday, days: own })).reverse();
}
