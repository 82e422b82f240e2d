import { PanelBack, PanelClock, PanelPerson, PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import type { ReactNode } from 'react';
import { AnnounceForm } from '../src/announcements/announce-form.tsx';
import { AnnouncementsScreen } from '../src/announcements/announcements-screen.tsx';
import { ManagedScreen } from '../src/announcements/managed-screen.tsx';
import { Unread } from '../src/announcements/own-line.tsx';
import { Pinned } from '../src/announcements/pinned-line.tsx';
import { ReceiptsSheet } from '../src/announcements/receipts-sheet.tsx';
import { emptyTyped } from '../src/announcements/typed.ts';
import type { ManagedAnnouncement, NewsView, Typed } from '../src/announcements/view.ts';
import { AnnouncementWords } from '../src/language/announcement-words.tsx';
import { useSpeech } from '../src/language/language.tsx';
import { at, longPeople, now, people, zone } from './samples.ts';

const nothing = () => undefined;
const today = '2026-11-21';
type One = NewsView['announcements'][number];

const inventory: One = {
  ...{ id: 'n1', title: 'Inventaire dimanche', pinned: true, to: 'all', unread: true },
  body: 'Rendez-vous à 8 h, par l’entrée des fournisseurs.\n\nOn finit avant midi. Prenez un pull\u00a0: la chambre froide est longue à compter.',
  ...{ from: at('08:12'), until: at('12:00', '2026-11-29'), by: 'Karim Haddad' },
};
const menu: One = {
  ...{ id: 'n2', title: 'Nouvelle carte à partir de mardi', pinned: false, to: 'team' },
  body: 'La carte d’hiver arrive mardi. Dégustation lundi à 15 h pour la salle.',
  ...{ from: at('18:40', '2026-11-19'), until: null, by: 'Nora Petit', unread: false },
};
const personal: One = {
  ...{ id: 'n3', title: 'Votre visite médicale', pinned: false, to: 'person', unread: false },
  body: 'Jeudi 3 décembre à 9 h 30, 4 rue du Pont.',
  ...{ from: at('09:00', '2026-11-18'), until: null, by: 'Karim Haddad' },
};
const erased: One = { ...menu, id: 'n4', title: null, body: null, by: null, to: 'all' };
const long: One = {
  ...inventory,
  id: 'n5',
  title:
    'Fermeture exceptionnelle de l’entrée du personnel pendant les travaux de la rue de la Préfecture',
  body: Array.from(
    { length: 14 },
    (_, index) =>
      `${index + 1}. Passez par la cour, derrière le local des livraisons. Le gardien ouvre de 6 h à 22 h\u00a0; en dehors, sonnez au restaurant.`,
  ).join('\n'),
};
const view: NewsView = { zone, announcements: [inventory, menu, personal, erased] };

function Who() {
  const { text, time, date } = useSpeech();
  return (
    <>
      <PanelBack label={text('act.back')} onBack={nothing} />
      <PanelPerson name="Awa Diop" initials="AD" colour="brick" />
      <PanelSpace />
      <PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />
    </>
  );
}

function Everybody() {
  const { text, time, date } = useSpeech();
  return (
    <>
      <PanelBack label={text('act.back')} onBack={nothing} />
      <PanelTitle icon="message" title={text('announcements.title')} />
      <PanelSpace />
      <PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />
    </>
  );
}

function News({
  of,
  open = null,
  known = true,
}: {
  of: One[];
  open?: One | null;
  known?: boolean;
}) {
  return (
    <AnnouncementWords>
      <AnnouncementsScreen
        view={{ zone, announcements: of }}
        panel={known ? <Who /> : <Everybody />}
        {...{ now, open, known }}
        onOpen={nothing}
      />
    </AnnouncementWords>
  );
}

const names = (count: number) => people(count).map(({ given, family }) => `${given} ${family}`);
const managed = (one: One, of: Partial<ManagedAnnouncement> = {}): ManagedAnnouncement => ({
  ...one,
  ...{ definition: one.id, team: null, person: null, audience: null, everywhere: false },
  ...{ state: 'shown', readers: [], waiting: names(24), pending: false, ...of },
});
const longNames = longPeople().map(({ given, family }) => `${given} ${family}`);
const published = [
  managed(inventory, { readers: names(24).slice(0, 9), waiting: names(24).slice(9) }),
  managed(menu, { team: 't', audience: 'Salle', readers: names(6), waiting: [], pending: true }),
  managed(long, { state: 'coming', from: at('06:00', '2026-11-23'), everywhere: true }),
  managed(personal, { person: 'p', audience: longNames[0] ?? null, waiting: ['Awa Diop'] }),
];
const choices = {
  teams: ['Salle', 'Cuisine', 'Bar'].map((name) => ({ id: name, name })),
  people: people(60).map(({ id, given, family }) => ({ id, name: `${given} ${family}` })),
};
const written: Typed = {
  ...emptyTyped,
  ...{ title: inventory.title ?? '', body: inventory.body ?? '', pinned: true },
};

/** The line of the open home, where something is pinned. */
export const pinnedLine = (
  <AnnouncementWords>
    <Pinned view={{ zone, announcements: [long, inventory] }} onOpen={nothing} />
  </AnnouncementWords>
);

/** What stands above the acts of a person's own screen. */
export const unreadLine = (
  <AnnouncementWords>
    <Unread view={view} onOpen={nothing} />
  </AnnouncementWords>
);

export const newsScreens: Record<string, () => ReactNode> = {
  news: () => <News of={view.announcements} />,
  'news-open': () => <News of={view.announcements} open={inventory} />,
  'news-long': () => <News of={[long, ...view.announcements]} open={long} />,
  'news-erased': () => <News of={view.announcements} open={erased} />,
  'news-home': () => <News of={[inventory]} open={inventory} known={false} />,
  'news-none': () => <News of={[]} />,
};

/** « Annonces » in the settings of a manager; `place` puts it beside their panel. */
export function announcing(place: (body: ReactNode) => ReactNode): Record<string, () => ReactNode> {
  const room = (body: ReactNode) => place(<AnnouncementWords>{body}</AnnouncementWords>);
  const list = (announcements: ManagedAnnouncement[]) => (
    <ManagedScreen
      view={{ announcements, ...choices }}
      {...{ zone, today }}
      onNew={nothing}
      onOpen={nothing}
    />
  );
  const form = (first: Typed) => (
    <AnnounceForm
      view={choices}
      first={first}
      onChange={nothing}
      onPublish={nothing}
      onLeave={nothing}
    />
  );
  const receipts = (one: ManagedAnnouncement) => (
    <ReceiptsSheet {...{ one, zone, today }} onWithdraw={nothing} onBack={nothing} />
  );
  return {
    announcing: () => room(list(published)),
    'announcing-none': () => room(list([])),
    'announcing-new': () => room(form(emptyTyped)),
    'announcing-written': () => room(form(written)),
    'announcing-read': () => room(receipts(published[0]!)),
    'announcing-60': () =>
      room(
        receipts(
          managed(long, { readers: [...longNames, ...names(30)], waiting: names(60).slice(30) }),
        ),
      ),
  };
}
