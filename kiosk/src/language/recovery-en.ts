import type { recoveryFr } from './recovery-fr.ts';

export const recoveryEn: Record<keyof typeof recoveryFr, string> = {
  'erased.tablet': 'Tablet {{fingerprint}}',
  'erased.title': 'The memory of this tablet was erased',
  'erased.why': 'The browser deleted what it held. Everything that it had sent is on the server.',
  'erased.pending_one': 'At least {{count}} record was not sent yet, since {{moment}}.',
  'erased.pending_other':
    'At least {{count}} records were not sent yet, the oldest since {{moment}}.',
  'erased.pending-none': 'Everything that it held was sent: nothing should be missing.',
  'erased.last': 'Last known state: {{moment}}.',
  'erased.ask': 'Ask those who clocked here since {{moment}}.',
  'erased.step-manager': 'Tell a manager.',
  'erased.step-enrol':
    'Link the tablet again: in the portal, page Tablets, the administrator chooses “Replace” on the tablet {{fingerprint}}.',
  'erased.step-enrol-any':
    'Link the tablet again: in the portal, page Tablets, the administrator chooses “Replace” on the old one.',
  'erased.step-file':
    'If an emergency export was saved, give the file to the administrator: it can be imported.',
  'erased.enrol': 'Link again',
  'enrol.again-hint':
    'Did this tablet work here before? Its memory was erased. Have it approved with “Replace”: what was sent is on the server.',

  'newer.title': 'This page is too old',
  'newer.why':
    'A newer version of Comptoir wrote the memory of this tablet. Nothing was changed or erased.',
  'newer.do':
    'The newer version comes back by itself as soon as the server answers. If this screen stays, tell a manager.',

  'no-room.title': 'The tablet has no room left',
  'no-room.why':
    'It could not start: the memory of the device is full. Everything that was recorded is intact; nothing else is recorded for now.',
  'no-room.do':
    'Make room on the device, for example photos or apps. The tablet tries again every minute. Until then write clock times down and tell a manager.',

  'settings.saved': 'Server backup',
  'settings.saved-unknown': 'The server tells of none: the tablet keeps what it has sent.',
  'settings.saved-all': 'Everything that was sent is in it',
  'settings.saved-but_one': '{{count}} sent record is not in it yet; the tablet keeps it.',
  'settings.saved-but_other': '{{count}} sent records are not in it yet; the tablet keeps them.',
  'settings.saved-many':
    'More than {{count}} sent records are not in it yet; the tablet keeps them.',
  'settings.storage-low':
    'Nearly full: connect the tablet to the network so that it sends, and make room on the device. Save an emergency export if it does not send.',
  'settings.clock-jumped': 'The tablet’s clock was changed: the next contact measures it.',
  'settings.continued': 'Went on',
  'settings.continued-forked':
    '{{moment}}: this tablet exists twice, or was copied. It goes on in a new journal; its punches are flagged, and the administrator sees it in the portal.',
  'settings.continued-behind':
    '{{moment}}: the tablet found an older copy of itself. It goes on in a new journal; its punches are flagged, and the administrator sees it in the portal.',
  'settings.continued-server-behind':
    '{{moment}}: the server went back to a backup. The tablet sent it again what was missing.',
  'settings.continued-damaged':
    '{{moment}}: part of what was waiting was damaged. The rest was sent; its punches are flagged, and the administrator sees it in the portal.',
  'settings.continued-missing_one': '{{count}} record is missing.',
  'settings.continued-missing_other': '{{count}} records are missing.',
  'settings.continued-illegible_one':
    '{{count}} illegible record is kept for the emergency export.',
  'settings.continued-illegible_other':
    '{{count}} illegible records are kept for the emergency export.',
};
