import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';
import styles from './checkbox.module.css';

type Props = Omit<ComponentProps<'input'>, 'className' | 'type'> & {
  /** What it is about; with `quiet` it is only spoken. */
  label: ReactNode;
  quiet?: boolean;
  /** Some of many are chosen: neither yes nor no. */
  some?: boolean;
};

/** A box to tick. The whole of it and its words is the target. */
export function Checkbox({ label, quiet = false, some = false, ...rest }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = some;
  }, [some]);
  return (
    <label className={styles.label} data-quiet={quiet || undefined}>
      <input ref={box} type="checkbox" {...rest} className={styles.box} />
      <span className={quiet ? styles.spoken : styles.words}>{label}</span>
    </label>
  );
}

/** One of several things that may all be chosen, each with what it means. */
export function CheckCard({
  title,
  text,
  ...rest
}: Omit<ComponentProps<'input'>, 'className' | 'type' | 'title'> & {
  title: string;
  text?: ReactNode;
}) {
  return (
    <label className={styles.card}>
      <input type="checkbox" {...rest} className={styles.box} />
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {text === undefined ? null : <span className={styles.text}>{text}</span>}
      </span>
    </label>
  );
}
