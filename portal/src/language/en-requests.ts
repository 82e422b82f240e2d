import type { frRequests } from './fr-requests.ts';

/** As in French. */
export const enRequests: Record<keyof typeof frRequests, string> = {
  'asks.title': 'Requests to decide',
  'asks.count_one': '{{count}} request',
  'asks.count_other': '{{count}} requests',
  'asks.hint': 'Approving a swap changes the published schedule at once; both people are told.',
  'asks.keys': 'By keyboard: ↑ ↓ to go from one to the next, then the letter of the button.',
  'asks.absence': '{{name}} asks for: {{what}}',
  'asks.gives': '{{name}} gives a shift to {{other}}',
  'asks.exchange': '{{name}} and {{other}} swap',
  'asks.takes': '{{name}} asks for an open shift',
  'asks.of': 'Of {{name}}',
  'asks.asked': 'Asked {{age}} ago',
  'asks.approve': 'Approve',
  'asks.refuse': 'Refuse',
  'asks.see': 'See the schedule',
  'asks.approved': 'Request of {{name}} approved.',
  'asks.refused': 'Request of {{name}} refused.',
  'asks.refuse-title': 'Refuse the request of {{name}}',
  'asks.refuse-text': 'A word helps to understand. {{name}} will read it.',
  'asks.reason': 'A word (optional)',
  'asks.gone':
    'Somebody has decided already, or the shift has changed since. The list is up to date.',
};
