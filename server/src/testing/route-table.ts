import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import { defaultPreferences } from '@comptoir/shared/notifications/notification';
import type { Asker } from './roles-world.ts';

/** What stands in one place: somebody without a role but with an invitation, and everything else that has an id. */
export type Ids = {
  person: string;
  establishment: string;
  team: string;
  device: string;
  token: string;
  mail: string;
  photo: string;
};

export type Line = {
  /** Askers who get past the door, besides `nobody` where anybody does. */
  may: readonly Asker[];
  /** Askers of the permission for whom what is named does not exist: they hold it elsewhere. */
  hidden?: readonly Asker[];
  /** Which id stands in the address, for `:id`, `:person` and `:hash`. */
  named?: keyof Ids;
  query?: (ids: Ids) => string;
  body?: (ids: Ids) => unknown;
  type?: string;
};

const everybody: readonly Asker[] = [
  'none',
  'employee',
  'manager',
  'elsewhere',
  'team',
  'accounting',
  'fleet',
  'support',
  'store',
  'administrator',
];
const roled = everybody.filter((one) => one !== 'none');
const house: readonly Asker[] = ['administrator'];
const administration: readonly Asker[] = ['store', 'administrator'];
const fleet: readonly Asker[] = ['fleet', ...administration];
const managing: readonly Asker[] = ['manager', 'elsewhere', 'team', ...administration];
const reading: readonly Asker[] = ['accounting', ...managing];

/** Of a person of this store who is in no team: for the other manager and the team's there is none. */
const ofStaff = { may: ['manager', ...administration], hidden: ['elsewhere', 'team'] } as const;
/** The same of what belongs to the store itself. */
const ofStore = ofStaff;
const ofHolder = { may: administration } as const;
/** No session is asked for: what is sent speaks for itself. */
const open: Line = { may: [...everybody, 'nobody'] };
const own: Line = { may: everybody };

/** Hours of a store: of a team for the manager of that team. */
const ofHours = {
  may: ['accounting', 'manager', 'team', ...administration],
  hidden: ['elsewhere'],
} as const;
const ofOctober = ({ establishment }: Ids) =>
  `?establishment=${establishment}&from=2026-10-01&to=2026-10-31`;

const held = { roles: [], grants: [] };
const edit = { from: null, to: 'Awa' };
const csv = { type: 'text/csv', query: (ids: Ids) => `?establishment=${ids.establishment}` };

/**
 * Every route of the portal, and who gets past its door when it is about something of the store `here` (DESIGN §8). Whoever
 * is logged in and not named is answered 403.
 */
