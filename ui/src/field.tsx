import { type ComponentProps, useId } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './field.module.css';

type Props = Omit<ComponentProps<'input'>, 'className' | 'id'> & {
  label: string;
  /** The label is only spoken; the icon and the placeholder say it to the eye. */
  quiet?: boolean;
  icon?: IconName;
};

export function Field({ label, quiet = false, icon, ...rest }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={quiet ? styles.spoken : styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        {icon === undefined ? null : <Icon name={icon} />}
        <input id={id} autoComplete="off" spellCheck={false} {...rest} className={styles.input} />
      </div>
    </div>
  );
}
