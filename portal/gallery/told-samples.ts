import { defaultPreferences } from '@comptoir/shared/notifications/notification';
import type {
  NotificationView,
  NotificationsAnswer,
  PreferencesAnswer,
} from '@comptoir/shared/notifications/portal';
import { employee, id, now } from './samples.ts';

const hour = 3_600_000;
const line = (
  at: number,
  [kind, title, text]: [NotificationView['kind'], string, string],
  rest: Partial<NotificationView> = {},
): NotificationView => ({
  ...{ id: id(7_000 + at), kind, title, text, path: '/hours' },
  ...{ at: now - at * hour, readAt: now, ...rest },
});

const told: NotificationsAnswer = {
  unread: 3,
  more: now - 200 * hour,
  notifications: [
    line(
      1,
      [
        'schedule',
        'Votre planning a changé',
        'Mercredi 25 novembre, 09:00 – 17:00 → 11:00 – 19:00',
      ],
      { readAt: null },
    ),
    line(
      2,
      [
        'decisions',
        'Un échange attend votre décision',
        'Awa · les personnes concernées sont d’accord',
      ],
      { readAt: null },
    ),
    line(
      3,
      [
        'announcements',
        'Inventaire de fin d’année : les équipes du soir arrivent une heure plus tôt',
        'Jeudi 26 novembre, le magasin ferme à 18 h. Merci de prévenir si vous ne pouvez pas rester : on s’arrange entre nous.',
      ],
      { readAt: null },
    ),
    line(26, ['requests', 'Votre demande d’absence est acceptée', '3–5 décembre 2026']),
    line(27, ['corrections', 'Une correction de vos heures est acceptée', '19 novembre 2026']),
    line(75, ['statements', 'Votre relevé d’heures est prêt', '1–31 octobre 2026']),
    line(76, ['schedule', 'Votre planning est publié', '12 services : 23 novembre – 6 décembre']),
  ],
};

const preferences: PreferencesAnswer = {
  choices: defaultPreferences,
  email: 'camille@maison-lenoir.exemple.fr',
  decides: true,
  publicKey: 'B'.repeat(87),
  devices: [
    {
      id: id(7_500),
      agent: 'Chrome, Android',
      since: now - 900 * hour,
      usedAt: now - hour,
      endpointHash: 'a',
    },
    {
      id: id(7_501),
      agent: 'Firefox, Windows',
      since: now - 90 * hour,
      usedAt: null,
      endpointHash: 'b',
    },
  ],
};

export const toldAnswers = {
  'GET /own/notifications/unread': { unread: 3 },
  'GET /own/notifications': told,
  'GET /own/notifications/preferences': preferences,
  'GET /own/calendar': { feed: null },
  'POST /own/calendar': {
    url: 'https://comptoir.exemple.fr/calendar/q8Zr3kV0nYwC5tJmXe7uLbPa2sHdG9fIoT1yRxKzN4M.ics',
    madeAt: now,
  },
};

export const toldPictures = {
  told: { path: '/notifications' },
  'told-empty': {
    path: '/notifications',
    world: {
      'GET /me': employee,
      'GET /own/notifications': { unread: 0, more: null, notifications: [] },
      'GET /own/notifications/unread': { unread: 0 },
    },
  },
  'told-offline': { path: '/notifications', world: { 'GET /own/notifications': null } },
  ways: { path: '/profile/notifications' },
  'ways-employee': {
    path: '/profile/notifications',
    world: {
      'GET /me': employee,
      'GET /own/notifications/preferences': { ...preferences, decides: false, devices: [] },
      'GET /own/calendar': { feed: { madeAt: now - 900 * hour, readAt: now - hour } },
    },
  },
};
