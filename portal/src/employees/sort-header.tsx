import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import type { UsersOrder } from './users-list.ts';
import styles from './users-table.module.css';

type Column = Exclude<UsersOrder, 'invited'>;

/** The head of a column that the list goes by when it is pressed, and the other way when it is pressed again. */
export function SortHeader({
  column,
  chosen,
  down,
  onSort,
}: {
  column: Column;
  chosen: boolean;
  down: boolean;
  onSort: (order: UsersOrder, down: boolean) => void;
}) {
  const { text } = useSpeech();
  return (
    <div
      role="columnheader"
      aria-sort={chosen ? (down ? 'descending' : 'ascending') : undefined}
      className={styles.heading}
    >
      <button
        type="button"
        className={styles.sorter}
        onClick={() => onSort(column, chosen && !down)}
      >
        {text(`users.column-${column}`)}
        <span className={styles.way} data-chosen={chosen || undefined}>
          <Icon name={chosen && down ? 'downwards' : 'upwards'} size={16} />
        </span>
      </button>
    </div>
  );
}
