import type {
  AnnouncementDetail,
  AnnouncementView,
  AnnouncementsAnswer,
  OwnAnnouncement,
  OwnAnnouncements,
} from '@comptoir/shared/announcements/portal';
import { employee, id, now } from './samples.ts';

const hour = 3_600_000;
const zone = 'Europe/Paris';
const stores = [
  { id: id(1), name: 'Le Comptoir des Halles' },
  { id: id(2), name: 'Le Comptoir de la Gare' },
];
const long = 'Maximilienne-Alexandrine de La Rochefoucauld-Montmorency';
const crowd = Array.from({ length: 60 }, (_, at) => ({
  id: id(6_000 + at),
  name: at === 3 ? long : `${['Awa', 'Bastien', 'Chloé', 'Driss'][at % 4]} ${'Le Goff'} ${at + 1}`,
}));
const inventory =
  'Le magasin ferme à 18 h. Les équipes du soir arrivent une heure plus tôt.\n\nMerci de prévenir si vous ne pouvez pas rester : on s’arrange entre nous.';

let made = 0;
function view(over: Partial<AnnouncementView>): AnnouncementView {
  made += 1;
  return {
    ...{ id: id(6_100 + made), definition: id(6_200 + made), establishment: stores[0]! },
    ...{ team: null, person: null, to: 'all', title: 'Inventaire de fin d’année', body: inventory },
    ...{ pinned: false, from: now - 5 * hour, until: null, by: 'Camille Lenoir' },
    ...{ at: now - 5 * hour, withdrawnAt: null, audience: 60, readers: 41, mine: true },
    ...over,
  };
}

const pinned = view({ pinned: true, until: now + 90 * hour });
const kitchen = { id: id(7_100), name: 'Cuisine' };
const announced: AnnouncementsAnswer = {
  announcements: [
    pinned,
    view({
      ...{ to: 'team', team: kitchen, title: 'La chambre froide est réparée', readers: 0 },
      ...{ audience: 4, from: now - 26 * hour },
    }),
    view({
      ...{ to: 'person', person: { id: id(6_003), name: long }, audience: 1, readers: 1 },
      ...{ title: 'Votre formation aux premiers secours commence un jour plus tôt que prévu' },
    }),
    view({ title: 'La carte d’hiver', from: now + 40 * hour, audience: 60, readers: 0 }),
    view({ title: 'Fête des voisins', from: now - 900 * hour, until: now - 700 * hour }),
    view({ title: 'Grève des transports', from: now - 400 * hour, withdrawnAt: now - 390 * hour }),
  ],
  places: stores.map((store) => ({
    ...{ ...store, zone, teams: [kitchen], people: crowd },
  })),
  everywhere: true,
};

const detail = (readers: number): AnnouncementDetail => ({
  announcement: { ...pinned, audience: crowd.length, readers },
  receipts: crowd.slice(0, readers).map(({ id: person, name }, at) => ({
    ...{ person, name, at: now - at * 900_000, door: at % 3 === 0 ? 'portal' : 'tablet' },
    ...{ before: at === 2, former: at === 4 },
  })),
  unread: crowd.slice(readers),
});

const own = (over: Partial<OwnAnnouncement>): OwnAnnouncement => {
  made += 1;
  return {
    ...{ id: id(6_100 + made), title: 'Inventaire de fin d’année', body: inventory },
    ...{ pinned: false, from: now - 5 * hour, until: null, by: 'Camille Lenoir' },
    ...{ at: now - 5 * hour, to: 'all', readAt: null, ...over },
  };
};
const news: OwnAnnouncements = {
  zone,
  announcements: [
    own({ pinned: true, until: now + 90 * hour }),
    own({
      ...{ title: 'Votre formation aux premiers secours commence un jour plus tôt que prévu' },
      ...{ to: 'person', body: 'Mardi 1er décembre, 9 h, salle de réunion du deuxième étage.' },
    }),
    own({ title: 'La chambre froide est réparée', to: 'team', readAt: now - 20 * hour }),
    own({ title: 'Nouveaux casiers', from: now - 300 * hour, readAt: now - 290 * hour }),
  ],
};

export const announcementAnswers = {
  'GET /announcements': announced,
  [`GET /announcements/${pinned.id}`]: detail(41),
  'GET /own/announcements': news,
};

const manage = '/news/manage';
const none = { announcements: [], places: announced.places, everywhere: true };
export const announcementPictures = {
  news: { path: '/news', world: { 'GET /me': employee } },
  'news-open': { path: '/news', world: { 'GET /me': employee } },
  'news-unsent': {
    path: '/news',
    world: {
      'GET /me': employee,
      [`POST /own/announcements/${news.announcements[0]!.id}/read`]: null,
    },
  },
  'news-empty': {
    path: '/news',
    world: { 'GET /me': employee, 'GET /own/announcements': { zone, announcements: [] } },
  },
  'news-offline': {
    path: '/news',
    world: { 'GET /me': employee, 'GET /own/announcements': null },
  },
  announcements: { path: manage },
  'announcements-empty': { path: manage, world: { 'GET /announcements': none } },
  'announcements-offline': { path: manage, world: { 'GET /announcements': null } },
  'announcements-new': { path: manage },
  'announcements-filled': { path: manage },
  'announcements-wrong': { path: manage },
  'announcements-readers': { path: manage },
  'announcements-unread': {
    path: manage,
    world: { [`GET /announcements/${pinned.id}`]: detail(0) },
  },
  'announcements-edit': { path: manage },
  'announcements-withdraw': { path: manage },
  'announcements-clash': {
    path: manage,
    world: { 'POST /announcements': 409 },
  },
};
