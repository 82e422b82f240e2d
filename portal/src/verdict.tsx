import { Icon, type IconName } from '@comptoir/ui/icon';
import type { ReactNode } from 'react';
import { DoorwayTitle } from './doorway.tsx';
import styles from './verdict.module.css';

/** What became of a code that a stranger holds, said at once: a mark, its heading, a sentence, and whatever belongs to it. */
export function Verdict({
  tone,
  icon,
  title,
  lead,
  children,
}: {
  tone: 'good' | 'wait' | 'bad';
  icon: IconName;
  title: string;
  lead: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={styles.verdict} role="status">
      <span className={styles.mark} data-tone={tone}>
        <Icon name={icon} size={44} />
      </span>
      <DoorwayTitle key={title} title={title}>
        {lead}
      </DoorwayTitle>
      {children}
    </div>
  );
}
