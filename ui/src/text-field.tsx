import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';
import styles from './text-field.module.css';

type Said = {
  label: string;
  /** What the field is for, or what form it has. */
  hint?: ReactNode;
  /** What is wrong, and what to do; null when all is well. */
  error?: string | null;
  /** Stands at the end of the box: a button that shows the password. */
  aside?: ReactNode;
};

type Props = Omit<ComponentProps<'input'>, 'className' | 'id'> & Said;

/** One line of text with its label above and its error below, tied together for screen readers. */
export function TextField({ label, hint, error = null, aside, ...rest }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.box} data-wrong={error === null ? undefined : true}>
        <input
          id={id}
          autoComplete="off"
          spellCheck={false}
          {...rest}
          className={styles.input}
          aria-invalid={error === null ? undefined : true}
          aria-describedby={described(id, hint, error)}
        />
        {aside}
      </div>
      <FieldError id={id} error={error} />
    </div>
  );
}

type SelectProps = Omit<ComponentProps<'select'>, 'className' | 'id'> & Omit<Said, 'aside'>;

/** The platform's own list: it opens as a wheel on a phone and searches by typing on a keyboard. */
export function SelectField({ label, hint, error = null, children, ...rest }: SelectProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.box} data-select data-wrong={error === null ? undefined : true}>
        <select
          id={id}
          {...rest}
          className={styles.input}
          aria-invalid={error === null ? undefined : true}
          aria-describedby={described(id, hint, error)}
        >
          {children}
        </select>
        <span className={styles.chevron} aria-hidden="true">
          <Icon name="forward" size={18} />
        </span>
      </div>
      <FieldError id={id} error={error} />
    </div>
  );
}

/** What is wrong with a field, below it. `id` is the field's own. */
export function FieldError({ id, error }: { id: string; error: string | null }) {
  if (error === null) return null;
  return (
    <p id={`${id}-error`} className={styles.error}>
      <Icon name="warning" size={18} />
      <span>{error}</span>
    </p>
  );
}

/** Ids of what is said about a field, for `aria-describedby`. */
export function described(id: string, hint: ReactNode, error: string | null): string | undefined {
  const ids = [
    ...(error === null ? [] : [`${id}-error`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}
