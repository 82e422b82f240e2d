import { type PunchType, punchTypes } from '@comptoir/shared/punches/operations';
import { formatTime } from '@comptoir/shared/time/format';
import type { DraftFault, DraftLine } from '@comptoir/shared/timesheets/corrections/draft';
import { Icon } from '@comptoir/ui/icon';
import { useId } from 'react';
import { useSpeech } from '../../language/language.tsx';
import styles from './propose.module.css';

/** Minutes of one press. */
const step = 5;

/** One punch of a day that is being put right: which, when, and whether at all. */
export function LineEditor({
  line,
  zone,
  fault,
  onLine,
  onRemove,
}: {
  line: DraftLine;
  zone: string;
  /** What is wrong with it, once somebody wanted to send it. */
  fault: DraftFault | null;
  onLine: (line: DraftLine) => void;
  onRemove: () => void;
}) {
  const { text } = useSpeech();
  const id = useId();
  const { punch, type, time, removed } = line;
  const was = punch && { punch: text(`punch.${punch.type}`), time: formatTime(punch.at, zone) };
  const moved = was !== null && (removed || type !== punch?.type || time !== was.time);
  const words = { punch: text(`punch.${type}`), time };
  return (
    <li className={styles.line} data-removed={removed || undefined}>
      <label className={styles.type}>
        <span className={styles.spoken}>{text('correction.type')}</span>
        <select
          value={type}
          disabled={removed}
          onChange={(event) => onLine({ ...line, type: event.target.value as PunchType })}
        >
          {punchTypes.map((one) => (
            <option key={one} value={one}>
              {text(`punch.${one}`)}
            </option>
          ))}
        </select>
        <Icon name="forward" size={18} />
      </label>
      <div className={styles.when}>
        <Step
          by={-step}
          time={time}
          removed={removed}
          onTime={(next) => onLine({ ...line, time: next })}
        />
        <input
          type="time"
          className={styles.time}
          aria-label={text('correction.time')}
          aria-invalid={fault === null ? undefined : true}
          aria-describedby={fault === null ? undefined : `${id}-fault`}
          value={time}
          disabled={removed}
          onChange={(event) => onLine({ ...line, time: event.target.value })}
        />
        <Step
          by={step}
          time={time}
          removed={removed}
          onTime={(next) => onLine({ ...line, time: next })}
        />
      </div>
      <button
        type="button"
        className={styles.remove}
        aria-label={text(removed ? 'correction.put-back-name' : 'correction.remove-name', words)}
        onClick={onRemove}
      >
        <Icon name={removed ? 'undo' : 'close'} />
        <span>{text(removed ? 'correction.put-back' : 'correction.remove')}</span>
      </button>
      {moved || punch === null ? (
        <p className={styles.was}>
          {punch === null
            ? text('correction.new')
            : removed
              ? text('correction.removed')
              : text('correction.was', was ?? words)}
        </p>
      ) : null}
      {fault === null ? null : (
        <p id={`${id}-fault`} className={styles.fault}>
          <Icon name="warning" size={18} />
          {text(`correction.fault-${fault}`)}
        </p>
      )}
    </li>
  );
}

function Step({
  by,
  time,
  removed,
  onTime,
}: {
  by: number;
  time: string;
  removed: boolean;
  onTime: (time: string) => void;
}) {
  const { text } = useSpeech();
  const count = Math.abs(by);
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={text(by < 0 ? 'correction.earlier' : 'correction.later', { count })}
      disabled={removed || time === ''}
      onClick={() => onTime(movedBy(time, by))}
    >
      <Icon name={by < 0 ? 'minus' : 'add'} />
    </button>
  );
}

/** Around the clock: five minutes before midnight and after. */
export function movedBy(time: string, by: number): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const all = (hours * 60 + minutes + by + 24 * 60) % (24 * 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(all / 60))}:${two(all % 60)}`;
}
