import { Icon } from '@comptoir/ui/icon';
import { useMemo } from 'react';
import { AnnouncementWords } from '../language/announcement-words.tsx';
import { useSpeech } from '../language/language.tsx';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import styles from './pinned-line.module.css';
import { watchPinned } from './shown/store.ts';
import type { PinnedView } from './view.ts';

/** What is pinned for the whole store, as one calm line on the home; a touch opens it (spec NEWS-20). */
export default function PinnedLine({
  tablet,
  onOpen,
}: {
  tablet: Tablet;
  onOpen: (first: string | null) => void;
}) {
  const view = useObserved(useMemo(() => watchPinned(tablet), [tablet]));
  if (view === null || view.announcements.length === 0) return null;
  return (
    <AnnouncementWords>
      <Pinned view={view} onOpen={onOpen} />
    </AnnouncementWords>
  );
}

export function Pinned({
  view: { announcements },
  onOpen,
}: {
  view: PinnedView;
  onOpen: (first: string | null) => void;
}) {
  const { text } = useSpeech();
  const [first, ...more] = announcements;
  if (first === undefined) return null;
  return (
    <button
      type="button"
      className={styles.line}
      onClick={() => onOpen(more.length === 0 ? first.id : null)}
    >
      <Icon name="message" />
      <span className={styles.words}>
        <span className={styles.what}>{text('announcements.pinned')}</span>
        <span className={styles.title}>{first.title ?? text('announcements.erased')}</span>
        {more.length === 0 ? null : (
          <span className={styles.more}>
            {text('announcements.pinned-more', { count: more.length })}
          </span>
        )}
      </span>
      <Icon name="forward" size={20} />
    </button>
  );
}
