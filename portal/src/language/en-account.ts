import type { frAccount } from './fr-account.ts';

export const enAccount: Record<keyof typeof frAccount, string> = {
  'account.sign-up': 'Sign up',
  'account.no-account': 'No account yet?',
  'account.sign-up-title': 'Create an account',
  'account.sign-up-lead':
    'With the e-mail address that your establishment knows: your access will open by itself.',
  'account.sign-up-act': 'Create my account',
  'account.sign-up-done': 'Look at your e-mail',
  'account.sign-up-done-lead':
    'A message has just left for {{email}}. Open it to confirm your address: the link is valid for 24 hours.',

  'dead.confirm':
    'It has been used, it has expired, or a newer one has replaced it. If your address is confirmed, log in; otherwise begin again.',
  'account.confirm-title': 'Confirm your address',
  'account.confirm-lead': 'All that is left is to confirm that this address is yours.',
  'account.confirm-chosen': 'The password that you chose',
  'account.confirm-act': 'Confirm and enter',
  'account.confirm-email-title': 'Change your login',
  'account.confirm-email-lead':
    'This address will be the one with which you log in. Your other sessions will be closed.',
  'account.confirm-email-act': 'Confirm this address',
  'account.confirm-email-done': 'Your login has changed',
  'account.confirm-email-done-lead': 'From now on, log in with {{email}}.',

  'account.waiting-title': 'Your account is ready',
  'account.waiting-lead': 'No establishment has opened an access for you yet.',
  'account.waiting-email': 'Your login',
  'account.waiting-text':
    'Tell your manager with which address you signed up. As soon as they open an access to it, your space opens here, with nothing to do again.',
  'account.waiting-look': 'This page looks by itself, every fifteen seconds.',
  'account.waiting-now': 'Look now',

  'account.second-title': 'One more step',
  'account.second-lead': 'Open the authenticator on your phone.',
  'account.code': '6-digit code',
  'account.code-hint': 'It changes every 30 seconds.',
  'account.code-short': 'Six digits are needed.',
  'account.recovery-code': 'Recovery code',
  'account.recovery-code-hint':
    'One of those that you kept when you set up the second factor. It works once.',
  'account.without-phone': 'I do not have my phone',
  'account.with-code': 'Use the code of the phone',
  'account.challenge-over': 'Too much time or too many tries: begin again.',
  'account.other-login': 'Log in with another account',

  'account.prove': 'Is it really you?',
  'account.prove-password':
    'This touches rights or accounts. Your password, once more; the rest goes on by itself.',
  'account.prove-code':
    'This touches rights or accounts. The code of your phone; the rest goes on by itself.',

  'account.tab-profile': 'Profile',
  'account.tab-security': 'Security',
  'account.tab-notifications': 'Notifications',
  'account.tabs': 'My profile',

  'account.password': 'Password',
  'account.passphrase':
    'Or a phrase of 15 characters or more: no capital, digit or special character needed.',
  'account.factor': 'Second factor',
  'account.factor-off':
    'A password can be stolen; your phone less easily. A 6-digit code is then asked for at each log-in.',
  'account.factor-required':
    'The administration of Comptoir asks for it. Set it up before {{date}}; after that, the rest of the portal waits.',
  'account.factor-restricted':
    'The time is over: set it up now. Your portal comes back at once, nothing is lost.',
  'account.factor-on': 'On. A code is asked for at each log-in.',
  'account.factor-kept': 'Your role asks for it: it cannot be switched off.',
  'account.factor-act': 'Set up',
  'account.factor-password': 'Your password',
  'account.factor-scan': 'Open an authenticator on your phone and scan:',
  'account.factor-qr': 'QR code to scan with the authenticator',
  'account.factor-type': 'Or type this key',
  'account.factor-confirm': 'Then the code that it shows',
  'account.factor-confirm-act': 'Check and switch on',
  'account.factor-done': 'Second factor switched on.',
  'account.factor-ended': 'Second factor switched off.',
  'account.factor-off-act': 'Switch off',
  'account.factor-off-title': 'Switch the second factor off?',
  'account.factor-off-text': 'Your password alone will then let you in.',
  'account.codes-act': 'New recovery codes',
  'account.codes-text': 'The old ones will no longer work.',
  'account.codes': 'Recovery codes',
  'account.codes-lead':
    'They open your account when your phone is lost. Each works once. Shown now, then never again: keep them away from the phone.',
  'account.codes-download': 'Download',
  'account.codes-kept': 'I have kept them',
  'account.codes-file': 'comptoir-recovery-codes',
  'account.codes-leave': 'Leave without the codes?',
  'account.codes-leave-text':
    'They are not shown again. Without them and without your phone, only somebody else who administers Comptoir can open the door for you.',

  'account.restricted':
    'Your administration role waits for the second factor. Until then, only your profile is open.',
  'account.restricted-act': 'Set it up now',

  'account.email': 'Login',
  'account.email-text': 'You log in with {{email}}.',
  'account.email-act': 'Change the address',
  'account.email-new': 'New address',
  'account.email-password': 'Your password',
  'account.email-send': 'Send the confirmation link',
  'account.email-same': 'That is your address already.',
  'account.email-sent':
    'A link has left for {{email}}. Until it is opened, nothing changes. The old address has been told.',

  'account.sessions': 'Where you are logged in',
  'account.session-here': 'This session',
  'account.session-unknown': 'Unknown browser',
  'account.session-facts': 'Since {{since}}, seen {{seen}}',
  'account.session-end': 'End',
  'account.session-end-of': 'End the session {{agent}}',
  'account.sessions-end': 'End all others',
  'account.sessions-ended': 'The other sessions are closed.',
  'account.session-ended': 'Session closed.',
  'account.sessions-alone': 'You are logged in nowhere else.',

  'account.stay': 'Stay',
  'account.leave': 'Leave',
};
