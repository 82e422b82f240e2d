import type { PunchType } from '@comptoir/shared/punches/operations';
import { PanelClock } from '@comptoir/ui/panel';
import { type ReactNode, Suspense, lazy, useEffect, useEffectEvent } from 'react';
import { Pad } from './access/pad.tsx';
import { recordSettingsOpened, unlockPerson } from './access/store.ts';
import { usePinChangeDue } from './employees/pin-change-due.ts';
import { usePrivacyDue } from './establishments/privacy-due.ts';
import { Receipt } from './evidence/receipt-later.tsx';
import { CounterWords } from './language/counter-words.tsx';
import { useSpeech } from './language/language.tsx';
import { type Screen, afterPin } from './navigation.ts';
import { useObserved } from './observed.ts';
import { OwnScreen, PanelOf } from './own-screens.tsx';
import type { Signal } from './platform/signal.ts';
import { ActsScreen } from './punches/acts-screen.tsx';
import { Confirmation } from './punches/confirmation.tsx';
import { Forgotten, Person } from './punches/person.tsx';
import { fullName } from './punches/presence.ts';
import { recordPunch } from './punches/store.ts';
import type { HomeView, PersonTile } from './punches/view.ts';
import { ExportButton } from './settings/export-button.tsx';
import { ManagersScreen } from './settings/managers-screen.tsx';
import { saveExport } from './settings/save-export.ts';
import { type SyncView, isWithdrawn } from './sync/view.ts';
import type { Tablet } from './tablet.ts';
import { OwnTasks } from './tasks/own-tasks.tsx';
import { taskActs } from './tasks/task-acts.ts';
import type { Write } from './writing.ts';

const own = () => import('./own-rooms.ts');
const managing = () => import('./settings-rooms.tsx');

const Missing = lazy(() => import('./devices/missing.tsx'));
const Withdrawn = lazy(() => import('./devices/withdrawn.tsx'));
const SettingsRoom = lazy(async () => ({ default: (await managing()).SettingsRoom }));
const Settings = lazy(async () => ({ default: (await managing()).Settings }));
const EvidenceExport = lazy(async () => ({ default: (await managing()).EvidenceExport }));
const AnnouncementsNotice = lazy(async () => ({ default: (await own()).AnnouncementsNotice }));
const AnnouncementsButton = lazy(async () => ({ default: (await own()).AnnouncementsButton }));
const News = lazy(async () => ({ default: (await own()).News }));
const PlanningNews = lazy(async () => ({ default: (await own()).PlanningNews }));
const Tasks = lazy(async () => ({ default: (await own()).Tasks }));

export type ScreenProps = {
  tablet: Tablet;
  wakeLock: Signal<boolean>;
  write: Write;
  busy: boolean;
  /** `home` only on a withdrawn tablet. */
  screen: Screen;
  view: HomeView;
  sync: SyncView;
  now: number;
  onGo: (screen: Screen) => void;
  onBack: () => void;
  onHome: () => void;
};

const anHour = 3_600_000;

/** Every screen behind the home. */
export default function Screens(props: ScreenProps) {
  return (
    <CounterWords>
      <OneScreen {...props} />
    </CounterWords>
  );
}

