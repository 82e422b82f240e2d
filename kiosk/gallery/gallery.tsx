import '@comptoir/ui/tokens.css';
import { PanelBack, PanelClock, PanelPerson, PanelSpace } from '@comptoir/ui/panel';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { PadScreen } from '../src/access/pad-screen.tsx';
import { LifeNotice } from '../src/devices/life-notice.tsx';
import { SpaceNotice } from '../src/devices/space-notice.tsx';
import { CounterWords } from '../src/language/counter-words.tsx';
import { Speaking, useSpeech } from '../src/language/language.tsx';
import { ActsScreen } from '../src/punches/acts-screen.tsx';
import { ConfirmationScreen } from '../src/punches/confirmation-screen.tsx';
import { ForgottenScreen } from '../src/punches/forgotten-screen.tsx';
import { HomeScreen } from '../src/punches/home-screen.tsx';
import { PersonScreen } from '../src/punches/person-screen.tsx';
import type { HomeView, PersonView } from '../src/punches/view.ts';
import { ExportButton } from '../src/settings/export-button.tsx';
import { ManagersScreen } from '../src/settings/managers-screen.tsx';
import { SettingsScreen } from '../src/settings/settings-screen.tsx';
import { NotRecordedScreen } from '../src/sync/not-recorded-screen.tsx';
import { SyncLine } from '../src/sync/sync-line.tsx';
import type { SyncView } from '../src/sync/view.ts';
import type { Space } from '../src/platform/space.ts';
import MeasureDialog from '../src/tasks/measure-dialog.tsx';
import { OwnTasks } from '../src/tasks/own-tasks.tsx';
import { TasksScreen } from '../src/tasks/tasks-screen.tsx';
import UncheckDialog from '../src/tasks/uncheck-dialog.tsx';
import { changePinScreens, peopleScreens } from './people.tsx';
import { establishmentScreens } from './establishment.tsx';
import { teamHoursScreens } from './team-hours.tsx';
import { hoursScreens, news } from './hours.tsx';
import { announcing, newsScreens, pinnedLine, unreadLine } from './announcements.tsx';
import { managePlanning, planningNews, planningScreens } from './planning.tsx';
import { recoveryScreens } from './recovery.tsx';
import { enrolmentScreens } from './enrolment.tsx';
import { lifeScreens } from './life.tsx';
import { evidenceButton, evidenceScreens, receiptCard, receiptSheet } from './evidence.tsx';
import { taskScreens } from './task-screens.tsx';
import * as sample from './samples.ts';

const nothing = () => undefined;
const { now, zone } = sample;

function Home({
  view,
  sync,
  query = '',
  update = false,
  space = 'enough',
  pinned = null,
}: {
  view: HomeView;
  sync: SyncView;
  query?: string;
  update?: boolean;
  space?: Space;
  pinned?: ReactNode;
}) {
  return (
    <HomeScreen
      view={view}
      now={now}
      query={query}
      onQuery={nothing}
      onPerson={nothing}
      onUnlisted={nothing}
      onTeam={nothing}
      onTasks={nothing}
      onSettings={nothing}
      onPrivacy={nothing}
      sync={<SyncLine sync={sync} now={now} />}
      notice={
        <>
          <LifeNotice sync={sync} onMissing={nothing} />
          <SpaceNotice space={space} />
          {pinned}
        </>
      }
      onUpdate={update ? nothing : null}
    />
  );
}

function Who({ name = 'Awa Diop' }: { name?: string }) {
  const { text, time, date } = useSpeech();
  return (
    <>
      <PanelBack label={text('act.back')} onBack={nothing} />
      <PanelPerson name={name} initials="AD" colour="brick" />
      <PanelSpace />
      <PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />
    </>
  );
}

function Person({
  view,
  privacyDue = false,
  news = null,
}: {
  view: PersonView;
  privacyDue?: boolean;
  news?: ReactNode;
}) {
  return (
    <PersonScreen
      view={view}
      now={now}
      writing={null}
      onAct={nothing}
      onForgotten={nothing}
      privacyDue={privacyDue}
      onPrivacy={nothing}
      onChangePin={nothing}
      onReceipts={nothing}
      onHours={nothing}
      onSchedule={nothing}
      announcements={null}
      news={news}
      onBack={nothing}
      tasks={
        <OwnTasks
          tasks={view.tasks}
          zone={zone}
          atOnce={view.forgotten?.proposed || view.warnings.length > 0 ? 1 : 2}
          onAll={nothing}
          onCheck={nothing}
          onUncheck={nothing}
        />
      }
    />
  );
}