export const routeTable: Record<string, Line> = {
  'GET /accesses': { ...ofStaff, query: ({ person }) => `?person=${person}` },
  'GET /accesses/cover': { may: administration },
  'GET /accesses/waiting': { may: managing },
  'POST /accesses/invite': { may: managing, body: ({ person }) => ({ people: [person] }) },
  'POST /accesses/open': { ...ofStaff, body: ({ person }) => ({ person }) },
  'POST /accesses/resend': { ...ofStaff, body: ({ person }) => ({ person }) },
  'POST /accesses/revoke': { ...ofStaff, body: ({ person }) => ({ person }) },
  'PUT /accesses/:person/holdings': {
    ...{ ...ofHolder, named: 'person', body: () => ({ from: held, to: held }) },
  },
  'POST /accesses/:person/link': { ...ofStaff, named: 'person' },
  'POST /accesses/:person/reset': { ...ofHolder, named: 'person' },
  'POST /accesses/:person/second-factor-off': { ...ofHolder, named: 'person' },
  'DELETE /accesses/:person/account': { ...ofHolder, named: 'person' },

  'GET /devices': { may: fleet },
  'POST /devices/inspect': { may: fleet, body: () => ({ code: 'WDJB-MJHT' }) },
  'POST /devices/approve': { may: fleet, body: () => ({}) },
  'POST /devices/:id/retire': { may: fleet, named: 'device' },
  'POST /devices/:id/lose': { may: fleet, named: 'device' },
  'GET /devices/apart': { may: [...managing, 'fleet'] },
  'GET /devices/:id/quarantine': {
    ...{ may: ['manager', ...fleet], hidden: ['elsewhere', 'team'], named: 'device' },
  },
  'POST /devices/:id/quarantine/:hash': { ...ofStore, named: 'device', body: () => ({}) },
  'POST /devices/:id/revoke': { may: fleet, named: 'device' },
  'POST /devices/:id/clear': { may: fleet, named: 'device' },

  'GET /employees': { may: reading },
  'GET /employees/:id': {
    ...{ may: ['accounting', ...ofStaff.may], hidden: ofStaff.hidden, named: 'person' },
  },
  'POST /employees': {
    ...ofStaff,
    body: ({ establishment }) => ({
      establishment,
      name: { given: 'Zoé', family: '' },
      ...{ team: null, email: null, phone: null, photo: null, invite: false },
      ...held,
    }),
  },
  'PATCH /employees/:id': { ...ofStaff, named: 'person', body: () => ({ display: edit }) },
  'POST /employees/:id/archive': { ...ofStaff, named: 'person' },
  'POST /employees/:id/restore': { ...ofStaff, named: 'person' },
  'POST /employees/:id/pin': { ...ofStaff, named: 'person' },
  'POST /employees/:id/erase': {
    ...{ ...ofHolder, hidden: ofStaff.hidden, named: 'person' },
    body: () => ({ what: 'all' }),
  },
  'POST /employees/:id/memberships': {
    ...{ ...ofStaff, named: 'person', body: ({ establishment }: Ids) => ({ establishment }) },
  },
  'DELETE /employees/:id/memberships/:establishment': { ...ofStaff, named: 'person' },
  'POST /employees/pins': { ...ofStaff, body: ({ person }) => ({ people: [person] }) },
  'POST /employees/export': {
    ...{ may: ['accounting', ...ofStaff.may], hidden: ofStaff.hidden },
    body: ({ person }) => ({ format: 'csv', people: [person], language: 'fr' }),
  },
  'GET /employees/import/template': { may: managing, query: () => '?format=csv&language=fr' },
  'POST /employees/import/check': { ...csv, may: ['team', ...ofStaff.may], hidden: ['elsewhere'] },
  'POST /employees/import': { ...csv, may: ['team', ...ofStaff.may], hidden: ['elsewhere'] },
  'GET /photos/:hash': { may: everybody, named: 'photo' },
  'PUT /photos/:hash': { may: managing, named: 'photo', type: 'image/webp' },

  'GET /establishments': { may: administration },
  'POST /establishments': {
    may: house,
    body: () => ({ name: 'Le Quai', zone: 'Europe/Paris' }),
  },
  'PATCH /establishments/:id': {
    ...{ may: administration, named: 'establishment' },
    body: () => ({ timeRules: { from: defaultTimeRules, to: defaultTimeRules } }),
  },
  'GET /own/notifications': own,
  'GET /own/notifications/unread': own,
  'POST /own/notifications/read': { ...own, body: () => ({ until: 0 }) },
  'GET /own/notifications/preferences': own,
  'PUT /own/notifications/preferences': {
    ...own,
    body: () => ({ choices: defaultPreferences }),
  },
  'POST /own/push': { ...own, body: () => ({ endpoint: '' }) },
  'DELETE /own/push/:id': { ...own, named: 'mail' },
  'GET /own/calendar': { may: roled },
  'POST /own/calendar': { may: roled },
  'DELETE /own/calendar': { may: roled },
  'GET /organisation': { may: house },
  'PATCH /organisation': { may: house, body: () => ({}) },
  'GET /organisation/invitation/preview': { may: house, query: () => '?language=fr' },
  'POST /organisation/invitation/test': { may: house, body: () => ({ language: 'fr' }) },
  'GET /teams': { may: reading },
  'POST /teams': {
    ...ofStore,
    body: ({ establishment }) => ({ establishment, name: 'Plonge', parent: null }),
  },
  'PATCH /teams/:id': { ...ofStore, named: 'team', body: () => ({}) },
  'DELETE /teams/:id': { ...ofStore, named: 'team' },
  'POST /teams/:id/people': {
    ...{ ...ofStore, named: 'team', body: ({ person }: Ids) => ({ people: [person] }) },
  },
  'POST /teams/null/people': { ...ofStore, body: ({ person }) => ({ people: [person] }) },

  'GET /evidence': { may: house },
  'PATCH /evidence': { may: house, body: () => ({ mailTo: null }) },
  'POST /evidence/checkpoints': { may: house },
  'POST /evidence/files': {
    ...{ may: ['accounting', ...ofStaff.may], hidden: ofStaff.hidden },
    body: ({ person }) => ({ person, first: '2026-11-01', last: '2026-11-02' }),
  },
  'GET /punches': {
    ...{ may: ['accounting', ...ofStaff.may], hidden: ofStaff.hidden },
    query: ({ person }) => `?person=${person}&first=2026-11-01&last=2026-11-02`,
  },
  'GET /backups': { may: house },
  'GET /journal': { may: house },
  'GET /mail': { may: house },
  'POST /mail/:id/retry': { may: house, named: 'mail' },
  'GET /tokens': { may: house },
  'POST /tokens': {
    may: house,
    body: () => ({ name: 'Silae', scopes: ['punches.read'], days: 30 }),
  },
  'DELETE /tokens/:id': { may: house, named: 'token' },
  'GET /presence': { may: managing },
  'GET /punches/doubtful': { may: managing },

  'GET /statements': {
    may: ['accounting', 'team', ...ofStaff.may],
    hidden: ['elsewhere'],
    query: ({ establishment }) => `?establishment=${establishment}&from=2026-11-01&to=2026-11-30`,
  },
  'POST /statements': {
    may: ['accounting', ...administration],
    body: ({ establishment, person }) => ({
      ...{ establishment, people: [person], from: '2026-10-01', to: '2026-10-31' },
    }),
  },
  'GET /statements/:id': { may: [], hidden: everybody, named: 'person' },
  'GET /statements/:id/pdf': { may: [], hidden: everybody, named: 'person' },
  'GET /me/statements': { may: roled },
  'POST /me/statements/:id/seen': { may: [], hidden: roled, named: 'person' },
  'POST /me/statements/:id/acknowledgement': { may: [], hidden: roled, named: 'person' },
  'POST /me/statements/:id/dispute': {
    ...{ may: [], hidden: roled, named: 'person', body: () => ({ reason: 'Il manque lundi.' }) },
  },
  'POST /check/statement': open,

  'GET /timesheets': { ...ofHours, query: ofOctober },
  'GET /timesheets/anomalies': { ...ofHours, query: ofOctober },
  'GET /timesheets/:person': {
    ...{ may: ['accounting', ...ofStaff.may], hidden: ofStaff.hidden, named: 'person' },
    query: ofOctober,
  },
  'POST /timesheets/approvals': {
    ...ofStaff,
    body: ({ establishment, person }) => ({
      ...{ establishment, people: [{ person, worked: 0 }], from: '2026-10-01', to: '2026-10-31' },
    }),
  },
  'POST /corrections': {
    ...ofStaff,
    body: ({ establishment, person, token }) => ({
      ...{ person, establishment, day: '2026-10-31', reason: 'Oublié', approve: false },
      change: { remove: [], add: [{ punch: token, type: 'in', at: 1_793_440_800_000 }] },
    }),
  },
  'POST /corrections/:id/decision': {
    ...{ may: [], hidden: roled, named: 'person' },
    body: () => ({ decision: 'approved', edited: null, reason: null }),
  },
  'POST /corrections/:id/withdrawal': { may: [], hidden: roled, named: 'person' },
  'POST /corrections/:id/objection': {
    ...{ may: [], hidden: roled, named: 'person', body: () => ({ reason: 'Non.' }) },
  },
  'POST /punches/:id/acceptance': { may: [], hidden: managing, named: 'person' },
  'GET /periods': { ...ofHours, query: ({ establishment }) => `?establishment=${establishment}` },
  'POST /periods': {
    may: ['accounting', ...administration],
    body: ({ establishment }) => ({ establishment, from: '2026-09-01', to: '2026-09-30' }),
  },
  'POST /periods/:id/reopening': {
    ...{ may: [], hidden: ['accounting', ...administration], named: 'person' },
    body: () => ({ reason: 'Oubli' }),
  },

  'GET /planning': { ...ofStore, query: ofOctober },
  'POST /planning/shifts': {
    ...ofStore,
    body: ({ establishment, token }) => ({
      establishment,
      changes: [{ shift: token, from: null, to: null }],
    }),
  },
  'GET /planning/publication': { ...ofStore, query: ofOctober },
  'GET /planning/import/template': {
    ...ofStore,
    query: ({ establishment }) => `?establishment=${establishment}&format=csv&language=fr`,
  },
  'GET /planning/paper': {
    ...ofStore,
    query: ({ establishment }) => `?establishment=${establishment}&week=2026-10-05&language=fr`,
  },
  'GET /planning/export': {
    ...ofStore,
    query: (ids) => `${ofOctober(ids)}&format=csv&language=fr`,
  },
  'POST /planning/import/check': { ...ofStore, ...csv },
  'POST /planning/import': {
    ...{ ...ofStore, ...csv },
    query: ({ establishment, person }) => `?establishment=${establishment}&attempt=${person}`,
  },
  'POST /planning/publications': {
    ...ofStore,
    body: ({ establishment, token }) => ({
      ...{ establishment, publication: token, from: '2026-10-05', to: '2026-10-11', team: null },
      ...{ changes: 1, hash: 'a'.repeat(64) },
    }),
  },
  'GET /planning/positions': {
    ...ofStore,
    query: ({ establishment }) => `?establishment=${establishment}`,
  },
  'POST /planning/positions': {
    ...ofStore,
    body: ({ establishment, token }) => ({
      ...{ establishment, position: token, name: 'Bar', colour: 'teal', archived: false },
    }),
  },
  'GET /planning/templates': {
    ...ofStore,
    query: ({ establishment }) => `?establishment=${establishment}`,
  },
  'POST /planning/templates': {
    ...ofStore,
    body: ({ establishment, token }) => ({
      ...{ establishment, template: token, name: 'Semaine', content: { shifts: [] } },
      archived: false,
    }),
  },
  'GET /planning/requests': { may: managing },
  'POST /planning/absences': {
    ...ofStaff,
    body: ({ establishment, person, token }) => ({
      ...{ establishment, person, absence: token, type: 'sick', reason: null },
      span: { from: '2026-11-02', to: '2026-11-03', weekdays: null, times: null },
    }),
  },
  'DELETE /planning/absences/:id': { may: [], hidden: managing, named: 'person' },
  'POST /absences/:id/decision': {
    ...{ may: [], hidden: managing, named: 'person' },
    body: () => ({ decision: 'approved', reason: null }),
  },
  'POST /swaps/:id/answer': {
    ...{ may: [], hidden: roled, named: 'person', body: () => ({ accepted: true }) },
  },
  'POST /swaps/:id/withdrawal': { may: [], hidden: roled, named: 'person' },
  'POST /swaps/:id/decision': {
    ...{ may: [], hidden: roled, named: 'person' },
    body: () => ({ decision: 'approved', reason: null }),
  },
  'GET /contracts/:person': {
    ...{ may: ['accounting', ...ofStaff.may], hidden: ofStaff.hidden, named: 'person' },
  },
  'PUT /contracts/:person': {
    ...{ ...ofStaff, named: 'person' },
    body: () => ({ from: '2026-11-01', weekly: 1_440, partTime: true }),
  },
  'GET /own/schedule': { may: roled, query: () => '?from=2026-11-01&to=2026-11-28' },
  'POST /own/schedule/seen': {
    ...{ may: [], hidden: roled, body: ({ token }: Ids) => ({ changes: [token] }) },
  },
  'POST /own/schedule/acceptance': {
    ...{ may: [], hidden: roled, body: ({ token }: Ids) => ({ changes: [token] }) },
  },
  'POST /own/absences': {
    ...{ may: [], hidden: roled },
    body: ({ token }) => ({
      ...{ establishment: token, absence: token, type: 'leave', reason: null },
      span: { from: '2026-11-02', to: '2026-11-03', weekdays: null, times: null },
    }),
  },
  'DELETE /own/absences/:id': { may: [], hidden: roled, named: 'person' },
  'POST /own/swaps': {
    ...{ may: [], hidden: roled },
    body: ({ token }) => ({
      ...{ establishment: token, swap: token, gives: token, takes: null, colleague: null },
      reason: null,
    }),
  },

  'GET /announcements': { may: ['manager', 'elsewhere', ...administration] },
  'GET /announcements/:id': {
    may: [],
    hidden: ['manager', 'elsewhere', ...administration],
    named: 'person',
  },
  'POST /announcements': {
    ...{ may: ['manager', ...administration], hidden: ['elsewhere'] },
    body: ({ establishment, token }) => ({
      ...{ announcement: token, establishment, team: null, person: null, title: 'Inventaire' },
      ...{ body: 'Dimanche', pinned: false, from: null, until: null, previous: null },
    }),
  },
  'POST /announcements/:id/withdrawal': {
    ...{ may: [], hidden: ['manager', 'elsewhere', ...administration], named: 'person' },
  },
  'GET /own/announcements': { may: roled },
  'GET /own/tasks': { may: roled },
  'POST /own/announcements/:id/read': { may: [], hidden: roled, named: 'person' },

  'GET /exports': { may: ['accounting', ...administration] },
  'PUT /exports/:id': {
    ...{ may: ['accounting', ...house], named: 'token' },
    body: () => ({
      ...{ name: 'Silae', format: 'silae', archived: false },
      columns: {
        ...{ lines: 'day', separator: ';', hours: 'decimal' },
        columns: [{ field: 'overtime-1', header: 'HS-HS25' }],
      },
    }),
  },
  'POST /exports/preview': {
    may: ['accounting', ...administration],
    body: ({ establishment }) => ({
      ...{ establishment, from: '2026-11-01', to: '2026-11-30', format: 'csv' },
      columns: {
        lines: 'person',
        separator: ';',
        hours: 'decimal',
        columns: [{ field: 'paid', header: 'Heures' }],
      },
    }),
  },
  'GET /exports/:id/file': {
    ...{ may: [], hidden: ['accounting', ...administration], named: 'device' },
    query: ({ establishment }) => `?establishment=${establishment}&from=2026-11-01&to=2026-11-30`,
  },
  'GET /inspection': {
    ...{ may: ['accounting', 'manager', 'team', ...administration], hidden: ['elsewhere'] },
    query: ({ establishment }) =>
      `?establishment=${establishment}&from=2026-11-01&to=2026-11-30&format=csv`,
  },

  'GET /me': own,
  'PATCH /me': { ...own, body: () => ({ language: 'fr' }) },
  'GET /me/hours': { may: roled, query: () => '?from=2026-11-01&to=2026-11-02' },
  'GET /me/sessions': own,
  'DELETE /me/sessions': own,
  'DELETE /me/sessions/:id': { ...own, named: 'person' },
  'POST /me/proof': { ...own, body: () => ({}) },
  'POST /me/password': { ...own, body: () => ({}) },
  'POST /me/email': { ...own, body: () => ({}) },
  'POST /me/second-factor': { ...own, body: () => ({}) },
  'POST /me/second-factor/codes': { ...own, body: () => ({}) },
  'POST /me/second-factor/confirm': { ...own, body: () => ({}) },
  'POST /me/second-factor/off': { ...own, body: () => ({}) },

  'POST /session': open,
  'POST /session/second-factor': open,
  'DELETE /session': open,
  'POST /activate': open,
  'POST /email/confirm': open,
  'POST /links/check': open,
  'POST /passwords/forgotten': open,
  'POST /passwords/reset': open,
  'POST /recover': open,
  'POST /setup': open,
  'POST /setup/check': open,
  'POST /sign-up': open,
  'POST /sign-up/confirm': open,
};