function OneScreen(props: ScreenProps) {
  const { tablet, wakeLock, write, busy, screen, view, sync, now, onGo, onBack, onHome } = props;
  const { text, time, date } = useSpeech();
  const lit = useObserved(wakeLock) ?? false;
  const { zone } = view.establishment;
  const tiles = new Map(view.people.map((tile) => [tile.id, tile]));
  const clock = <PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />;
  const personPanel = (tile: PersonTile | undefined, leave: (() => void) | null): ReactNode => (
    <PanelOf {...{ tile, clock }} onLeave={leave} />
  );
  const exportButton = <ExportButton onExport={() => saveExport(tablet)} />;
  const confirm = (
    person: string | null,
    mark: Extract<Screen, { name: 'confirmation' }>['mark'],
  ) => {
    return (punch: Extract<Screen, { name: 'confirmation' }>['punch']) =>
      onGo({ name: 'confirmation', person, punch, mark });
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
      return (
        <Suspense>
          <Withdrawn
            tablet={tablet}
            write={write}
            sync={sync}
            onPunch={() => onGo({ name: 'unlisted' })}
            exportButton={exportButton}
          />
        </Suspense>
      );
    case 'missing':
      return (
        <Suspense>
          <Missing
            tablet={tablet}
            missing={sync.missing}
            zone={zone}
            now={now}
            clock={clock}
            onBack={onBack}
          />
        </Suspense>
      );
    case 'pad':
      return (
        <PadPlace
          key={`${screen.person} ${screen.purpose}`}
          tablet={tablet}
          person={screen.person}
          purpose={screen.purpose}
          panel={personPanel(tiles.get(screen.person), onBack)}
          write={write}
          onUnlocked={(changeDue) => {
            const { person, then } = screen;
            onGo(changeDue ? { name: 'change-pin', person, asked: true, then } : afterPin(screen));
            if (screen.then === 'settings') {
              write(() => recordSettingsOpened(tablet, screen.person));
            }
          }}
          onWithoutPin={
            screen.then === 'person' ? () => onGo({ name: 'no-pin', person: screen.person }) : null
          }
        />
      );
    case 'person':
      return (
        <PersonPlace
          tablet={tablet}
          person={screen.person}
          now={now}
          busy={busy}
          write={write}
          onRecorded={confirm(screen.person, 'plain')}
          onForgotten={() => onGo({ name: 'forgotten', person: screen.person })}
          onChangePin={() =>
            onGo({ name: 'change-pin', person: screen.person, asked: false, then: 'person' })
          }
          onReceipts={() => onGo({ name: 'receipts', person: screen.person })}
          onHours={() => onGo({ name: 'hours', person: screen.person, first: { at: 'list' } })}
          onSchedule={() => onGo({ name: 'schedule', person: screen.person })}
          announcements={
            <Suspense>
              <AnnouncementsButton
                {...{ tablet, person: screen.person }}
                onOpen={() => onGo({ name: 'announcements', person: screen.person, first: null })}
              />
            </Suspense>
          }
          news={
            <Suspense>
              <PlanningNews
                tablet={tablet}
                person={screen.person}
                onOpen={() => onGo({ name: 'schedule', person: screen.person })}
              />
              <News
                tablet={tablet}
                person={screen.person}
                onOpen={(first) => onGo({ name: 'hours', person: screen.person, first })}
              />
              <AnnouncementsNotice
                {...{ tablet, person: screen.person }}
                onOpen={(first) => onGo({ name: 'announcements', person: screen.person, first })}
              />
            </Suspense>
          }
          onPrivacy={() => onGo({ name: 'privacy', person: screen.person })}
          onBack={onBack}
          tasks={(person) => (
            <OwnTasks
              tasks={person.tasks}
              zone={zone}
              // A warning takes the room of one.
              atOnce={person.forgotten?.proposed || person.warnings.length > 0 ? 1 : 2}
              onAll={() => onGo({ name: 'tasks', actor: screen.person, from: 'person' })}
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
          panel={personPanel(tiles.get(screen.person), onBack)}
          onRecorded={confirm(screen.person, 'declared')}
          onBack={onBack}
        />
      );
    case 'hours':
    case 'schedule':
    case 'team':
    case 'announcements':
    case 'receipts':
    case 'change-pin':
    case 'privacy':
      return <OwnScreen {...props} screen={screen} clock={clock} />;
    case 'no-pin':
    case 'unlisted':
      return (
        <ActsScreen
          panel={personPanel(
            screen.name === 'no-pin' ? tiles.get(screen.person) : undefined,
            onBack,
          )}
          who={screen.name}
          busy={busy}
          onAct={punchWithoutPin(screen.name === 'no-pin' ? screen.person : null)}
        />
      );
    case 'confirmation': {
      const { person, punch, mark } = screen;
      const tile = person === null ? undefined : tiles.get(person);
      // Whoever told yesterday's departure is here because a new day begins.
      const arriving = mark === 'declared' && person !== null && now - punch.at > anHour;
      return (
        <Confirmation
          tablet={tablet}
          punch={screen.punch}
          actor={screen.mark === 'to-approve' ? null : screen.person}
          given={tile?.given ?? ''}
          zone={zone}
          mark={screen.mark}
          offline={sync.state === 'offline' || isWithdrawn(sync)}
          panel={personPanel(tile, null)}
          receipt={(of) => <Receipt tablet={tablet} {...of} />}
          busy={busy}
          write={write}
          onThenIn={arriving ? () => onGo({ name: 'person', person }) : null}
          onDone={onHome}
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
            onAskActor={() => onGo({ name: 'choose-actor' })}
            onBack={onBack}
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
            onGo(
              managers
                ? { name: 'pad', person, purpose: 'settings', then: 'settings' }
                : { name: 'pad', person, purpose: 'punch', then: 'tasks' },
            )
          }
          onBack={onBack}
          foot={managers ? exportButton : undefined}
        />
      );
    }
    case 'settings': {
      const { manager } = screen;
      const tile = tiles.get(manager);
      if (tile?.role !== 'manager') return <Closed onClosed={onHome} />;
      const unlock = (person: string) => unlockPerson(tablet, person, manager);
      const slot = {
        ...{ tablet, write, manager, zone, now },
        managerName: fullName(tile),
      };
      return (
        <Suspense>
          <Settings
            {...slot}
            wakeLock={lit}
            unlock={unlock}
            evidence={
              <Suspense>
                <EvidenceExport tablet={tablet} />
              </Suspense>
            }
            room={(room) => (
              <Suspense>
                <SettingsRoom
                  room={room}
                  unlock={unlock}
                  establishment={view.establishment.name}
                  {...slot}
                />
              </Suspense>
            )}
            onBack={onHome}
          />
        </Suspense>
      );
    }
  }
}

/** Whoever opened the settings manages here no longer: nothing of them stays in sight. */
function Closed({ onClosed }: { onClosed: () => void }) {
  const close = useEffectEvent(onClosed);
  useEffect(() => close(), []);
  return null;
}

/** The pad, which knows before the last digit whether its owner is asked for another code. */
function PadPlace({
  onUnlocked,
  ...pad
}: Omit<Parameters<typeof Pad>[0], 'onUnlocked'> & { onUnlocked: (changeDue: boolean) => void }) {
  const changeDue = usePinChangeDue(pad.tablet, pad.person);
  return <Pad {...pad} onUnlocked={() => onUnlocked(changeDue)} />;
}

/** The person's screen, which offers « Vos données » until they have read it. No rule keeps anybody from punching. */
function PersonPlace(props: Omit<Parameters<typeof Person>[0], 'privacyDue'>) {
  return <Person {...props} privacyDue={usePrivacyDue(props.tablet, props.person)} />;
}