function Pad(props: Partial<Parameters<typeof PadScreen>[0]>) {
  return (
    <PadScreen
      panel={<Who />}
      purpose="punch"
      length={6}
      typed={0}
      state="typing"
      refused={null}
      wait={null}
      onDigit={nothing}
      onErase={nothing}
      onWithoutPin={nothing}
      {...props}
    />
  );
}

function Done(props: Partial<Parameters<typeof ConfirmationScreen>[0]>) {
  return (
    <ConfirmationScreen
      panel={<Who />}
      zone={zone}
      type="in"
      at={sample.at('08:58')}
      given="Awa"
      mark="plain"
      offline={false}
      cancelled={false}
      left={7}
      receipt={receiptCard}
      planned="Prévu à 09:00, à l'heure."
      showing={false}
      onUndo={nothing}
      onThenIn={null}
      onDone={nothing}
      {...props}
    />
  );
}

const exportButton = <ExportButton onExport={() => Promise.resolve()} />;
const managers = sample
  .people(24)
  .filter((tile) => tile.role === 'manager')
  .slice(0, 2);

function Managers() {
  const { text } = useSpeech();
  return (
    <ManagersScreen
      title={text('managers.title')}
      question={text('managers.who')}
      note={null}
      none={text('managers.none')}
      people={managers.map((tile) => ({ ...tile, name: `${tile.given} ${tile.family}` }))}
      onChoose={nothing}
      onBack={nothing}
      foot={exportButton}
    />
  );
}

