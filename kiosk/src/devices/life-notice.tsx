import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { pendingWords } from '../sync/sync-line.tsx';
import type { SyncView } from '../sync/view.ts';
import styles from './life-notice.module.css';

/** What everybody should know of this tablet's life; nothing while it simply works. */
export function LifeNotice({ sync, onMissing }: { sync: SyncView; onMissing: () => void }) {
  const speech = useSpeech();
  const { text } = speech;
  const { missing } = sync;
  if (missing !== null) {
    return (
      <button type="button" className={styles.notice} onClick={onMissing}>
        <Icon name="warning" />
        <span>
          {missing.count === 0
            ? text('life.missing')
            : text('life.missing-count', { count: missing.count })}{' '}
          <b className={styles.open}>{text('life.missing-open')}</b>
        </span>
      </button>
    );
  }
  if (!sync.retiring) return null;
  return (
    <p className={styles.notice}>
      <Icon name="tablet" />
      <span>
        {text('life.retiring')}{' '}
        {sync.pending === 0
          ? text('life.retiring-sent')
          : text('life.retiring-pending', { pending: pendingWords(speech, sync) })}
      </span>
    </p>
  );
}
