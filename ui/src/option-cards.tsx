import { type ReactNode, useId } from 'react';
import styles from './option-cards.module.css';

export type Option<T extends string> = { value: T; title: string; text?: ReactNode };

/** One of a few, each with what it means. Real radio buttons: arrows move, a screen reader counts them. */
export function OptionCards<T extends string>({
  label,
  hideLabel = false,
  options,
  chosen,
  onChoose,
}: {
  label: string;
  hideLabel?: boolean;
  options: Option<T>[];
  chosen: T | null;
  onChoose: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend} data-hidden={hideLabel || undefined}>
        {label}
      </legend>
      {options.map((option) => (
        <label key={option.value} className={styles.card}>
          <input
            type="radio"
            name={name}
            className={styles.radio}
            checked={option.value === chosen}
            onChange={() => onChoose(option.value)}
          />
          <span className={styles.words}>
            <span className={styles.title}>{option.title}</span>
            {option.text === undefined ? null : <span className={styles.text}>{option.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
