import type { frDevices } from './fr-devices.ts';

export const enDevices: Record<keyof typeof frDevices, string> = {
  'tablet.acts-of': 'Acts for the tablet {{fingerprint}} of {{name}}',
  'tablet.retiring': 'To be replaced',
  'tablet.lost': 'Lost',
  'tablet.revoked': 'Ended',
  'tablet.replaced-by': 'Replaced by the tablet {{fingerprint}}.',
  'tablet.replaces': 'Took the place of the tablet {{fingerprint}}.',
  'tablet.waited-for': 'The one in its place tells that punches may be missing.',
  'tablet.stop-waiting': 'Stop waiting…',
  'tablet.stop-waiting-title': 'Stop waiting for this tablet?',
  'tablet.stop-waiting-act': 'Stop waiting',
  'tablet.stop-waiting-text':
    'The tablet that replaced it at {{name}} no longer tells that punches are missing. First ask the people whom it names for their hours: nothing reminds of it afterwards.',
  'tablet.stop-waiting-pending_one':
    '{{count}} record had not arrived when it was last heard of. It does not count.',
  'tablet.stop-waiting-pending_other':
    '{{count}} records had not arrived when it was last heard of. They do not count.',
  'tablet.stop-waiting-unknown':
    'It has said nothing since it was replaced: whether it held anything is not known.',
  'tablet.stop-waiting-back':
    'Nothing is erased. If it comes back with something, all of it is taken, and you are told.',
  'tablet.stop-waiting-forked': 'It is also marked as checked.',
  'tablet.clear-waiting':
    'What it held is no longer waited for either: the tablet that replaced it stops telling that punches are missing.',
  'tablet.retiring-text':
    'People go on punching on it. It ends by itself when another one has taken its place and everything that it holds has arrived.',
  'tablet.lost-text':
    'At its next contact it erases names, codes and contact details, and hands in what it holds, without a time limit.',
  'tablet.unsettled_one': 'Decide: {{count}} record',
  'tablet.unsettled_other': 'Decide: {{count}} records',
  'tablet.apart': 'See what is set aside ({{count}})',
  'tablet.act-retire': 'Retire…',
  'tablet.act-replace': 'Replace…',
  'tablet.act-lose': 'Declare lost…',
  'tablet.act-revoke': 'End now…',

  'tablet.retire-title': 'Retire this tablet?',
  'tablet.retire-act': 'Retire the tablet',
  'tablet.retire-text':
    'People go on punching on the tablet of {{name}}: nothing on it is erased and nothing is refused. It tells the team that it will be replaced.',
  'tablet.retire-then':
    'It ends by itself when another one has taken its place and everything has arrived. Until then you can replace it, end it or declare it lost; to take it back it has to be enrolled again.',
  'tablet.lose-title': 'Declare this tablet lost?',
  'tablet.lose-act': 'Declare lost',
  'tablet.lose-text':
    'From now on the tablet of {{name}} gets nothing. At its next contact it erases names, codes, contact details and the schedule; its punches are kept and arrive here, set aside, for somebody to decide.',
  'tablet.lose-risk':
    'As long as it has no network it keeps all that. If it may have fallen into the wrong hands, give the team new codes.',
  'tablet.lose-back':
    'There is no way back: once found, it is reset when everything has been handed in, and enrolled like a new one.',
  'tablet.revoke-title': 'End this tablet now?',
  'tablet.revoke-act': 'End the tablet',
  'tablet.revoke-text':
    'The tablet of {{name}} gets nothing any more, erases names and codes at its next contact, and hands in what it still holds: that will be set aside. To use it again it has to be enrolled like a new one.',
  'tablet.revoke-pending_one':
    'It holds {{count}} record that has not arrived yet: it will be set aside, not lost, and somebody will have to decide.',
  'tablet.revoke-pending_other':
    'It holds {{count}} records that have not arrived yet: they will be set aside, not lost, and somebody will have to decide.',
  'tablet.revoke-rather': 'To change tablets without setting anything aside, rather use “Replace”.',

  'tablet.replace-title': 'Replace a tablet',
  'tablet.replace-lead':
    'Take the new tablet in your hand: it shows a code. It will take the place of the tablet {{fingerprint}} of {{name}}.',
  'tablet.replace-compare':
    'It takes the place of the tablet {{fingerprint}}, which is retired with this approval: the old one sends what it holds, then ends.',
  'tablet.replace-compare-ended':
    'It takes the place of the tablet {{fingerprint}}, which gets nothing any more already.',
  'tablet.replaced': 'The tablet is replaced',
  'tablet.replaced-lead':
    'In a moment the new one shows who is in, on break or locked, and the tasks of the day. If punches of the old one are missing, it says how many and whom to ask.',

  'apart.title': 'Set aside',
  'apart.lead': '{{name}}, tablet {{fingerprint}}',
  'apart.back': 'Tablets',
  'apart.what':
    'These records were made on a tablet that was lost, ended or copied. They are safe, signed by it, and do not count until somebody has decided.',
  'apart.none': 'Nothing set aside',
  'apart.none-text': 'Nothing of this tablet is set aside. There is nothing for you to do.',
  'apart.open': 'To decide',
  'apart.open-none': 'Everything is decided.',
  'apart.settled': 'Settled',
  'apart.punch': '{{type}} · {{moment}}',
  'apart.nobody': 'Somebody not in the list',
  'apart.named': '{{name}} (not in the list)',
  'apart.erased': 'Erased person',
  'apart.other': 'Another record',
  'apart.other-text': 'It is no punch: nothing to count.',
  'apart.unreadable': 'Unreadable',
  'apart.unreadable-text':
    'Its content cannot be read. It is kept as it is; it can only be dismissed.',
  'apart.same-clock': "The tablet's clock and the estimated time agree.",
  'apart.other-clock': "The tablet's clock said {{moment}}; Comptoir estimates the time above.",
  'apart.received': 'Handed in {{moment}}',
  'apart.reason-fork': 'memory copied or restored',
  'apart.reason-drain': 'tablet lost or ended',
  'apart.reason-export': 'emergency file',
  'apart.state-noted': 'For the record',
  'apart.state-noted-text': 'It tells what happened on the tablet: nothing to decide.',
  'apart.state-known': 'Already counted',
  'apart.state-known-text': 'The journal has this very record already: nothing to do.',
  'apart.state-kept': 'Kept',
  'apart.state-dismissed': 'Dismissed',
  'apart.settled-by': 'by {{name}}, {{moment}}',
  'apart.settled-at': '{{moment}}',
  'apart.keep': 'Keep…',
  'apart.keep-of': 'Keep: {{what}}',
  'apart.dismiss': 'Dismiss…',
  'apart.dismiss-of': 'Dismiss: {{what}}',
  'apart.keep-title': 'Keep this punch?',
  'apart.keep-text':
    'It counts from now on, with a note that it comes from a withdrawn tablet. The original stays beside it as it is.',
  'apart.keep-own':
    "This punch bears your own name: whether it counts for you is for somebody else to say. You can only say that it is another person's.",
  'apart.keep-person': 'Who',
  'apart.keep-person-choose': 'Choose…',
  'apart.keep-person-missing': 'Say whose punch it is.',
  'apart.keep-type': 'What',
  'apart.keep-date': 'Day',
  'apart.keep-time': 'Time',
  'apart.keep-time-missing': 'Give the day and the time.',
  'apart.keep-act': 'Keep this punch',
  'apart.dismiss-title': 'Dismiss this record?',
  'apart.dismiss-text': 'It will not count. It stays here with your reason, for everybody to read.',
  'apart.dismiss-reason': 'Why',
  'apart.dismiss-missing': 'Write a reason: it stays beside it.',
  'apart.dismiss-act': 'Dismiss',
  'apart.may-not': 'Keeping or dismissing is up to whoever approves punches of this establishment.',
  'apart.kept-toast': 'Punch kept: it counts.',
  'apart.dismissed-toast': 'Dismissed, with your reason.',

  'home.apart': 'Set aside, from tablets',
  'home.apart-count_one': 'record to decide',
  'home.apart-count_other': 'records to decide',
};