/** Every screen under a name of its own: `?screen=home-24&language=en`. */
const screens: Record<string, () => ReactNode> = {
  ...peopleScreens,
  ...changePinScreens,
  ...taskScreens((first, body) => <Settings first={first} room={() => body} />),
  'home-24': () => <Home view={sample.home(sample.people(24))} sync={sample.synced} />,
  'home-1': () => <Home view={sample.home(sample.people(1))} sync={sample.synced} />,
  'home-60': () => <Home view={sample.home(sample.people(60))} sync={sample.offline} />,
  'home-pinned': () => (
    <Home view={sample.home(sample.people(24))} sync={sample.synced} pinned={pinnedLine} />
  ),
  'home-empty': () => <Home view={sample.home([])} sync={sample.synced} />,
  'home-long': () => (
    <Home
      view={sample.home(sample.longPeople(), {
        name: 'Restaurant de l’Hôtel de la Préfecture et du Palais de Justice',
      })}
      sync={sample.offline}
      update
    />
  ),
  'home-hidden': () => (
    <Home
      view={sample.home(
        sample.people(18).map((tile) => ({ ...tile, family: '' })),
        { hideStatuses: true },
      )}
      sync={sample.synced}
    />
  ),
  'home-search': () => (
    <Home view={sample.home(sample.people(24))} sync={sample.synced} query="ca" />
  ),
  'home-nobody': () => (
    <Home view={sample.home(sample.people(24))} sync={sample.synced} query="xavier" />
  ),
  pad: () => <Pad typed={3} />,
  'pad-wrong': () => <Pad refused={{ ok: false, reason: 'wrong', wait: 0 }} />,
  'pad-wait': () => <Pad refused={{ ok: false, reason: 'wait', wait: 95_000 }} wait={95_000} />,
  'pad-locked': () => <Pad refused={{ ok: false, reason: 'locked' }} />,
  'pad-settings': () => <Pad purpose="settings" onWithoutPin={null} typed={6} state="checking" />,
  person: () => <Person view={sample.worker} />,
  'person-first': () => <Person view={sample.arriving} privacyDue />,
  'person-arriving': () => <Person view={sample.arriving} />,
  'person-news': () => <Person view={sample.worker} news={news} />,
  'person-announcements': () => <Person view={sample.worker} news={unreadLine} />,
  'person-planning': () => <Person view={sample.worker} news={planningNews} />,
  'person-overworked': () => <Person view={sample.overworked} />,
  'acts-no-pin': () => <ActsScreen panel={<Who />} who="no-pin" busy={false} onAct={nothing} />,
  'acts-unlisted': () => <ActsScreen panel={<Who />} who="unlisted" busy={false} onAct={nothing} />,
  forgotten: () => (
    <ForgottenScreen
      panel={<Who />}
      zone={zone}
      since={sample.at('02:02')}
      plannedEnd={sample.at('09:00')}
      now={now}
      writing={false}
      onDeclare={nothing}
    />
  ),
  confirmation: () => <Done />,
  'confirmation-offline': () => <Done type="out" offline at={now} />,
  'confirmation-receipt': () => <Done showing receipt={receiptSheet} />,
  'confirmation-cancelled': () => <Done cancelled />,
  'not-recorded': () => (
    <NotRecordedScreen
      what={{ punch: 'Arrivée', time: '08:58' }}
      onRetry={nothing}
      onBack={nothing}
      exportButton={exportButton}
    />
  ),
  'not-recorded-other': () => (
    <NotRecordedScreen what={null} onRetry={nothing} onBack={nothing} exportButton={exportButton} />
  ),
  tasks: () => <Tasks actor="Awa Diop" />,
  'tasks-anonymous': () => <Tasks actor={null} />,
  measure: () => (
    <>
      <Tasks actor="Awa Diop" />
      <MeasureDialog
        title="Vitrine desserts"
        measure={{ unit: '°C', min: 0, max: 4 }}
        onRecord={nothing}
        onClose={nothing}
      />
    </>
  ),
  uncheck: () => (
    <>
      <Tasks actor="Awa Diop" />
      <UncheckDialog title="Purger les tirages" onUncheck={nothing} onClose={nothing} />
    </>
  ),
  managers: () => <Managers />,
  settings: () => <Settings />,
  ...enrolmentScreens,
  ...establishmentScreens,
  ...evidenceScreens,
  ...hoursScreens,
  ...planningScreens,
  ...managePlanning((body) => <Settings first="planning" room={() => body} />),
  ...newsScreens,
  ...announcing((body) => <Settings first="announcements" room={() => body} />),
  ...teamHoursScreens((body) => <Settings first="hours" room={() => body} />),
  ...recoveryScreens,
  ...lifeScreens((first, view) => <Settings first={first} view={view} />),
  'home-retiring': () => (
    <Home view={sample.home(sample.people(12))} sync={{ ...sample.offline, retiring: true }} />
  ),
  'home-space': () => (
    <Home view={sample.home(sample.people(12))} sync={sample.synced} space="low" />
  ),
  // All that may stand on the panel at once.
  'home-crowded': () => (
    <Home
      view={sample.home(sample.people(12), {
        name: 'Restaurant de l’Hôtel de la Préfecture et du Palais de Justice',
      })}
      sync={{ ...sample.offline, pending: 1234, onlyPunches: false, missing: sample.missing }}
      space="low"
      update
    />
  ),
  'home-missing': () => (
    <Home
      view={sample.home(sample.people(12))}
      sync={{ ...sample.synced, missing: sample.missing }}
    />
  ),
};

function Tasks({ actor }: { actor: string | null }) {
  const { time, date } = useSpeech();
  return (
    <TasksScreen
      view={sample.board}
      zone={zone}
      actor={actor}
      onAskActor={nothing}
      onBack={nothing}
      onCheck={nothing}
      onUncheck={nothing}
      clock={<PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />}
    />
  );
}

function Settings({
  first = 'tablet' as const,
  room = () => null,
  view = sample.diagnostics,
}: Partial<Parameters<typeof SettingsScreen>[0]>) {
  return (
    <SettingsScreen
      view={view}
      manager="Awa Diop"
      zone={zone}
      now={now}
      onLanguage={nothing}
      onUnlock={nothing}
      onBack={nothing}
      exportButton={exportButton}
      evidence={evidenceButton}
      first={first}
      room={room}
    />
  );
}

const asked = new URLSearchParams(location.search);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
const screen = screens[asked.get('screen') ?? ''];
// The list of names is what the script of the pictures reads.
document.body.dataset['screens'] = Object.keys(screens).join(' ');
createRoot(root).render(
  <Speaking language={asked.get('language') === 'en' ? 'en' : 'fr'}>
    <CounterWords>
      {screen === undefined ? (
        <ul>
          {Object.keys(screens).map((name) => (
            <li key={name}>
              <a href={`?screen=${name}`}>{name}</a>
            </li>
          ))}
        </ul>
      ) : (
        screen()
      )}
    </CounterWords>
  </Speaking>,
);
