import { Icon } from '@comptoir/ui/icon';
import type { OwnAnnouncement } from '@comptoir/shared/announcements/portal';
import { useSpeech } from '../language/language.tsx';
import styles from './news.module.css';

type Shown = Pick<OwnAnnouncement, 'title' | 'body' | 'by' | 'to' | 'from' | 'until'>;

/** The whole of an announcement, as everybody sees it: words as they were written, and nothing else. */
export function Article({ one, zone }: { one: Shown; zone: string }) {
  const { text, moment } = useSpeech();
  const at = moment(one.from, zone);
  return (
    <div className={styles.article}>
      {one.to === 'all' ? null : (
        <p className={styles.for}>
          <Icon name={one.to === 'team' ? 'team' : 'person'} size={18} />
          {text(`news.to-${one.to}`)}
        </p>
      )}
      {one.body === null ? null : <p className={styles.body}>{one.body}</p>}
      <p className={styles.foot}>
        {one.by === null || one.by === '' ? at : text('news.by', { name: one.by, at })}
        {one.until === null ? null : ` · ${text('news.until', { at: moment(one.until, zone) })}`}
      </p>
    </div>
  );
}
