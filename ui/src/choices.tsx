import styles from './choices.module.css';

/** A few ready answers. Pressing one says it; a field beside them can say anything else. */
export function Choices({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string;
  options: string[];
  chosen: string;
  onChoose: (option: string) => void;
}) {
  return (
    <div className={styles.choices} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          className={styles.choice}
          aria-pressed={option === chosen}
          onClick={() => onChoose(option)}
        >
          {option}
        </button>
      ))}
    </div>
  );
}
