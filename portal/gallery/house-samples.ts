import type { OrganisationView } from '@comptoir/shared/establishments/portal';
import type { JournalEntry } from '@comptoir/shared/journal/portal';
import * as sample from './samples.ts';

/** The house's own settings: pictures of the organisation, the invitation mail and the audit log. */

const minute = 60_000;
const standard = {
  fr: {
    subject: 'Maison Lenoir vous ouvre un espace personnel',
    text: 'Bonjour {prénom},\n\n{organisation} vous ouvre un espace personnel\u00a0: votre planning, vos heures, vos demandes.',
  },
  en: {
    subject: 'Maison Lenoir opens a personal space for you',
    text: 'Hello {given},\n\n{organisation} opens a personal space for you: your schedule, your hours, your requests.',
  },
};
const organisation: OrganisationView = {
  name: 'Maison Lenoir',
  settings: { secondFactorGrace: 14, passphrases: false },
  invitation: { fr: null, en: null },
  standard,
  logo: null,
};

/** The first answer, then one in which somebody else was quicker. */
function changing(change: Partial<OrganisationView>): () => OrganisationView {
  let asked = 0;
  return () => {
    asked += 1;
    return asked === 1 ? organisation : { ...organisation, ...change };
  };
}

const camille = { id: sample.id(11), name: 'Camille Lenoir' };
const awa = { id: sample.id(100), name: 'Awa Diop' };
let position = 4_200;
function entry(minutesAgo: number, kind: string, rest: Partial<JournalEntry> = {}): JournalEntry {
  position -= 3;
  return {
    position,
    at: sample.now - minutesAgo * minute,
    kind,
    refusal: null,
    actor: camille,
    door: 'portal',
    place: null,
    person: awa,
    changes: [],
    ...rest,
  };
}
const entries = [
  entry(12, 'role.give', {
    changes: [
      { field: 'role', from: null, to: 'manager' },
      { field: 'establishment', from: null, to: 'Le Comptoir des Halles' },
    ],
  }),
  entry(14, 'employee.edit', {
    door: 'tablet',
    place: 'Le Comptoir des Halles',
    establishment: 'Le Comptoir des Halles',
    changes: [{ field: 'phone', from: '+33612345678', to: '+33698765432' }],
  }),
  entry(30, 'role.take', {
    refusal: 'last-administrator',
    person: camille,
    changes: [{ field: 'role', from: 'administration', to: null }],
  }),
  entry(65, 'access.delivery', {
    actor: null,
    door: 'system',
    person: { id: sample.id(103), name: 'Driss El Amrani' },
    changes: [{ field: 'delivery', from: null, to: 'failed' }],
  }),
  entry(66, 'access.open', {
    person: { id: sample.id(103), name: 'Driss El Amrani' },
    changes: [{ field: 'role', from: null, to: 'employee' }],
  }),
  entry(26 * 60, 'account.secure', {
    actor: awa,
    changes: [{ field: 'event', from: null, to: 'second-factor-on' }],
  }),
  entry(27 * 60, 'organisation.edit', {
    person: null,
    changes: [
      {
        field: 'invitationFr',
        from: null,
        to: 'Bienvenue à la Maison Lenoir\n\nBonjour {prénom},\n\nVotre espace vous attend.',
      },
    ],
  }),
  entry(28 * 60, 'employee.identify', {
    actor: null,
    door: 'backoffice',
    place: 'Paie',
    changes: [{ field: 'externalId', from: null, to: 'PAIE-0042' }],
  }),
  entry(50 * 60, 'employee.edit', {
    actor: { id: sample.id(12), name: null },
    person: {
      id: sample.id(109),
      name: 'Maximilienne-Alexandrine de La Rochefoucauld-Montmorency',
    },
    establishment:
      'La Brasserie de la Grande Place de l’Hôtel de Ville de Villeneuve-Saint-Georges',
    changes: [
      { field: 'team', from: 'Salle', to: 'Accueil et vestiaire' },
      { field: 'startsOn', from: null, to: '2026-12-01' },
    ],
  }),
];

const journal = '/configuration/journal';
export const housePictures = {
  organisation: {
    path: '/configuration/organisation',
    world: { 'GET /organisation': organisation },
  },
  'organisation-clash': {
    path: '/configuration/organisation',
    world: {
      'GET /organisation': changing({ name: 'Lenoir et filles' }),
      'PATCH /organisation': 409,
    },
  },
  'organisation-offline': {
    path: '/configuration/organisation',
    world: { 'GET /organisation': null },
  },
  invitation: { path: '/configuration/invitation', world: { 'GET /organisation': organisation } },
  'invitation-own': {
    path: '/configuration/invitation',
    world: {
      'GET /organisation': {
        ...organisation,
        invitation: {
          fr: {
            subject: 'Bienvenue à la Maison Lenoir, nous vous attendons avec impatience',
            text: 'Bonjour {prénom},\n\nNous sommes heureux de vous compter parmi nous.\n\nÀ très vite,\nCamille',
          },
          en: null,
        },
      },
    },
  },
  'invitation-leave': {
    path: '/configuration/invitation',
    world: { 'GET /organisation': organisation },
  },
  journal: { path: journal, world: { 'GET /journal': { entries, next: 4_100 } } },
  'journal-none': {
    path: `${journal}?subject=team`,
    world: { 'GET /journal': { entries: [], next: null } },
  },
  'journal-offline': { path: journal, world: { 'GET /journal': null } },
  'tablets-silent': { path: '/configuration/tablets' },
  'mail-refused': { path: '/configuration/mail' },
};
