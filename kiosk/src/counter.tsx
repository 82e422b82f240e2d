import { Suspense, lazy, startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import type { AppProps } from './app.tsx';
import { useAutoLock } from './auto-lock.ts';
import { useBackGesture } from './back-gesture.ts';
import { type Screen, backFrom, home, lockOf, openWhenWithdrawn } from './navigation.ts';
import { Faces } from './faces.tsx';
import { watchFace } from './local-database/face.ts';
import { useNow } from './now.ts';
import { useObserved } from './observed.ts';
import { HomeScreen } from './punches/home-screen.tsx';
import { watchHome } from './local-database/home.ts';
import { stepBack } from './ways-back.ts';
import { useRestingUpdate } from './resting-update.ts';
import { watchSync } from './sync/store.ts';
import { isWithdrawn } from './sync/view.ts';
import { LifeNotice } from './devices/life-notice.tsx';
import { SpaceNotice } from './devices/space-notice.tsx';
import { SyncLine } from './sync/sync-line.tsx';
import type { Write } from './writing.ts';

/** Everything behind the home: not part of the first chunk, on its way from the first touch. */
const loadScreens = () => import('./screens.tsx');
const Screens = lazy(loadScreens);
/** What is pinned comes once the home stands: nobody's punch waits for it. */
const PinnedLine = lazy(() => import('./announcements/pinned-line.tsx'));

type Props = AppProps & { write: Write; busy: boolean };

/** The tablet at work: one screen at a time, and the way between them. */
export function Counter({ tablet, updates, wakeLock, write, busy }: Props) {
  const [screen, setScreen] = useState<Screen>(home);
  const [query, setQuery] = useState('');
  const view = useObserved(useMemo(() => watchHome(tablet), [tablet]));
  const sync = useObserved(useMemo(() => watchSync(tablet), [tablet]));
  const space = useObserved(tablet.space);
  const now = useNow(
    useCallback(() => tablet.clock.corrected(), [tablet]),
    10_000,
  );

  /** The screen before stays until the next one can be drawn: nothing flickers. */
  const go = useCallback((next: Screen) => startTransition(() => setScreen(next)), []);
  const goHome = useCallback(() => {
    setQuery('');
    setScreen(home);
  }, []);
  const back = useCallback(() => {
    if (!stepBack()) setScreen((at) => backFrom(at));
  }, []);
  const faces = useCallback((hash: string) => watchFace(tablet.database, hash), [tablet]);
  const openPerson = useCallback(
    (person: string) => {
      go({ name: 'pad', person, purpose: 'punch', then: 'person' });
      setQuery('');
    },
    [go],
  );
  const resting = screen.name === 'home' && query === '' && !busy;
  useAutoLock(
    query === '' ? lockOf(screen) : { idle: 30_000, most: null },
    JSON.stringify(screen),
    goHome,
  );
  const onUpdate = useRestingUpdate(updates, resting);
  useEscape(back);
  useBackGesture(screen.name !== 'home', back);
  useEarlyLoad();

  if (view === null || sync === null) return null;
  const withdrawn = isWithdrawn(sync);
  if (screen.name !== 'home' || withdrawn) {
    // Whatever was open when it was withdrawn closes: what stood there is gone.
    const shown = withdrawn && !openWhenWithdrawn(screen) ? home : screen;
    return (
      <Faces value={faces}>
        <Suspense>
          <Screens
            {...{ tablet, wakeLock, write, busy, view, sync, now }}
            screen={shown}
            onGo={go}
            onBack={back}
            onHome={goHome}
          />
        </Suspense>
      </Faces>
    );
  }
  return (
    <Faces value={faces}>
      <HomeScreen
        view={view}
        now={now}
        query={query}
        onQuery={setQuery}
        onPerson={openPerson}
        onUnlisted={() => go({ name: 'unlisted' })}
        onTeam={() => go({ name: 'team' })}
        onTasks={() => go({ name: 'tasks', actor: null, from: 'home' })}
        onSettings={() => go({ name: 'managers' })}
        onPrivacy={() => go({ name: 'privacy', person: null })}
        sync={<SyncLine sync={sync} now={now} />}
        notice={
          <>
            <LifeNotice sync={sync} onMissing={() => go({ name: 'missing' })} />
            <SpaceNotice space={space} />
            <Suspense>
              <PinnedLine
                tablet={tablet}
                onOpen={(first) => go({ name: 'announcements', person: null, first })}
              />
            </Suspense>
          </>
        }
        onUpdate={onUpdate}
      />
    </Faces>
  );
}

/** The finger is still down when the other screens begin to load. */
function useEarlyLoad(): void {
  useEffect(() => {
    // A load that fails is tried again by the screen that needs it, and told there.
    const load = () => void loadScreens().catch(() => undefined);
    window.addEventListener('pointerdown', load, { once: true });
    window.addEventListener('keydown', load, { once: true });
    return () => {
      window.removeEventListener('pointerdown', load);
      window.removeEventListener('keydown', load);
    };
  }, []);
}

/** Escape goes back; an open dialog keeps the key for itself. */
function useEscape(back: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') back();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [back]);
}
