import '@comptoir/ui/tokens.css';
import '../src/portal.css';
import { createRoot } from 'react-dom/client';
import { App, openPortal } from '../src/app.tsx';
import { type World, fakeTransport } from './fake-transport.ts';
import { accountPictures } from './account-samples.ts';
import { announcementPictures } from './announcements-samples.ts';
import { evidencePictures } from './evidence-samples.ts';
import * as homes from './home-samples.ts';
import { hoursPictures } from './hours-samples.ts';
import { housePictures } from './house-samples.ts';
import { ownPlanPictures } from './own-plan-samples.ts';
import { planFilePictures } from './plan-files-samples.ts';
import { planPictures } from './plan-samples.ts';
import { recordPictures } from './record-samples.ts';
import { ownQuarantine, quarantine } from './quarantine-samples.ts';
import { Refusal } from './refusal.ts';
import * as sample from './samples.ts';
import { exportPictures } from './exports-samples.ts';
import { statementPictures } from './statements-samples.ts';
import { devices } from './tablet-samples.ts';
import { toldPictures } from './told-samples.ts';
import * as users from './users-samples.ts';

/** A picture: where the portal is opened, what the server says, and what a hand does there (scripts/portal-pictures.ts). */
type Picture = { path: string; world?: World };
const token = `#${'a'.repeat(43)}`;
const outside = { 'GET /me': 401 };

