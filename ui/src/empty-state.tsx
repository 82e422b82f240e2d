import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon, type IconName } from './icon.tsx';

/** An empty list says what would stand here, and how it gets here. */
export function EmptyState({
  icon,
  title,
  children,
  act,
}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
  act?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={44} />
      <p className={styles.title}>{title}</p>
      {children === undefined ? null : <p className={styles.text}>{children}</p>}
      {act}
    </div>
  );
}
