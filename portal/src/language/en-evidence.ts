import type { frEvidence } from './fr-evidence.ts';

export const enEvidence: Record<keyof typeof frEvidence, string> = {
  'nav.evidence': 'Evidence',

  'check.title': 'Check a punch',
  'check.lead': 'With the code that the tablet shows after a punch. This page names nobody.',
  'check.field': 'Code of the receipt, or address of the page',
  'check.field-hint':
    'What was scanned or sent, all of it. Spaces do no harm. The code printed on a statement of hours is checked here too.',
  'check.field-wrong':
    'There is no receipt code in there. Copy the whole address, with what follows the hash (#).',
  'check.act': 'Check',
  'check.asking': 'Checking…',
  'check.again': 'Check again',
  'check.other': 'Check another code',
  'check.failed': 'No answer for now',
  'check.failed-text':
    'The code is not the cause and stays good. Keep this page or its address, and try again.',
  'check.recorded': 'This punch is recorded',
  'check.waiting': 'This punch has not arrived yet',
  'check.waiting-text':
    'The tablet did write and sign it. It will send it by itself as soon as it finds the network again: it is not lost.',
  'check.waiting-do':
    'Come back to this page later. If it does not arrive, show it to your manager: this code proves what the tablet wrote.',
  'check.waiting-seen': 'Last sign of this tablet: {{moment}}.',
  'check.waiting-never': 'This tablet has not given the server any sign yet.',
  'check.apart': 'This punch is set aside',
  'check.apart-text':
    'The server has received it, but from a tablet that was withdrawn, lost or copied. It does not count until somebody has looked at it.',
  'check.apart-do': 'Show this page to your manager: they can make it count from “Tablets”.',
  'check.kept': 'This punch counts',
  'check.apart-kept':
    'It came from a tablet that was withdrawn, lost or copied, and was set aside. Somebody has looked at it since: it counts.',
  'check.dismissed': 'This punch was dismissed',
  'check.apart-dismissed':
    'It came from a tablet that was withdrawn, lost or copied. Somebody has looked at it and dismissed it, with a reason. If you do not agree, ask your manager for it: the punch stays kept.',
  'check.unknown': 'This code is of no tablet here',
  'check.unknown-text':
    'Nothing here has signed this code as it stands. One changed letter is enough for that, and that is the point.',
  'check.unknown-do':
    'Scan it again from the tablet’s screen (“My receipts”), or copy the whole address. If it comes from another company, it is checked at that one’s address.',
  'check.keep':
    'Keep the address of this page: it will answer in years too, even without the tablet.',
  'check.what': '{{act}}, {{store}}',
  'check.position': 'No. {{position}} of the journal',
  'check.cancelled':
    'This punch was cancelled: it does not count. The cancellation stays visible in the history.',
  'check.set-aside':
    'A correction took its place: it does not count. What was punched stays as it was. The reason, and who decided, are under “My hours”.',
  'check.declared': 'Declared afterwards, not punched at the time.',

  'evidence.act-in': 'Arrival',
  'evidence.act-break-start': 'Break',
  'evidence.act-break-end': 'Back',
  'evidence.act-out': 'Departure',
  'evidence.wall': 'The tablet’s clock',
  'evidence.estimated': 'Estimated time',
  'evidence.estimated-why': 'The one that counts: that clock, corrected by the server.',
  'evidence.server': 'By the server',
  'evidence.server-why': 'Bounds that no clock of a tablet can move.',
  'evidence.between': 'written between {{after}} and {{before}}',
  'evidence.received': 'received {{before}}',
  'evidence.at': 'at {{time}}',
  'evidence.on': 'on {{moment}}',

  'evidence.flag-unknown-person': 'Of somebody who was not in the list.',
  'evidence.flag-archived-person': 'Of a person who was archived.',
  'evidence.flag-moved-person': 'Of a person who did not work in that establishment.',
  'evidence.flag-no-pin': 'Punched without a code.',
  'evidence.flag-declared': 'Declared afterwards.',
  'evidence.flag-double': 'Repeats or contradicts the punch before.',
  'evidence.flag-late-cancel': 'Cancelled after the ten seconds that there are for it.',
  'evidence.flag-unknown-punch': 'About a punch that nobody knows.',
  'evidence.flag-unknown-task': 'About a task that nobody knows.',
  'evidence.flag-out-of-bounds': 'Out of bounds.',
  'evidence.flag-clock-unset':
    'The tablet had not compared its clock with the server’s yet: the estimated time is the tablet’s.',
  'evidence.flag-clock-jumped':
    'The tablet’s clock had been moved while it was in use: go by the server’s bounds.',
  'evidence.flag-clock-clamped':
    'The tablet’s time lay outside the server’s bounds: the estimated time was brought within them.',
  'evidence.flag-unknown-receipt':
    'The tablet cited a receipt that the server does not have: the first bound is missing.',
  'evidence.flag-after-lock': 'Arrived after the period was closed.',
  'evidence.flag-forked': 'Of a tablet whose memory had been copied or restored.',
  'evidence.flag-from-quarantine': 'Set aside first, then counted by somebody who looked at it.',
  'evidence.flag-lease-expired': 'Of a tablet that was out of contact for too long.',

  'punch-times.title': 'Punches, time by time',
  'punch-times.own-title': 'My punches, time by time',
  'punch-times.lead':
    'Three times for each: the tablet’s clock as it stood, the estimated time, and what the server knows of its own.',
  'punch-times.from': 'From',
  'punch-times.to': 'To',
  'punch-times.dates': 'The end comes after the beginning, 366 days at most.',
  'punch-times.none': 'No punch on these days.',
  'punch-times.none-text': 'Choose other dates to see some.',
  'punch-times.cancelled': 'Cancelled',
  'punch-times.set-aside': 'Set aside by a correction',
  'punch-times.added': 'Added by a correction',
  'punch-times.no-clock': 'none: nobody punched it',
  'punch-times.declared': 'Declared',
  'punch-times.doubtful': 'To look at',
  'punch-times.file': 'Evidence file',
  'punch-times.estimated': 'Estimated',
  'punch-times.wall': 'Tablet',
  'punch-times.server': 'Server',
  'punch-times.count_one': '{{count}} punch',
  'punch-times.count_other': '{{count}} punches',

  'evidence-file.title': 'Evidence file',
  'evidence-file.what':
    'The punches of {{name}} as they were written and signed, their corrections and who decided them, with what is needed to verify them without us. Nothing of anybody else is in it.',
  'evidence-file.own-what':
    'Your punches as they were written and signed, their corrections and who decided them, with what is needed to verify them without your employer. Nothing of anybody else is in it.',
  'evidence-file.save': 'Save the file',
  'evidence-file.busy': 'Preparing the file…',
  'evidence-file.said': 'The evidence file is saved among the downloads.',
  'evidence-file.how': 'How to verify it',
  'evidence-file.step-verifier':
    'Take the verifier: a single, readable file that needs nothing but Node.js.',
  'evidence-file.step-run': 'Run it on the evidence file:',
  'evidence-file.step-key':
    'Compare the thumbprint that it prints with this one, had by another way (put up, printed, left with a third party):',
  'evidence-file.verifier': 'Download the verifier',
  'evidence-file.private':
    'It holds working hours and a name: hand it only to whoever has to read it.',

  'proofs.title': 'Evidence',
  'proofs.lead': 'What lets somebody else verify that the journal was not touched up.',
  'proofs.key': 'The key of the house',
  'proofs.key-text':
    'It signs every receipt and every checkpoint. Note its thumbprint elsewhere, on paper or with a third party: that is what gets compared.',
  'proofs.thumbprint': 'Thumbprint',
  'proofs.copy': 'Copy the thumbprint',
  'proofs.save-key': 'Download the key',
  'proofs.checkpoints': 'Checkpoints',
  'proofs.checkpoints-text':
    'A signature of the whole journal at one moment. Kept elsewhere, it shows every line edited, removed or inserted since. Comptoir makes one a day.',
  'proofs.checkpoints-none': 'No checkpoint yet',
  'proofs.checkpoints-none-text': 'The first makes itself in the course of the day, or now.',
  'proofs.make': 'Make one now',
  'proofs.making': 'Signing the journal…',
  'proofs.made': 'Checkpoint made.',
  'proofs.size_one': '{{number}} operation',
  'proofs.size_other': '{{number}} operations',
  'proofs.download': 'Download',
  'proofs.download-of': 'Download the checkpoint of {{moment}}',
  'proofs.more_one': 'Show {{count}} more',
  'proofs.more_other': 'Show {{count}} more',
  'proofs.mail': 'Daily mail',
  'proofs.mail-text':
    'To an address that is not on this machine, better not of this house: the accountant, a lawyer, a representative.',
  'proofs.mail-field': 'E-mail address for the daily checkpoint',
  'proofs.mail-wrong': 'This e-mail address is not complete.',
  'proofs.mail-save': 'Save',
  'proofs.mail-stop': 'Stop sending',
  'proofs.mail-saved': 'The checkpoint goes to {{email}} every day.',
  'proofs.mail-stopped': 'The checkpoint is no longer sent.',
  'proofs.verify': 'Verify it yourself',
  'proofs.verify-text':
    'The verifier reads an evidence file, or a checkpoint with the key, without a server and without Comptoir. The whole journal is verified on the machine:',
};
