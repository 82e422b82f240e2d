import { Icon, type IconName } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import type { Alert } from './plan-alerts.ts';
import type { Entry } from './plan-board.ts';
import type { PlanRows } from './plan-days.ts';
import type { ShiftState } from './plan.ts';
import { type Names, personName, positionName, sayAlert, shortAlert } from './plan-words.ts';
import styles from './shift-chip.module.css';
import { shortTime, timesText } from './times-text.ts';

export const stateIcons: Record<ShiftState, IconName> = {
  published: 'check',
  new: 'edit',
  changed: 'edit',
  removed: 'erase',
};

/**
 * A shift. Published it is plain; a draft is dashed and says so in a word with its icon, never by colour alone (spec
 * PLAN-65). `narrow`: four weeks side by side, where the words are spoken and stand in the legend.
 */
export function ShiftChip({
  entry,
  alerts,
  names,
  by,
  row,
  day,
  narrow,
  chosen,
  focusable,
}: {
  entry: Entry;
  alerts: readonly Alert[];
  names: Names;
  by: PlanRows;
  /** Spoken: whose line, and which day. */
  row: string;
  day: string;
  narrow: boolean;
  chosen: boolean;
  focusable: boolean;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const { shift, content, state } = entry;
  const position = content.position === null ? null : names.positions.get(content.position);
  const second =
    by === 'people'
      ? position === null || position === undefined
        ? null
        : position.name
      : personName(speech, names, content.person);
  const rest = [
    ...(second === null ? [] : [second]),
    ...(state === 'published' ? [] : [text(`plan.state-${state}-long`)]),
    ...(content.note === null ? [] : [content.note]),
    ...alerts.map((alert) => sayAlert(speech, alert)),
  ];
  const [first] = alerts;
  return (
    <button
      type="button"
      className={styles.chip}
      data-shift={shift.id}
      data-movable={state === 'removed' ? undefined : true}
      data-state={state}
      data-narrow={narrow || undefined}
      tabIndex={focusable ? 0 : -1}
      aria-pressed={chosen}
      aria-label={text('plan.shift-label', {
        row,
        day,
        times: timesText(content, names.zone),
        rest: rest.map((one) => `, ${one}`).join(''),
      })}
      style={{
        borderInlineStartColor: `var(--person-${position?.colour ?? 'slate'})`,
      }}
    >
      {narrow ? (
        <span className={styles.stack}>
          <span>{shortTime(content.start, names.zone)}</span>
          <span>{shortTime(content.end, names.zone)}</span>
        </span>
      ) : (
        <span className={styles.times}>{timesText(content, names.zone)}</span>
      )}
      {second === null || narrow ? null : <span className={styles.second}>{second}</span>}
      {state === 'published' && first === undefined && content.note === null ? null : (
        <span className={styles.marks}>
          {state === 'published' ? null : (
            <span className={styles.draft}>
              <Icon name={stateIcons[state]} size={13} />
              {narrow ? null : text(`plan.state-${state}`)}
            </span>
          )}
          {first === undefined ? null : (
            <span
              className={styles.alert}
              data-soft={(first.kind === 'conflict' && first.soft) || undefined}
            >
              <Icon name="warning" size={13} />
              {narrow ? null : <span className={styles.short}>{shortAlert(speech, first)}</span>}
              {narrow || alerts.length < 2 ? null : `+${alerts.length - 1}`}
            </span>
          )}
          {content.note === null || narrow ? null : (
            <span className={styles.note}>
              <Icon name="message" size={13} />
            </span>
          )}
        </span>
      )}
    </button>
  );
}

/** The position's name with its colour. */
export function PositionName({ id, names }: { id: string | null; names: Names }) {
  const speech = useSpeech();
  const colour = (id === null ? null : names.positions.get(id)?.colour) ?? 'slate';
  return (
    <span className={styles.position}>
      <span className={styles.dot} style={{ background: `var(--person-${colour})` }} />
      {positionName(speech, names, id)}
    </span>
  );
}
