import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { Icon, type IconName } from './icon.tsx';

/** A state: a word, an icon and a colour, never colour alone. */
export function Badge({
  tone,
  icon,
  children,
}: {
  tone: 'good' | 'warn' | 'danger' | 'info' | 'quiet';
  icon: IconName;
  children: ReactNode;
}) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon name={icon} size={16} />
      <span>{children}</span>
    </span>
  );
}
