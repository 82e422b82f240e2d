import { Icon } from './icon.tsx';
import styles from './keypad.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Twelve large keys. `extra` fills the corner left of zero: a comma, or nothing. */
export function Keypad({
  onKey,
  onErase,
  eraseLabel,
  extra,
  disabled = false,
}: {
  onKey: (key: string) => void;
  onErase: () => void;
  eraseLabel: string;
  extra?: { key: string; label: string };
  disabled?: boolean;
}) {
  const key = (value: string, label = value) => (
    <button
      key={value}
      type="button"
      className={styles.key}
      disabled={disabled}
      onClick={() => onKey(value)}
    >
      {label}
    </button>
  );
  return (
    <div className={styles.pad} data-disabled={disabled || undefined}>
      {digits.map((digit) => key(digit))}
      <div className={styles.corner}>
        {extra === undefined ? null : key(extra.key, extra.label)}
      </div>
      {key('0')}
      <button
        type="button"
        className={styles.erase}
        disabled={disabled}
        onClick={onErase}
        aria-label={eraseLabel}
      >
        <Icon name="erase" size={34} />
      </button>
    </div>
  );
}
