import type { DayRule } from '@comptoir/shared/time/business-day';
import { plannedWork } from '@comptoir/shared/planning/same-shift';
import { Badge } from '@comptoir/ui/badge';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import styles from './schedule.module.css';
import type { ScheduleDay } from './view.ts';
import { absenceMark, longDay, shortDay, timesOf } from './words.ts';

/** A business day of the list: when, where, for how long, and what one asked for. */
export function ScheduleRow({
  day: { day, shifts, absences, colleagues },
  rule,
  today,
  onOpen,
}: {
  day: ScheduleDay;
  rule: DayRule;
  today: string;
  onOpen: () => void;
}) {
  const speech = useSpeech();
  const { text, duration } = speech;
  const total = shifts.reduce((sum, { row }) => sum + plannedWork(row), 0);
  return (
    <button
      type="button"
      className={styles.row}
      data-past={day < today || undefined}
      data-free={shifts.length === 0 || undefined}
      aria-label={[
        longDay(speech, day),
        ...shifts.map(({ row }) => timesOf(speech, row, rule.zone)),
      ].join(', ')}
      onClick={onOpen}
    >
      <span className={styles.date} data-today={day === today || undefined}>
        {shortDay(speech, day)}
      </span>
      <span className={styles.told}>
        {shifts.length === 0 && absences.length === 0 ? (
          <span className={styles.soft}>{text('schedule.free')}</span>
        ) : null}
        {shifts.map(({ row, position, pending }) => (
          <span key={row.id} className={styles.shift}>
            <b className={styles.times}>{timesOf(speech, row, rule.zone)}</b>
            {position === null ? null : (
              <span className={styles.position}>
                <span
                  className={styles.dot}
                  style={{ background: `var(--person-${position.colour})` }}
                />
                {position.name}
              </span>
            )}
            {row.note === null ? null : <span className={styles.soft}>{row.note}</span>}
            {pending ? (
              <Badge tone="quiet" icon="sending">
                {text('schedule.unsent')}
              </Badge>
            ) : null}
          </span>
        ))}
        {absences.map(({ row }) => {
          const { tone, icon, word } = absenceMark(speech, row);
          return (
            <Badge key={row.id} tone={tone} icon={icon}>
              {`${text(`absence.${row.type}`)} · ${word}`}
            </Badge>
          );
        })}
        {shifts.length === 0 || colleagues.length === 0 ? null : (
          <span className={styles.soft}>{text('schedule.with', { count: colleagues.length })}</span>
        )}
      </span>
      <b className={styles.worked}>{total === 0 ? '' : duration(total)}</b>
      <span className={styles.open} aria-hidden="true">
        <Icon name="forward" size={20} />
      </span>
    </button>
  );
}
