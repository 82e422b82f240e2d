import type { SessionView } from '@comptoir/shared/access/portal';
import { Refusal } from './refusal.ts';
import * as sample from './samples.ts';

/** One's own login: pictures of the way in, of sign-up and of what guards an account. */

const day = 24 * 3_600_000;
const token = `#${'a'.repeat(43)}`;
const outside = { 'GET /me': 401 };
const challenge = { next: 'second-factor', challenge: 'b'.repeat(43) };
const link = (purpose: string) => ({
  purpose,
  email: 'awa.diop@exemple.fr',
  given: null,
  organisation: null,
  expiresAt: sample.now + day,
  known: false,
});
const factor = (on: boolean, requiredBy: number | null, restricted = false) => ({
  secondFactor: { on, requiredBy, restricted },
});

const sessions: SessionView[] = [
  {
    id: '1',
    here: false,
    agent: 'Safari, iPhone',
    address: '81.64.12.7',
    createdAt: sample.now - 12 * day,
    seenAt: sample.now - 2 * 3_600_000,
  },
  {
    id: '2',
    here: true,
    agent: 'Firefox, Windows',
    address: '192.168.1.20',
    createdAt: sample.now - 3_600_000,
    seenAt: sample.now - 60_000,
  },
  {
    id: '3',
    here: false,
    agent: null,
    address: null,
    createdAt: sample.now - 20 * day,
    seenAt: sample.now - 19 * day,
  },
];
const codes = Array.from({ length: 10 }, (_, n) =>
  ['HJKT4XQ9', 'PM2C7WLD', 'RB5N83GV'].map((part) => part.slice(n % 8) + part.slice(0, n % 8)),
).map((parts) => parts.join('-').replaceAll(/([A-Z0-9]{4})(?=[A-Z0-9])/g, '$1-'));

const guarded = {
  'GET /me': { ...sample.employee, ...factor(false, null) },
  'GET /me/sessions': { sessions },
  'POST /me/second-factor': {
    url: 'otpauth://totp/Comptoir:awa.diop%40exemple.fr?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Comptoir&algorithm=SHA1&digits=6&period=30',
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
  'POST /me/second-factor/confirm': { codes },
};

export const accountPictures = {
  'login-code': { path: '/login', world: { ...outside, 'POST /session': challenge } },
  'login-code-wrong': {
    path: '/login',
    world: {
      ...outside,
      'POST /session': challenge,
      'POST /session/second-factor': new Refusal('wrong-code'),
    },
  },
  'login-recovery-code': { path: '/login', world: { ...outside, 'POST /session': challenge } },
  'login-over': {
    path: '/login',
    world: {
      ...outside,
      'POST /session': challenge,
      'POST /session/second-factor': new Refusal('dead-link'),
    },
  },
  'login-waiting': {
    path: '/login',
    world: {
      'GET /me': new Refusal(
        'no-access',
        'maximilienne-alexandrine.de-la-rochefoucauld@etablissements-lenoir.exemple.fr',
      ),
    },
  },
  'sign-up': { path: '/sign-up', world: outside },
  'sign-up-typing': { path: '/sign-up', world: outside },
  'sign-up-done': { path: '/sign-up', world: outside },
  confirm: {
    path: `/confirm${token}`,
    world: { ...outside, 'POST /links/check': link('sign-up') },
  },
  'confirm-elsewhere': {
    path: `/confirm${token}`,
    world: { ...outside, 'POST /links/check': { ...link('sign-up'), known: true } },
  },
  'confirm-email': {
    path: `/confirm${token}`,
    world: { ...outside, 'POST /links/check': link('email') },
  },
  'confirm-email-done': {
    path: `/confirm${token}`,
    world: { ...outside, 'POST /links/check': link('email') },
  },
  'confirm-dead': { path: `/confirm${token}`, world: { ...outside, 'POST /links/check': 410 } },
  'activation-phrase': {
    path: `/activation${token}`,
    world: {
      ...outside,
      'POST /links/check': { ...link('activation'), given: 'Awa', passphrases: true },
    },
  },
  security: { path: '/profile/security', world: guarded },
  'security-due': {
    path: '/profile/security',
    world: {
      ...guarded,
      'GET /me': { ...sample.administrator, ...factor(false, sample.now + 9 * day) },
    },
  },
  'security-restricted': {
    path: '/profile/security',
    world: {
      ...guarded,
      'GET /me': {
        ...sample.administrator,
        permissions: ['own.profile', 'support.request'],
        ...factor(false, sample.now - day, true),
      },
    },
  },
  'home-restricted': {
    path: '/',
    world: {
      'GET /me': {
        ...sample.administrator,
        permissions: ['own.profile', 'support.request'],
        ...factor(false, sample.now - day, true),
      },
    },
  },
  'security-on': {
    path: '/profile/security',
    world: {
      ...guarded,
      'GET /me': { ...sample.longNamed, ...factor(true, sample.now - day) },
      'GET /me/sessions': { sessions: sessions.filter((one) => one.here) },
    },
  },
  'security-offer': { path: '/profile/security', world: guarded },
  'security-codes': { path: '/profile/security', world: guarded },
  'security-codes-leave': { path: '/profile/security', world: guarded },
  'security-email': { path: '/profile/security', world: guarded },
  'security-offline': {
    path: '/profile/security',
    world: { ...guarded, 'GET /me/sessions': null },
  },
  'prove-password': {
    path: '/configuration/tokens',
    world: {
      'GET /me': { ...sample.administrator, ...factor(false, null) },
      [`DELETE /tokens/${sample.id(400)}`]: new Refusal('prove-again'),
      'POST /me/proof': new Refusal('wrong-credentials'),
    },
  },
  'prove-code': {
    path: '/configuration/tokens',
    world: {
      'GET /me': { ...sample.administrator, ...factor(true, null) },
      [`DELETE /tokens/${sample.id(400)}`]: new Refusal('prove-again'),
    },
  },
};
