import type { establishmentFr } from './establishment-fr.ts';

export const establishmentEn: Record<keyof typeof establishmentFr, string> = {
  'establishment.lead':
    'For every tablet of the establishment. A change counts here at once, offline too.',
  'establishment.unknown': 'The settings come with the first contact with the server.',
  'establishment.group-store': 'The establishment',
  'establishment.group-day': 'The day',
  'establishment.group-codes': 'Codes',
  'establishment.group-home': 'The home screen',
  'establishment.group-languages': 'Languages',
  'establishment.group-data': 'Data',
  'establishment.name': 'Name',
  'establishment.name-note': 'On the home screen, the code slips and the register.',
  'establishment.contact': 'Contact for personal data',
  'establishment.contact-note':
    'Somebody, and how to reach them. “Your data” shows it to everyone.',
  'establishment.zone': 'Time zone',
  'establishment.zone-note':
    'The time of every punch and every timesheet. What has been punched keeps its instant.',
  'establishment.zone-search': 'Find a city',
  'establishment.zone-none': 'No zone fits.',
  'establishment.zone-more': 'And {{count}} more: type more of the name.',
  'establishment.cutOffHour': 'The day turns at',
  'establishment.cutOffHour-note':
    "A night's work belongs to the day it began. Choose an hour at which nobody works.",
  'establishment.openPeriodLimit': 'Ask about a forgotten clock-out after',
  'establishment.openPeriodLimit-note':
    "After that long without a clock-out the tablet flags it and asks for the time. It never invents hours and punches for nobody. A person's own limit, on their record, goes first.",
  'establishment.pinLength': 'Length of codes',
  'establishment.pinLength-note': "For the next codes. A manager's code always has 6 digits.",
  'establishment.pinLength-value': '{{count}} digits',
  'establishment.pinChange': 'Change the code at first use',
  'establishment.pinChange-note':
    'Who has a code that somebody else made is asked to choose their own. Punching always comes first.',
  'establishment.hideStatuses': 'Hide who is in',
  'establishment.hideStatuses-note':
    'Customers see the screen: it no longer says who is working, on a break or expected.',
  'establishment.hideSurnames': 'Hide surnames',
  'establishment.hideSurnames-note':
    'The screen shows first names only. Timesheets keep the full name.',
  'establishment.languages': 'Languages offered',
  'establishment.languages-note': 'The tablets offer these and no others.',
  'establishment.languages-one': 'Keep at least one language.',
  'establishment.language': 'Default language',
  'establishment.language-note': 'That of a tablet on which nobody has chosen another.',
  'establishment.retention': 'How long records are kept',
  'establishment.retention-note':
    'Nothing is erased by itself. After these periods an administrator may name what is to be erased.',
  'establishment.retention-punches': 'Punches and timesheets, in months',
  'establishment.retention-checkOffs': 'Tasks and readings, in months',
  'establishment.retention-contacts': 'Contact details and photo after leaving, in months',
  'establishment.retention-value':
    'Punches {{punches}}, tasks {{checkOffs}}, contact details {{contacts}}',
  'establishment.leaseDays': 'Settings without contact with the server',
  'establishment.leaseDays-note':
    'Then they close, but for unlocking people and exporting. Punching always goes on. A longer time counts here only once the server has it.',
  'establishment.leaseDays-field': 'Days',
  'establishment.days_one': '{{count}} day',
  'establishment.days_other': '{{count}} days',
  'establishment.months_one': '{{count}} month',
  'establishment.months_other': '{{count}} months',
  'establishment.from-to': 'From {{least}} to {{most}}.',
  'establishment.yes': 'Yes',
  'establishment.no': 'No',
  'establishment.none': 'Nobody',
  'establishment.unsent': 'Not sent yet',
  'establishment.save': 'Save',
  'establishment.clash': '{{field}}: changed elsewhere meanwhile',
  'establishment.clash-mine': 'Here, {{name}}, {{when}}',
  'establishment.clash-theirs': 'On the server',
  'establishment.clash-keep-mine': 'Keep this one',
  'establishment.clash-keep-theirs': "Keep the server's",

  'privacy.sheet': 'Your data',
  'privacy.lead':
    'What {{name}} records about you with this tablet, why, and what you may ask for.',
  'privacy.lead-nameless':
    'What the establishment records about you with this tablet, why, and what you may ask for.',
  'privacy.what': 'What is recorded',
  'privacy.what-1':
    'Your punches: the act, the time, the tablet, with or without a code. What is declared or corrected later stays beside them, with its author and reason.',
  'privacy.what-2':
    'Your name and, if they were given: e-mail, phone, photo, language, team, contract dates.',
  'privacy.what-3': 'The tasks you check off and the readings you take.',
  'privacy.what-4': 'Your code, in a form that nobody can read back, and wrong attempts.',
  'privacy.what-not': 'Never your position, your face when you punch, or a fingerprint.',
  'privacy.why': 'Why, and on what legal basis',
  'privacy.why-1':
    'To count and prove your working time, breaks and rest, and prepare pay: a legal duty of the employer (French Labour Code, L3171-2 to L3171-4).',
  'privacy.why-2': 'To keep the hygiene register: a legal duty (Regulation EC 852/2004).',
  'privacy.why-3': 'To reach you and organise work: performance of your contract.',
  'privacy.why-4': 'To keep others from punching in your place: legitimate interest.',
  'privacy.how-long': 'How long',
  'privacy.how-long-punches': 'Punches and timesheets: {{months}}.',
  'privacy.how-long-checkOffs': 'Tasks and readings: {{months}}.',
  'privacy.how-long-contacts': 'Contact details and photo: {{months}} after you leave.',
  'privacy.how-long-at-once': 'Contact details and photo: may be erased as soon as you leave.',
  'privacy.how-long-note':
    'Nothing is erased by itself: after these periods an administrator erases by an explicit command.',
  'privacy.who': 'Who sees it',
  'privacy.who-1': 'You: your hours and your tasks, after your code.',
  'privacy.who-2':
    'The managers of the establishment, accounting and administration, each by their role; the payroll software.',
  'privacy.who-3': 'The labour inspectorate, when it asks.',
  'privacy.who-4': 'Whoever passes the tablet: names, and who is in.',
  'privacy.who-4-hidden': 'Whoever passes the tablet: names, but not who is in.',
  'privacy.rights': 'Your rights',
  'privacy.rights-1':
    'To see your data, have a copy, have it corrected, restricted or erased, and object to a use, within the law. An answer within a month.',
  'privacy.rights-contact': 'Whom to ask: {{contact}}',
  'privacy.rights-nobody': 'Whom to ask: your manager.',
  'privacy.rights-cnil':
    'Without a satisfying answer: the CNIL, www.cnil.fr, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France.',
  'privacy.edition': 'Text no. {{edition}}',
  'privacy.print': 'Print',
  'privacy.seen': 'I have read it',
  'privacy.later': 'Later',
  'privacy.seen-note':
    'That you read it is kept with the time. It is no consent, and punching does not depend on it.',

  'revoked.title': 'This tablet was withdrawn',
  'revoked.why':
    'An administrator detached it from the establishment. The list and the codes are gone from it.',
  'revoked.pending':
    '{{pending}} still waiting: kept here, handed to the server as soon as possible.',
  'revoked.nothing-pending': 'Everything that was punched has reached the server.',
  'revoked.left_one': '{{count}} record that the server could not take is still here: export it.',
  'revoked.left_other':
    '{{count}} records that the server could not take are still here: export them.',
  'revoked.photos_one': '{{count}} photo was not sent and is still here: export it.',
  'revoked.photos_other': '{{count}} photos were not sent and are still here: export them.',
  'revoked.exported':
    'What is left is in the exported file. Keep that file and give it to an administrator.',
  'revoked.punch': 'Punch anyway',
  'revoked.reset': 'Reset this tablet',
  'revoked.reset-refused': 'Not yet: {{pending}} would be lost',
  'revoked.reset-refused-do':
    'They are neither handed to the server nor exported. Bring the tablet online, or save the emergency export below.',
  'revoked.reset-close': 'Leave the tablet as it is',
  'revoked.reset-warning':
    'It forgets everything: establishment, people, punches and keys. What the server has stays there. There is no way back.',
  'revoked.reset-exported':
    'The exported file becomes the only trace of what the server does not have. Make sure it is in a safe place.',
  'revoked.reset-after': 'Then the screen asks to link the tablet.',
  'revoked.reset-act': 'Erase everything on this tablet',
  'revoked.records_one': '{{count}} record',
  'revoked.records_other': '{{count}} records',
};
