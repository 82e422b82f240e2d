import type { ReactNode } from 'react';
import { Suspense, lazy } from 'react';
import type { IconName } from '@comptoir/ui/icon';
import { PanelBack, PanelPerson, PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { useSpeech } from './language/language.tsx';
import { type Screen, afterPin } from './navigation.ts';
import { fullName } from './punches/presence.ts';
import type { PersonTile } from './punches/view.ts';
import type { ScreenProps } from './screens.tsx';

const own = () => import('./own-rooms.ts');

const ChangePin = lazy(async () => ({ default: (await own()).ChangePin }));
const Privacy = lazy(async () => ({ default: (await own()).Privacy }));
const Receipts = lazy(async () => ({ default: (await own()).Receipts }));
const Hours = lazy(async () => ({ default: (await own()).Hours }));
const Announcements = lazy(async () => ({ default: (await own()).Announcements }));
const Schedule = lazy(async () => ({ default: (await own()).Schedule }));
const TeamDay = lazy(async () => ({ default: (await own()).TeamDay }));

type Own = Extract<
  Screen,
  {
    name: 'hours' | 'schedule' | 'team' | 'announcements' | 'receipts' | 'change-pin' | 'privacy';
  }
>;

/** What somebody reads and asks of their own, and what anybody may read. */
export function OwnScreen(props: Omit<ScreenProps, 'screen'> & { screen: Own; clock: ReactNode }) {
  const { tablet, write, screen, view, sync, now, clock, onGo, onBack } = props;
  const { text } = useSpeech();
  const tiles = new Map(view.people.map((tile) => [tile.id, tile]));
  /** Of a screen that also opens without a code. */
  const anybodysPanel = (person: string | null, icon: IconName, title: string): ReactNode =>
    person === null ? (
      <>
        <PanelBack label={text('act.back')} onBack={onBack} />
        <PanelTitle icon={icon} title={title} />
        <PanelSpace />
        {clock}
      </>
    ) : (
      personPanel(tiles.get(person), onBack)
    );
  const personPanel = (tile: PersonTile | undefined, leave: (() => void) | null): ReactNode => (
    <PanelOf {...{ tile, clock }} onLeave={leave} />
  );

  switch (screen.name) {
    case 'hours':
      return (
        <Suspense>
          <Hours
            {...{ tablet, write, clock, now, onBack }}
            person={screen.person}
            look={lookOf(tiles.get(screen.person))}
            offline={sync.state === 'offline'}
            first={screen.first}
          />
        </Suspense>
      );
    case 'schedule':
      return (
        <Suspense>
          <Schedule
            {...{ tablet, write, clock, now, onBack }}
            person={screen.person}
            look={lookOf(tiles.get(screen.person))}
            offline={sync.state === 'offline'}
          />
        </Suspense>
      );
    case 'team':
      return (
        <Suspense>
          <TeamDay {...{ tablet, clock, now, onBack }} />
        </Suspense>
      );
    case 'announcements': {
      const { person, first } = screen;
      const panel = anybodysPanel(person, 'message', text('settings.announcements'));
      return (
        <Suspense>
          <Announcements {...{ tablet, write, person, first, panel, now }} />
        </Suspense>
      );
    }
    case 'receipts':
      return (
        <Suspense>
          <Receipts
            tablet={tablet}
            person={screen.person}
            panel={personPanel(tiles.get(screen.person), onBack)}
          />
        </Suspense>
      );
    case 'change-pin': {
      const onwards = () => onGo(afterPin(screen));
      return (
        <Suspense>
          <ChangePin
            tablet={tablet}
            write={write}
            person={screen.person}
            asked={screen.asked}
            panel={personPanel(tiles.get(screen.person), onBack)}
            onLater={screen.then === 'settings' ? null : onwards}
            onDone={onwards}
          />
        </Suspense>
      );
    }
    case 'privacy': {
      const { person } = screen;
      const panel = anybodysPanel(person, 'info', text('privacy.title'));
      return (
        <Suspense>
          <Privacy tablet={tablet} write={write} person={person} panel={panel} onBack={onBack} />
        </Suspense>
      );
    }
  }
}

/** Whose screen it is, and the clock. */
export function PanelOf({
  tile,
  clock,
  onLeave,
}: {
  tile: PersonTile | undefined;
  clock: ReactNode;
  onLeave: (() => void) | null;
}) {
  const { text } = useSpeech();
  return (
    <>
      {onLeave === null ? null : <PanelBack label={text('act.back')} onBack={onLeave} />}
      {tile === undefined ? (
        <PanelTitle icon="person" title={text('home.unlisted')} />
      ) : (
        <PanelPerson name={fullName(tile)} initials={tile.initials} colour={tile.colour} />
      )}
      <PanelSpace />
      {clock}
    </>
  );
}

/** How somebody is shown beside what is theirs; nobody any more: without a name. */
function lookOf(tile: PersonTile | undefined) {
  return {
    name: tile === undefined ? '' : fullName(tile),
    initials: tile?.initials ?? '',
    colour: tile?.colour ?? 'slate',
  };
}
