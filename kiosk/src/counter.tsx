import { type ReactNode, Suspense, lazy, useCallback, useEffect, useMemo, useState } from 'react';
import type { PunchType } from '@comptoir/shared/punches/operations';
import { PanelBack, PanelClock, PanelPerson, PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Pad } from './access/pad.tsx';
import { recordSettingsOpened, unlockPerson } from './access/store.ts';
import type { AppProps } from './app.tsx';
import { useAutoLock } from './auto-lock.ts';
import { RevokedScreen } from './devices/revoked-screen.tsx';
import { useSpeech } from './language/language.tsx';
import { type Screen, afterPin, backFrom, home, lockOf } from './navigation.ts';
import { useNow } from './now.ts';
import { useObserved } from './observed.ts';
import { ActsScreen } from './punches/acts-screen.tsx';
import { Confirmation } from './punches/confirmation.tsx';
import { HomeScreen } from './punches/home-screen.tsx';
import { Forgotten, Person } from './punches/person.tsx';
import { fullName } from './punches/presence.ts';
import { recordPunch, watchHome } from './punches/store.ts';
import type { PersonTile } from './punches/view.ts';
import { ExportButton } from './settings/export-button.tsx';
import { ManagersScreen } from './settings/managers-screen.tsx';
import { saveExport } from './settings/save-export.ts';
import { watchSync } from './sync/store.ts';
import { SyncLine } from './sync/sync-line.tsx';
import { OwnTasks } from './tasks/own-tasks.tsx';
import { taskActs } from './tasks/task-acts.ts';
import { useRestingUpdate } from './resting-update.ts';
import type { Write } from './writing.ts';

const Settings = lazy(() => import('./settings/settings.tsx'));
const Tasks = lazy(() => import('./tasks/tasks.tsx'));

type Props = AppProps & { write: Write; busy: boolean };

