import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';

/** A sentence that matters now. `alert` is spoken at once by a screen reader. */
export function Notice({
  tone,
  icon,
  alert = false,
  children,
}: {
  tone: 'calm' | 'warn' | 'danger';
  icon: IconName;
  alert?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={styles.notice} data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon name={icon} />
      <div className={styles.text}>{children}</div>
    </div>
  );
}
