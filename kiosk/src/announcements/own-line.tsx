import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useMemo } from 'react';
import { AnnouncementWords } from '../language/announcement-words.tsx';
import { useSpeech } from '../language/language.tsx';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import styles from './own-line.module.css';
import { watchOwnNews } from './store.ts';
import type { NewsView } from './view.ts';

type Props = { tablet: Tablet; person: string };

/** On somebody's own screen: what they have not read. Nothing, once they have. */
export function AnnouncementsNotice({
  tablet,
  person,
  onOpen,
}: Props & { onOpen: (first: string | null) => void }) {
  const view = useNews({ tablet, person });
  if (view === null) return null;
  return (
    <AnnouncementWords>
      <Unread view={view} onOpen={onOpen} />
    </AnnouncementWords>
  );
}

export function Unread({
  view,
  onOpen,
}: {
  view: NewsView;
  onOpen: (first: string | null) => void;
}) {
  const { text } = useSpeech();
  const [first, ...more] = view.announcements.filter(({ unread }) => unread);
  if (first === undefined) return null;
  return (
    <Notice tone="calm" icon="message">
      <div className={styles.line}>
        <span>
          {text('announcements.unread', { count: more.length + 1 })}
          {more.length > 0 || first.title === null ? null : (
            <b className={styles.title}>{first.title}</b>
          )}
        </span>
        <Button onClick={() => onOpen(more.length === 0 ? first.id : null)}>
          {text('announcements.read', { count: more.length + 1 })}
        </Button>
      </div>
    </Notice>
  );
}

/** The way back to what was read; where nothing is announced there is none. */
export function AnnouncementsButton({ tablet, person, onOpen }: Props & { onOpen: () => void }) {
  const view = useNews({ tablet, person });
  const { text } = useSpeech();
  if (view === null || view.announcements.length === 0) return null;
  return (
    <Button tone="panel" icon="message" onClick={onOpen}>
      {text('settings.announcements')}
    </Button>
  );
}

function useNews({ tablet, person }: Props): NewsView | null {
  return useObserved(useMemo(() => watchOwnNews(tablet, person), [tablet, person]));
}
