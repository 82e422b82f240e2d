import type { frTold } from './fr-told.ts';

/** As in French. */
export const enTold: Record<keyof typeof frTold, string> = {
  'told.title': 'Notifications',
  'told.unread_one': '{{count}} new',
  'told.unread_other': '{{count}} new',
  'told.read-all': 'All read',
  'told.choose': 'Choose',
  'told.empty': 'Nothing for now',
  'told.empty-text':
    'When your schedule changes, somebody answers a request or an announcement appears, you read it here.',
  'told.today': 'Today',
  'told.yesterday': 'Yesterday',
  'told.new': 'New',
  'told.more': 'Show older',
  'told.kept':
    'What you had received until then. Nothing is marked as read, and older ones wait for the network.',
  'told.left-out': "Your colleagues' requests and shifts are not kept on this device.",

  'ways.here': 'On this device',
  'ways.here-off-text':
    'Get a message on this device as soon as your schedule changes, even when Comptoir is closed. It names nobody else. Your browser will then ask you to confirm.',
  'ways.turn-on': 'Turn notifications on',
  'ways.turning-on': 'Turning on…',
  'ways.here-on': 'On, on this device',
  'ways.here-on-text': 'They end when you log out on this device, or when you turn them off here.',
  'ways.turn-off': 'Turn off here',
  'ways.failed':
    'This browser could not subscribe. Check the network and try again; until then everything arrives in Comptoir and by e-mail.',
  'ways.denied': 'Notifications of Comptoir are blocked in this browser.',
  'ways.denied-1':
    'Touch the icon left of the address of the page (padlock or sliders); for the installed app, open the settings of the device, then “Notifications”.',
  'ways.denied-2': 'Allow “Notifications” for Comptoir.',
  'ways.denied-3': 'Come back here and touch “Check again”.',
  'ways.look-again': 'Check again',
  'ways.install': 'On iPhone and iPad, add Comptoir to the home screen first.',
  'ways.install-1': 'In Safari, touch “Share” (the square with an arrow).',
  'ways.install-2': 'Choose “Add to Home Screen”, then “Add”.',
  'ways.install-3': 'Open Comptoir by this new icon, and come back to this page.',
  'ways.unsupported': 'This browser receives no notifications.',
  'ways.unsupported-text':
    'Everything arrives in Comptoir and, as you choose, by e-mail. On a recent phone, open Comptoir in Chrome, Firefox, Edge or Safari.',

  'ways.kinds': 'What you receive',
  'ways.kinds-text': 'In Comptoir you always find everything.',
  'ways.kinds-email': 'In Comptoir you always find everything. E-mails go to {{email}}.',
  'ways.what': 'Subject',
  'ways.push': 'Notification',
  'ways.mail': 'E-mail',
  'ways.always': 'Always',
  'ways.saved': 'Choice saved',
  'ways.schedule': 'My schedule',
  'ways.schedule-text': 'Published, changed or taken off',
  'ways.requests': 'My requests',
  'ways.requests-text': 'Absences and swaps, what colleagues offer',
  'ways.decisions': 'To decide',
  'ways.decisions-text': 'Absences, swaps and corrections that wait for your answer',
  'ways.offers': 'Shifts to take',
  'ways.offers-text': 'What nobody has yet and you may ask for',
  'ways.announcements': 'Announcements',
  'ways.announcements-text': 'What the house writes to you',
  'ways.corrections': 'Corrections of my hours',
  'ways.corrections-text': 'Approved or not',
  'ways.statements': 'Statements of hours',
  'ways.statements-text': 'When there is a new one',

  'ways.devices': 'Devices that receive notifications',
  'ways.no-device': 'None for now.',
  'ways.device-since': 'Since {{since}}',
  'ways.device-used': 'Last notification {{used}}',
  'ways.device-remove': 'Remove',
  'ways.device-remove-of': 'Remove {{agent}}',
  'ways.device-removed': 'Device removed: it receives nothing any more.',

  'calendar.title': 'My schedule in my calendar',
  'calendar.text':
    'A personal address adds your published shifts to the calendar of your phone, and keeps them up to date. It shows your own times alone, never those of others.',
  'calendar.make': 'Make my calendar address',
  'calendar.address': 'Your calendar address',
  'calendar.qr': 'Your calendar address, to be read with a phone',
  'calendar.once': 'It is shown this once. Whoever knows it reads your times: keep it to yourself.',
  'calendar.how':
    'On this phone, open it in the calendar. Elsewhere, paste it into “Subscribe to a calendar” or “From URL”.',
  'calendar.open': 'Open in the calendar',
  'calendar.never-read': 'Address made {{made}}; no calendar has read it yet.',
  'calendar.read': 'Read by your calendar {{read}}.',
  'calendar.renew': 'Change the address',
  'calendar.renew-title': 'Change the address of your calendar?',
  'calendar.renew-text':
    'The address of until now stops working at once. You will have to add the new one to your calendars.',
  'calendar.revoke': 'Delete the address',
  'calendar.revoke-title': 'Delete the address of your calendar?',
  'calendar.revoke-text':
    'Your calendars will no longer be brought up to date. Shifts that they copied may stay until you remove the subscription.',
  'calendar.revoked': 'Address deleted: it opens nothing any more.',
};
