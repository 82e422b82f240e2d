import type { devicesFr } from './devices-fr.ts';

export const devicesEn: Record<keyof typeof devicesFr, string> = {
  'lost.title': 'This tablet was declared lost',
  'lost.why':
    'Names, codes, contact details and the schedule were erased from it. Punches are kept: they go to the server, and nothing else opens here.',
  'lost.found': 'You found it? Please bring it back to:',
  'lost.place': '{{place}} ({{organisation}})',
  'lost.owner': 'the establishment that uses it',
  'lost.keep-on': 'Leave it switched on and connected until everything has arrived.',
  'lost.punch': 'Punch without a code',
  'lost.reset-later': 'Resetting it will be offered here once everything has reached the server.',

  'missing.panel': 'The tablet before',
  'missing.title': 'Punches may be missing',
  'missing.nothing-title': 'Nothing is awaited any more',
  'missing.nothing':
    'The tablet before has sent everything, or an administrator stopped waiting for it.',
  'missing.last-seen': 'Last news of the tablet before this one: {{moment}}, {{age}} ago.',
  'missing.never-seen': 'Nothing was ever heard of the tablet before this one.',
  'missing.held_one': 'It held {{count}} record then: {{moment}}.',
  'missing.held_other': 'It held {{count}} records then, the oldest: {{moment}}.',
  'missing.held-some_one': 'It held {{count}} record then.',
  'missing.held-some_other': 'It held {{count}} records then.',
  'missing.held-none': 'It had nothing waiting then.',
  'missing.unknown': 'What was punched on it is not known.',
  'missing.after': 'What was punched on it since is not known either.',
  'missing.who': 'Whom to ask',
  'missing.who-nobody': 'As far as the server knows, nobody was in or expected.',
  'missing.do': 'What to do',
  'missing.do-network':
    'The old tablet still works? Connect it to the network: it sends everything, and this notice goes away.',
  'missing.do-ask':
    'Otherwise, ask each of them for their hours. A forgotten departure is declared here: touch the name, type the code, “I forgot to clock out”.',
  'missing.do-manager': 'The other hours are settled with a manager.',
};
