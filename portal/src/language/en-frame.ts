import type { frFrame } from './fr-frame.ts';

export const enFrame: Record<keyof typeof frFrame, string> = {
  'nav.title': 'Navigation',
  'nav.skip': 'Skip to content',
  'nav.notifications': 'Notifications',
  'nav.notifications-new_one': 'Notifications, {{count}} new',
  'nav.notifications-new_other': 'Notifications, {{count}} new',
  'nav.profile': 'My profile',
  'nav.home': 'Home',
  'nav.schedule': 'My schedule',
  'nav.hours': 'My hours',
  'nav.news': 'Announcements',
  'nav.presence': 'Presence',
  'nav.planning': 'Schedule',
  'nav.approvals': 'To approve',
  'nav.configuration': 'Configuration',
  'nav.back': 'Back to home',
  'nav.users': 'Users',
  'nav.teams': 'Teams',
  'nav.establishments': 'Establishments',
  'nav.tablets': 'Tablets',
  'nav.organisation': 'Organisation',
  'nav.invitation': 'Invitation mail',
  'nav.mail': 'Mail',
  'nav.tokens': 'Tokens',
  'nav.journal': 'Journal',

  'guard.title': 'This page is not yours',
  'guard.text':
    'Your roles do not include it. If that is a mistake, ask whoever administers Comptoir in your house.',
  'guard.changed':
    'Your roles have just changed: this page is no longer yours. Nothing more will be saved here; copy what you had typed if you need it.',
  'guard.act': 'Go to home',

  'toast.region': 'Messages',
  'toast.close': 'Close this message',
  'toast.undo': 'Undo',
};
