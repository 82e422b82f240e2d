import type { evidenceFr } from './evidence-fr.ts';

export const evidenceEn: Record<keyof typeof evidenceFr, string> = {
  'times.title': 'Punches',
  'times.who': 'Whose?',
  'times.search': 'Search a first or last name',
  'times.nobody': 'Nobody is called “{{query}}” here.',
  'times.lead':
    'Three times for each: the tablet’s clock, the estimated time, and what the server knows of its own.',
  'times.everybody': 'Everybody',
  'times.none': 'No punch in the last fifteen weeks.',
  'times.count_one': '{{count}} punch',
  'times.count_other': '{{count}} punches',
  'times.estimated': 'Estimated',
  'times.wall': 'Tablet',
  'times.server': 'Server',
  'times.between': 'written between {{after}} and {{before}}',
  'times.received': 'received at {{before}}',
  'times.received-on': 'received {{before}}',
  'times.after': 'written after {{after}}, not received by the server yet',
  'times.not-received': 'not received by the server yet',
  'times.more_one': 'Show {{count}} more day',
  'times.more_other': 'Show {{count}} more days',
  'times.given': 'Time of the correction',
  'times.aside': 'set aside by a correction',
  'times.added': 'added by a correction',
  'times.cancelled': 'cancelled',
  'times.declared': 'declared',
  'times.elsewhere': 'another tablet',
  'times.jumps': 'Clock jumps of this tablet',
  'times.jump-forward': 'Moved forward by {{by}}',
  'times.jump-back': 'Moved back by {{by}}',
  'times.jumps-why':
    'The clock was moved while the tablet was in use. The estimated times take it into account.',

  'flag.unknown-person': 'Somebody who was not in the list.',
  'flag.archived-person': 'The person was archived.',
  'flag.moved-person': 'The person did not work here.',
  'flag.no-pin': 'Punched without a code.',
  'flag.declared': 'Declared afterwards.',
  'flag.double': 'Repeats or contradicts the punch before.',
  'flag.late-cancel': 'Cancelled after the ten seconds that there are for it.',
  'flag.unknown-punch': 'About a punch that nobody knows.',
  'flag.unknown-task': 'About a task that nobody knows.',
  'flag.out-of-bounds': 'Out of bounds.',
  'flag.clock-unset':
    'The clock had not been compared with the server yet: the estimated time is the tablet’s.',
  'flag.clock-jumped': 'The clock had been moved: go by the server’s bounds.',
  'flag.clock-clamped':
    'The clock lay outside the server’s bounds: the estimated time was brought within them.',
  'flag.unknown-receipt':
    'Cited a receipt that the server does not have: the first bound is missing.',
  'flag.after-lock': 'Arrived after the period was closed.',
  'flag.forked': 'The memory of a tablet had been copied or restored.',
  'flag.from-quarantine': 'Set aside first, then counted by somebody who looked at it.',
  'flag.lease-expired': 'The tablet had been out of contact for too long.',

  'evidence.title': 'Evidence file',
  'evidence.what':
    'Everything that this tablet wrote and still holds, signed by it, with the server’s receipts. It is verified without a network, by the verifier of the portal. It holds names and hours: hand it only to whoever has to read it.',
  'evidence.save': 'Save the evidence file',
  'evidence.busy': 'Signing the file…',
  'evidence.done': 'The evidence file is saved among the downloads.',
  'evidence.failed':
    'The file could not be written. Nothing is lost: everything stays on the tablet. Make room and try again.',
};