const pictures: Record<string, Picture> = {
  ...accountPictures,
  ...housePictures,
  ...recordPictures,
  ...evidencePictures,
  ...hoursPictures,
  ...statementPictures,
  ...exportPictures,
  ...planPictures,
  ...planFilePictures,
  ...ownPlanPictures,
  ...toldPictures,
  ...announcementPictures,
  login: { path: '/login', world: outside },
  'login-wrong': { path: '/login', world: { ...outside, 'POST /session': 401 } },
  'login-throttled': { path: '/login', world: { ...outside, 'POST /session': 429 } },
  'login-offline': { path: '/login', world: { ...outside, 'POST /session': null } },
  forgotten: { path: '/forgotten', world: outside },
  'forgotten-done': { path: '/forgotten', world: outside },
  reset: { path: `/reset${token}`, world: { ...outside, 'POST /links/check': sample.resetLink } },
  'reset-dead': { path: `/reset${token}`, world: { ...outside, 'POST /links/check': 410 } },
  'reset-offline': { path: `/reset${token}`, world: { ...outside, 'POST /links/check': null } },
  'recovery-done': { path: '/recovery', world: outside },
  recovery: { path: '/recovery', world: outside },
  activation: { path: `/activation${token}`, world: outside },
  'activation-typing': { path: `/activation${token}`, world: outside },
  'activation-known': {
    path: `/activation${token}`,
    world: {
      ...outside,
      'POST /links/check': {
        purpose: 'activation',
        email: 'maximilienne-alexandrine.de-la-rochefoucauld@etablissements-lenoir.exemple.fr',
        given: 'Maximilienne-Alexandrine',
        organisation: 'Société d’exploitation des établissements Lenoir et Associés',
        expiresAt: sample.now + 3_600_000,
        known: true,
      },
    },
  },
  'activation-dead': {
    path: `/activation${token}`,
    world: { ...outside, 'POST /links/check': 410 },
  },
  'setup-language': { path: `/setup${token}`, world: outside },
  'setup-house': { path: `/setup${token}`, world: outside },
  'setup-address': { path: `/setup${token}`, world: outside },
  'setup-you': { path: `/setup${token}`, world: outside },
  'setup-manager': { path: `/setup${token}`, world: outside },
  'setup-result': { path: `/setup${token}`, world: outside },
  'setup-tablet': { path: `/setup${token}`, world: outside },
  'setup-compare': { path: `/setup${token}`, world: outside },
  'setup-dead': { path: `/setup${token}`, world: { ...outside, 'POST /setup/check': 410 } },
  'setup-installed': { path: `/setup${token}`, world: { ...outside, 'POST /setup/check': 423 } },
  'session-ended': { path: '/configuration/users?new=true', world: { 'POST /employees': 401 } },
  home: { path: '/', world: { 'GET /me': sample.employee } },
  'home-empty': {
    path: '/',
    world: { 'GET /me': sample.employee, 'GET /me/hours': sample.noHours },
  },
  'home-silent': {
    path: '/',
    world: {
      'GET /me': sample.employee,
      'GET /me/hours': {
        ...sample.hours,
        today: { ...sample.hours.today, state: 'break' },
        silent: [{ establishment: 'Le Comptoir des Halles', since: sample.now - 6 * 3_600_000 }],
      },
    },
  },
  'home-admin': { path: '/' },
  'home-admin-due': {
    path: '/',
    world: { 'GET /me': homes.dueSoon, 'GET /devices': { devices: [], app: null } },
  },
  'home-admin-calm': {
    path: '/',
    world: {
      'GET /me': homes.secured,
      'GET /punches/doubtful': { punches: [] },
      'GET /accesses/waiting': homes.waitingCalmly,
      'GET /accesses/cover': homes.covered,
      'GET /devices': { devices: devices.slice(0, 1), app: '0.1.0' },
      'GET /mail': { configured: true, from: 'comptoir@exemple.fr', mails: [] },
      'GET /presence': homes.nobody,
    },
  },
  'home-admin-alarms': {
    path: '/',
    world: { 'GET /devices/apart': homes.apart, 'GET /backups': homes.failingBackups },
  },
  'home-admin-empty': {
    path: '/',
    world: {
      'GET /me/hours': sample.noHours,
      'GET /presence': homes.emptyHouse,
      'GET /punches/doubtful': { punches: [] },
      'GET /accesses/waiting': { waiting: [] },
      'GET /devices': { devices: [], app: null },
      'GET /mail': { configured: true, from: 'comptoir@exemple.fr', mails: [] },
    },
  },
  'home-long': {
    path: '/',
    world: { 'GET /me': homes.longSecured, 'GET /presence': homes.crowd },
  },
  'home-manager': { path: '/', world: { 'GET /me': homes.manager } },
  'home-offline': {
    path: '/',
    world: {
      'GET /me/hours': null,
      'GET /presence': null,
      'GET /punches/doubtful': null,
      'GET /accesses/waiting': null,
      'GET /accesses/cover': null,
      'GET /devices': null,
      'GET /mail': null,
    },
  },
  'home-loading': { path: '/', world: { 'GET /me/hours': 'never' } },
  hours: { path: '/hours' },
  'hours-empty': { path: '/hours', world: { 'GET /me/hours': sample.noHours } },
  'hours-offline': { path: '/hours', world: { 'GET /me/hours': null } },
  presence: { path: '/presence' },
  'presence-empty': { path: '/presence', world: { 'GET /presence': homes.nobody } },
  'presence-offline': { path: '/presence', world: { 'GET /presence': null } },
  approvals: { path: '/approvals' },
  'approvals-empty': { path: '/approvals', world: { 'GET /punches/doubtful': { punches: [] } } },
  'approvals-offline': { path: '/approvals', world: { 'GET /punches/doubtful': null } },
  'not-yours': { path: '/configuration/journal', world: { 'GET /me': sample.employee } },
  menu: { path: '/' },
  'menu-configuration': { path: '/configuration/tablets' },
  profile: { path: '/profile', world: { 'GET /me': sample.employee } },
  'profile-long': { path: '/profile', world: { 'GET /me': sample.longNamed } },
  'your-data': { path: '/your-data', world: { 'GET /me': sample.employee } },
  users: { path: '/configuration/users' },
  'users-long': { path: '/configuration/users', world: { 'GET /me': sample.longNamed } },
  'users-crowd': {
    path: '/configuration/users',
    world: { 'GET /employees': { employees: users.crowd(5_000) } },
  },
  'users-nobody': { path: '/configuration/users?q=zzz' },
  'users-empty': { path: '/configuration/users', world: { 'GET /employees': { employees: [] } } },
  'users-loading': { path: '/configuration/users', world: { 'GET /employees': 'never' } },
  'users-offline': { path: '/configuration/users', world: { 'GET /employees': null } },
  'users-menu': { path: '/configuration/users' },
  'users-chosen': { path: '/configuration/users' },
  'users-sms': { path: '/configuration/users?tab=invited' },
  'users-export': { path: '/configuration/users' },
  'users-new': { path: '/configuration/users?new=true' },
  'users-new-rights': { path: '/configuration/users?new=true' },
  'users-new-wrong': { path: '/configuration/users?new=true' },
  'users-created': { path: '/configuration/users?new=true' },
  'users-import': { path: '/configuration/users/import' },
  'users-import-wrong': { path: '/configuration/users/import' },
  'users-import-right': {
    path: '/configuration/users/import',
    world: { 'POST /employees/import/check': users.rightTable },
  },
  'users-import-done': {
    path: '/configuration/users/import',
    world: { 'POST /employees/import/check': users.rightTable },
  },
  'users-import-unreadable': {
    path: '/configuration/users/import',
    world: { 'POST /employees/import/check': new Refusal('unreadable-file', 'encoding') },
  },
  tablets: { path: '/configuration/tablets' },
  'tablets-revoke': { path: '/configuration/tablets' },
  'tablets-empty': {
    path: '/configuration/tablets',
    world: { 'GET /devices': { devices: [], app: null } },
  },
  'tablets-new': { path: '/configuration/tablets/new' },
  'tablets-menu': { path: '/configuration/tablets' },
  'tablets-lose': { path: '/configuration/tablets' },
  'tablets-stop-waiting': { path: '/configuration/tablets' },
  'tablets-replace': { path: `/configuration/tablets/new?replaces=${sample.id(203)}` },
  quarantine: { path: `/quarantine/${sample.id(204)}` },
  'quarantine-keep': { path: `/quarantine/${sample.id(204)}` },
  'quarantine-keep-own': {
    path: `/quarantine/${sample.id(204)}`,
    world: { 'GET /me': ownQuarantine },
  },
  'quarantine-dismiss': { path: `/quarantine/${sample.id(204)}` },
  'quarantine-empty': {
    path: `/quarantine/${sample.id(204)}`,
    world: {
      [`GET /devices/${sample.id(204)}/quarantine`]: { ...quarantine, entries: [] },
    },
  },
  establishments: { path: '/configuration/establishments' },
  'establishments-empty': {
    path: '/configuration/establishments',
    world: {
      'GET /establishments': { establishments: [], kioskAddress: 'https://tablettes.exemple.fr' },
    },
  },
  'establishments-new': { path: '/configuration/establishments' },
  lost: { path: '/nowhere' },
  mail: { path: '/configuration/mail' },
  'mail-read': { path: '/configuration/mail' },
  'mail-empty': {
    path: '/configuration/mail',
    world: { 'GET /mail': { configured: true, from: 'comptoir@exemple.fr', mails: [] } },
  },
  tokens: { path: '/configuration/tokens' },
  'tokens-new': { path: '/configuration/tokens' },
  'tokens-empty': { path: '/configuration/tokens', world: { 'GET /tokens': { tokens: [] } } },
};

const asked = new URLSearchParams(location.search);
document.body.dataset.screens = Object.keys(pictures).join(' ');
// The pictures are all of one afternoon.
const clock = Date.now;
const moved = sample.now - clock();
Date.now = () => clock() + moved;

const picture = pictures[asked.get('screen') ?? 'login'];
const element = document.getElementById('root');
if (picture === undefined || element === null) throw new Error('No such picture.');
const language = asked.get('language') === 'en' ? 'en' : 'fr';
history.replaceState(null, '', `/portal${picture.path}`);
createRoot(element).render(
  <App portal={openPortal(fakeTransport(picture.world ?? {}))} language={language} />,
);
