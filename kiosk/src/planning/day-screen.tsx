import type { PlanningRules } from '@comptoir/shared/establishments/planning-rules';
import type { DayRule } from '@comptoir/shared/time/business-day';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { PersonFace } from '../faces.tsx';
import { useSpeech } from '../language/language.tsx';
import styles from './schedule.module.css';
import type { ScheduleDay, ShownShift } from './view.ts';
import { absenceMark, detailsOf, longDay, spanWords, timesOf } from './words.ts';

type Props = {
  panel: ReactNode;
  day: ScheduleDay;
  rule: DayRule;
  rules: PlanningRules;
  now: number;
  /** Open shifts of this day that they may ask for. */
  open: ShownShift[];
  /** What was asked for just now; null: nothing. */
  /** What became of what was asked just now. */
  said: ReactNode;
  /** Whether a shift is being offered or asked for already. */
  isAsked: (shift: string) => boolean;
  onOffer: (shift: ShownShift) => void;
  onTake: (shift: ShownShift) => void;
};

/** A business day: one's own shifts, who else works, and what nobody has yet. */
export function ScheduleDayScreen(props: Props) {
  const { panel, day, rule, rules, now, open, said, isAsked, onOffer, onTake } = props;
  const speech = useSpeech();
  const { text } = speech;
  const title = longDay(speech, day.day);
  return (
    <Stage panel={panel}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={title}>
        {said}
        {day.shifts.length === 0 ? (
          <p className={styles.soft}>{text('schedule.today-free')}</p>
        ) : (
          <ul className={styles.lines}>
            {day.shifts.map((shift) => (
              <li key={shift.row.id}>
                <div className={styles.line}>
                  <span className={styles.todayTimes}>{timesOf(speech, shift.row, rule.zone)}</span>
                  <span className={styles.soft}>
                    {detailsOf(speech, shift.row, shift.position)}
                  </span>
                </div>
                {isAsked(shift.row.id) ? (
                  <Badge tone="info" icon="expected">
                    {text('schedule.offered')}
                  </Badge>
                ) : rules.swaps && shift.row.start > now ? (
                  <Button icon="people" onClick={() => onOffer(shift)}>
                    {text('schedule.offer')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {day.absences.map(({ row }) => {
          const { tone, icon, word } = absenceMark(speech, row);
          return (
            <p key={row.id} className={styles.position}>
              <Badge tone={tone} icon={icon}>
                {`${text(`absence.${row.type}`)} · ${word}`}
              </Badge>
              <span className={styles.soft}>{spanWords(speech, row.span)}</span>
            </p>
          );
        })}
        {open.length === 0 ? null : (
          <section className={styles.group}>
            <h2>{text('open.title')}</h2>
            <OpenShifts {...{ open, rule, isAsked, onTake }} />
          </section>
        )}
        {day.colleagues.length === 0 ? null : (
          <section className={styles.group}>
            <h2>{text('schedule.colleagues')}</h2>
            <ul className={styles.lines}>
              {day.colleagues.map(({ who, shifts }) => (
                <li key={who.id}>
                  <PersonFace line={who} size="small" />
                  <span className={styles.line}>{who.name}</span>
                  <span>
                    {shifts
                      .map(({ row, position }) =>
                        [timesOf(speech, row, rule.zone), position?.name]
                          .filter((one) => one !== undefined)
                          .join(' · '),
                      )
                      .join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Stage>
  );
}

/** Shifts that nobody has yet, each with the button that asks for it. */
export function OpenShifts({
  open,
  rule,
  dated = false,
  isAsked,
  onTake,
}: Pick<Props, 'open' | 'rule' | 'isAsked' | 'onTake'> & {
  /** With their dates: in a list of several days. */
  dated?: boolean;
}) {
  const speech = useSpeech();
  const { text } = speech;
  return (
    <ul className={styles.lines}>
      {open.map((shift) => (
        <li key={shift.row.id}>
          <div className={styles.line}>
            <b>
              {dated ? `${longDay(speech, speech.day(shift.row.start, rule.zone))}, ` : ''}
              {timesOf(speech, shift.row, rule.zone)}
            </b>
            <span className={styles.soft}>{detailsOf(speech, shift.row, shift.position)}</span>
          </div>
          {isAsked(shift.row.id) ? (
            <Badge tone="info" icon="expected">
              {text('open.asked')}
            </Badge>
          ) : (
            <Button icon="add" onClick={() => onTake(shift)}>
              {text('open.take')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
