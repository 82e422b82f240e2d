import { type ComponentProps, type ReactNode, useId } from 'react';
import area from './text-area.module.css';
import { FieldError, described } from './text-field.tsx';
import styles from './text-field.module.css';

type Props = Omit<ComponentProps<'textarea'>, 'className' | 'id'> & {
  label: string;
  hint?: ReactNode;
  /** What is wrong, and what to do; null when all is well. */
  error?: string | null;
};

/** Several lines of text; it grows with what is written where the browser can. */
export function TextArea({ label, hint, error = null, ...rest }: Props) {
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
        <textarea
          id={id}
          {...rest}
          className={area.input}
          aria-invalid={error === null ? undefined : true}
          aria-describedby={described(id, hint, error)}
        />
      </div>
      <FieldError id={id} error={error} />
    </div>
  );
}
