import { Icon } from './icon.tsx';
import styles from './toast.module.css';

const icons = { good: 'check', warn: 'warning', danger: 'warning' } as const;

/**
 * One message at the top right, spoken politely; nothing while there is none. It stands above the page's own acts and
 * covers none of them.
 */
export function Toast({
  region,
  close,
  undo,
  text,
  tone,
  onHold,
  onUndo,
  onClose,
}: {
  /** What the place of messages is called. */
  region: string;
  close: string;
  undo: string;
  /** Null: nothing to say now. */
  text: string | null;
  tone: 'good' | 'warn' | 'danger';
  /** Somebody points at it or stands in it. */
  onHold: (hold: boolean) => void;
  /** Null where it cannot be taken back. */
  onUndo: (() => void) | null;
  onClose: () => void;
}) {
  return (
    <section aria-label={region} className={styles.region}>
      <div
        className={text === null ? undefined : styles.toast}
        data-tone={tone}
        onPointerEnter={() => onHold(true)}
        onPointerLeave={() => onHold(false)}
        onFocus={() => onHold(true)}
        onBlur={() => onHold(false)}
      >
        {text === null ? null : <Icon name={icons[tone]} size={22} />}
        <p role="status" className={styles.text}>
          {text}
        </p>
        {text === null || onUndo === null ? null : (
          <button type="button" className={styles.undo} onClick={onUndo}>
            {undo}
          </button>
        )}
        {text === null ? null : (
          <button type="button" className={styles.close} aria-label={close} onClick={onClose}>
            <Icon name="close" size={20} />
          </button>
        )}
      </div>
    </section>
  );
}
