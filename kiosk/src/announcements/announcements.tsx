import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { AnnouncementWords } from '../language/announcement-words.tsx';
import { useObserved } from '../observed.ts';
import type { Observable } from '../platform/signal.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { AnnouncementsScreen } from './announcements-screen.tsx';
import { watchPinned } from './shown/store.ts';
import { readAnnouncement, watchOwnNews } from './store.ts';
import type { NewsView } from './view.ts';

/** Announcements of somebody who typed their code, or what is pinned on the open home. */
export default function Announcements({
  tablet,
  write,
  person,
  first,
  panel,
  now,
}: {
  tablet: Tablet;
  write: Write;
  /** Null: nobody typed a code, and nothing is noted. */
  person: string | null;
  /** The one that is open at first; null: none. */
  first: string | null;
  panel: ReactNode;
  now: number;
}) {
  const view = useObserved(useMemo(() => watchOf(tablet, person), [tablet, person]));
  const [chosen, setChosen] = useState(first);
  const open = view?.announcements.find(({ id }) => id === chosen) ?? null;
  const unread = open?.unread === true ? open.id : null;
  // Opened is read: the words are on the screen, in front of whoever typed the code.
  useEffect(() => {
    if (person === null || unread === null) return;
    write(() => readAnnouncement(tablet, { announcement: unread, person }));
  }, [tablet, write, person, unread]);
  if (view === null) return null;
  return (
    <AnnouncementWords>
      <AnnouncementsScreen
        {...{ view, panel, now, open }}
        known={person !== null}
        onOpen={setChosen}
      />
    </AnnouncementWords>
  );
}

function watchOf(tablet: Tablet, person: string | null): Observable<NewsView> {
  if (person !== null) return watchOwnNews(tablet, person);
  const pinned = watchPinned(tablet);
  return {
    subscribe: (next, failed) =>
      pinned.subscribe(
        ({ zone, announcements }) =>
          next({ zone, announcements: announcements.map((one) => ({ ...one, unread: false })) }),
        failed,
      ),
  };
}