/** The tablet at work: one screen at a time, and the way between them. */
export function Counter({ tablet, updates, wakeLock, write, busy }: Props) {
  const speech = useSpeech();
  const { text, time, date } = speech;
  const [screen, setScreen] = useState<Screen>(home);
  const [query, setQuery] = useState('');
  const view = useObserved(useMemo(() => watchHome(tablet), [tablet]));
  const sync = useObserved(useMemo(() => watchSync(tablet), [tablet]));
  const lit = useObserved(wakeLock) ?? false;
  const now = useNow(
    useCallback(() => tablet.clock.corrected(), [tablet]),
    // While somebody's own hours are shown, and everywhere else, minutes are enough.
    10_000,
  );

  const goHome = useCallback(() => {
    setQuery('');
    setScreen(home);
  }, []);
  const back = useCallback(() => setScreen((at) => backFrom(at)), []);
  const openPerson = useCallback((person: string) => {
    setQuery('');
    setScreen({ name: 'pad', person, purpose: 'punch', then: 'person' });
  }, []);
  const resting = screen.name === 'home' && query === '' && !busy;
  useAutoLock(
    query === '' ? lockOf(screen) : { idle: 30_000, most: null },
    JSON.stringify(screen),
    goHome,
  );
  const onUpdate = useRestingUpdate(updates, resting);
  useEscape(back);

  if (view === null || sync === null) return null;
  const { zone } = view.establishment;
  const tiles = new Map(view.people.map((tile) => [tile.id, tile]));
  const clock = <PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />;
  const personPanel = (tile: PersonTile | undefined, onBack: (() => void) | null): ReactNode => (
    <>
      {onBack === null ? null : <PanelBack label={text('act.back')} onBack={onBack} />}
      {tile === undefined ? (
        <PanelTitle icon="person" title={text('home.unlisted')} />
      ) : (
        <PanelPerson name={fullName(tile)} initials={tile.initials} colour={tile.colour} />
      )}
      <PanelSpace />
      {clock}
    </>
  );
  const exportButton = <ExportButton onExport={() => saveExport(tablet)} />;
  const confirm = (
    person: string | null,
    mark: Extract<Screen, { name: 'confirmation' }>['mark'],
  ) => {
    return (punch: Extract<Screen, { name: 'confirmation' }>['punch']) =>
      setScreen({ name: 'confirmation', person, punch, mark });
  };
  const punchWithoutPin = (person: string | null) => (type: PunchType, name: string) =>
    write(
      async () => {
        const who = person === null ? { person, name } : { person };
        confirm(
          person,
          'to-approve',
        )(await recordPunch(tablet, { ...who, type, auth: 'none', actor: null }));
      },
      { punch: text(`punch.${type}`), at: now },
    );

  switch (screen.name) {
    case 'home':
      if (sync.state === 'revoked') {
        return (
          <RevokedScreen
            pending={sync.pending}
            onPunch={() => setScreen({ name: 'unlisted' })}
            exportButton={exportButton}
          />
        );
      }
      return (
        <HomeScreen
          view={view}
          now={now}
          query={query}
          onQuery={setQuery}
          onPerson={openPerson}
          onUnlisted={() => setScreen({ name: 'unlisted' })}
          onTasks={() => setScreen({ name: 'tasks', actor: null, from: 'home' })}
          onSettings={() => setScreen({ name: 'managers' })}
          sync={<SyncLine sync={sync} now={now} />}
          onUpdate={onUpdate}
        />
      );
    case 'pad':
      return (
        <Pad
          key={`${screen.person} ${screen.purpose}`}
          tablet={tablet}
          person={screen.person}
          purpose={screen.purpose}
          panel={personPanel(tiles.get(screen.person), back)}
          write={write}
          onUnlocked={() => {
            setScreen(afterPin(screen));
            if (screen.then === 'settings') {
              write(() => recordSettingsOpened(tablet, screen.person));
            }
          }}
          onWithoutPin={
            screen.then === 'person'
              ? () => setScreen({ name: 'no-pin', person: screen.person })
              : null
          }
        />
      );
    case 'person':
      return (
        <Person
          tablet={tablet}
          person={screen.person}
          now={now}
          busy={busy}
          write={write}
          onRecorded={confirm(screen.person, 'plain')}
          onForgotten={() => setScreen({ name: 'forgotten', person: screen.person })}
          onBack={back}
          tasks={(person) => (
            <OwnTasks
              tasks={person.tasks}
              zone={zone}
              onAll={() => setScreen({ name: 'tasks', actor: screen.person, from: 'person' })}
              {...taskActs(tablet, write, screen.person)}
            />
          )}
        />
      );
    case 'forgotten':
      return (
        <Forgotten
          tablet={tablet}
          person={screen.person}
          now={now}
          busy={busy}
          write={write}
          panel={personPanel(tiles.get(screen.person), back)}
          onRecorded={confirm(screen.person, 'declared')}
        />
      );
    case 'no-pin':
    case 'unlisted':
      return (
        <ActsScreen
          panel={personPanel(screen.name === 'no-pin' ? tiles.get(screen.person) : undefined, back)}
          who={screen.name}
          busy={busy}
          onAct={punchWithoutPin(screen.name === 'no-pin' ? screen.person : null)}
        />
      );
    case 'confirmation': {
      const tile = screen.person === null ? undefined : tiles.get(screen.person);
      return (
        <Confirmation
          tablet={tablet}
          punch={screen.punch}
          actor={screen.mark === 'to-approve' ? null : screen.person}
          given={tile?.given ?? ''}
          zone={zone}
          mark={screen.mark}
          offline={sync.state === 'offline' || sync.state === 'revoked'}
          panel={personPanel(tile, null)}
          busy={busy}
          write={write}
          onDone={goHome}
        />
      );
    }
    case 'tasks': {
      const tile = screen.actor === null ? undefined : tiles.get(screen.actor);
      return (
        <Suspense>
          <Tasks
            tablet={tablet}
            write={write}
            person={tile === undefined ? null : { id: tile.id, name: fullName(tile) }}
            zone={zone}
            clock={clock}
            onAskActor={() => setScreen({ name: 'choose-actor' })}
            onBack={back}
          />
        </Suspense>
      );
    }
    case 'choose-actor':
    case 'managers': {
      const managers = screen.name === 'managers';
      const shown = managers
        ? view.people.filter((tile) => tile.role === 'manager')
        : [...view.people].sort((a, b) => Number(b.state === 'in') - Number(a.state === 'in'));
      return (
        <ManagersScreen
          title={text(managers ? 'managers.title' : 'tasks.title')}
          question={text(managers ? 'managers.who' : 'tasks.who')}
          note={managers ? null : text('tasks.who-note')}
          none={text(managers ? 'managers.none' : 'home.empty')}
          people={shown.map((tile) => ({ ...tile, name: fullName(tile) }))}
          onChoose={(person) =>
            setScreen(
              managers
                ? { name: 'pad', person, purpose: 'settings', then: 'settings' }
                : { name: 'pad', person, purpose: 'punch', then: 'tasks' },
            )
          }
          onBack={back}
          foot={managers ? exportButton : undefined}
        />
      );
    }
    case 'settings': {
      const { manager } = screen;
      const tile = tiles.get(manager);
      return (
        <Suspense>
          <Settings
            tablet={tablet}
            write={write}
            manager={tile === undefined ? '' : fullName(tile)}
            zone={zone}
            now={now}
            wakeLock={lit}
            unlock={(person) => unlockPerson(tablet, person, manager)}
            onBack={goHome}
          />
        </Suspense>
      );
    }
  }
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
