import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import type { Space } from '../platform/space.ts';
import styles from './life-notice.module.css';

/** RECOV-31: said to everybody before a punch cannot be recorded, so that somebody looks in time. */
export function SpaceNotice({ space }: { space: Space | null }) {
  const { text } = useSpeech();
  if (space !== 'low') return null;
  return (
    <p className={styles.notice} role="status">
      <Icon name="warning" />
      <span>{text('space.low')}</span>
    </p>
  );
}
