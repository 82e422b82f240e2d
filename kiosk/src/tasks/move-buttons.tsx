import { Icon } from '@comptoir/ui/icon';
import styles from './move-buttons.module.css';

/** Up and down, one step a tap: a wet finger drags badly, and a keyboard not at all. */
export function MoveButtons({
  up,
  down,
  first,
  last,
  onMove,
}: {
  /** What each button says. */
  up: string;
  down: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
}) {
  return (
    <span className={styles.moves}>
      <button
        type="button"
        className={styles.move}
        data-up
        aria-label={up}
        aria-disabled={first}
        onClick={() => (first ? undefined : onMove(-1))}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className={styles.move}
        aria-label={down}
        aria-disabled={last}
        onClick={() => (last ? undefined : onMove(1))}
      >
        <Icon name="back" />
      </button>
    </span>
  );
}
