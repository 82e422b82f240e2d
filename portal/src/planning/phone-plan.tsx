import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import type { ShiftWarnings } from './plan-alerts.ts';
import type { Board, Entry } from './plan-board.ts';
import styles from './phone-plan.module.css';
import { type Names, personName, rowName, sayAbsence, shortAlert } from './plan-words.ts';
import { PositionName, stateIcons } from './shift-chip.tsx';
import { timesText } from './times-text.ts';

/** On a phone: day by day, who works when, each opened in its form (spec PLAN-68). */
export function PhonePlan({
  board,
  alerts,
  names,
  today,
  onOpen,
  onAdd,
}: {
  board: Board;
  alerts: ShiftWarnings;
  names: Names;
  today: string;
  onOpen: (entry: Entry, anchor: HTMLElement) => void;
  onAdd: (day: string, anchor: HTMLElement) => void;
}) {
  const speech = useSpeech();
  const { text, dayLong, duration } = speech;
  return (
    <div className={styles.days}>
      {board.days.map((day, at) => {
        const cells = board.rows.flatMap(({ cells: all, of }) => {
          const cell = all[at];
          return cell === undefined ? [] : [{ ...cell, of }];
        });
        const entries = cells
          .flatMap((cell) => cell.entries)
          .sort((a, b) => a.content.start - b.content.start);
        const away = cells.flatMap(({ absences, of }) => absences.map((one) => ({ one, of })));
        const total = board.totals[at];
        return (
          <section key={day} className={styles.day} aria-label={dayLong(day)}>
            <h2 className={styles.title} data-today={day === today || undefined}>
              <span className={styles.date}>{dayLong(day)}</span>
              <span className={styles.total}>
                {entries.length === 0 || total === undefined
                  ? ''
                  : `${duration(total.planned)} · ${text('plan.people', { count: total.people })}`}
              </span>
            </h2>
            {entries.length === 0 ? (
              <p className={styles.nothing}>{text('plan.nothing-day')}</p>
            ) : (
              <ul className={styles.list}>
                {entries.map((entry) => {
                  const { content, shift, state } = entry;
                  const [first] = alerts.get(shift.id)?.alerts ?? [];
                  return (
                    <li key={shift.id}>
                      <button
                        type="button"
                        className={styles.shift}
                        data-state={state}
                        onClick={({ currentTarget }) => onOpen(entry, currentTarget)}
                      >
                        <span className={styles.times}>{timesText(content, names.zone)}</span>
                        <span className={styles.who}>
                          {personName(speech, names, content.person)}
                        </span>
                        <span className={styles.more}>
                          {content.position === null ? null : (
                            <PositionName id={content.position} names={names} />
                          )}
                          {state === 'published' ? null : (
                            <Badge tone="info" icon={stateIcons[state]}>
                              {text(`plan.state-${state}`)}
                            </Badge>
                          )}
                          {first === undefined ? null : (
                            <Badge tone="danger" icon="warning">
                              {shortAlert(speech, first)}
                            </Badge>
                          )}
                        </span>
                      </button>
                    </li>
                  );
                })}
              </ul>
            )}
            {away.map(({ one, of }) => (
              <p key={one.id} className={styles.away}>
                <Icon name="lock" size={16} />
                {`${rowName(speech, of)}\u00a0: ${sayAbsence(speech, one)}`}
              </p>
            ))}
            <Button
              icon="add"
              aria-label={text('plan.add-to', { day: dayLong(day) })}
              onClick={({ currentTarget }) => onAdd(day, currentTarget)}
            >
              {text('plan.add')}
            </Button>
          </section>
        );
      })}
    </div>
  );
}
