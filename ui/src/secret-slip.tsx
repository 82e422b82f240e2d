import { type ReactNode, useState } from 'react';
import { Icon } from './icon.tsx';
import styles from './secret-slip.module.css';

/** Something that is shown once: large, in figures that nobody confuses, with a button that copies it. */
export function SecretSlip({
  label,
  value,
  size = 'regular',
  copy,
  children,
}: {
  label: string;
  value: string;
  size?: 'regular' | 'large';
  /** Words before and after copying; null where copying makes no sense. */
  copy: { act: string; done: string } | null;
  children?: ReactNode;
}) {
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.slip}>
      <p className={styles.label}>{label}</p>
      <p className={styles.value} data-size={size} data-secret>
        {value}
      </p>
      {children}
      {copy === null ? null : (
        <button
          type="button"
          className={styles.copy}
          onClick={() => {
            void navigator.clipboard.writeText(value).then(() => setCopied(true));
          }}
        >
          <Icon name={copied ? 'check' : 'copy'} size={18} />
          <span aria-live="polite">{copied ? copy.done : copy.act}</span>
        </button>
      )}
    </div>
  );
}
