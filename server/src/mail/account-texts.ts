import type { AccountTemplate, MailContents } from './templates.ts';
import type { MailText } from './texts.ts';

type AccountTexts = { [T in AccountTemplate]: (data: MailContents[T]) => MailText };

/** What becomes of one's login, told by mail. */
export const fr: AccountTexts = {
  'reset-given': ({ organisation, email, url, minutes }) => ({
    subject: 'Choisissez un nouveau mot de passe Comptoir',
    lines: [
      'Bonjour,',
      `${organisation} vous demande de choisir un nouveau mot de passe pour l’identifiant ${email}. Vos connexions ont été fermées.`,
    ],
    button: { label: 'Choisir un mot de passe', url },
    after: [
      `Ce lien ne sert qu’une fois et reste valable ${minutes} minutes. Passé ce délai, « Mot de passe oublié » en donne un autre.`,
    ],
  }),
  'second-factor': ({ email, event, left, url }) => ({
    subject: {
      on: 'La double authentification est active',
      off: 'La double authentification est désactivée',
      codes: 'Vos codes de secours Comptoir ont été renouvelés',
      'code-used': 'Un code de secours Comptoir a servi',
    }[event],
    lines: [
      'Bonjour,',
      {
        on: `La double authentification vient d’être activée pour l’identifiant ${email}.`,
        off: `La double authentification vient d’être désactivée pour l’identifiant ${email}.`,
        codes: `De nouveaux codes de secours ont été créés pour l’identifiant ${email}. Les anciens n’ouvrent plus rien.`,
        'code-used': `Un code de secours de l’identifiant ${email} vient de servir. Il en reste ${left}.`,
      }[event],
    ],
    button: { label: 'Ouvrir Comptoir', url },
    after: [
      'Ce n’était pas vous ? Changez tout de suite votre mot de passe, et prévenez votre responsable.',
    ],
  }),
  'sign-up': ({ email, url, hours }) => ({
    subject: 'Confirmez votre adresse pour Comptoir',
    lines: ['Bonjour,', `Un compte Comptoir a été demandé pour l’adresse ${email}.`],
    button: { label: 'Confirmer mon adresse', url },
    after: [
      `Ce lien ne sert qu’une fois et reste valable ${hours} heures.`,
      'Vous n’avez rien demandé ? Ne faites rien : sans vous, aucun compte n’est créé.',
    ],
  }),
  'sign-up-known': ({ email, url }) => ({
    subject: 'Vous avez déjà un compte Comptoir',
    lines: [
      'Bonjour,',
      `Un compte Comptoir a été demandé pour l’adresse ${email}, mais elle en a déjà un : il suffit de vous connecter.`,
    ],
    button: { label: 'Me connecter', url },
    after: [
      'Mot de passe oublié ? La page de connexion permet d’en choisir un autre.',
      'Vous n’avez rien demandé ? Ne faites rien : rien n’a changé.',
    ],
  }),
  'email-confirm': ({ from, email, organisation, url, hours }) => ({
    subject: 'Confirmez votre nouvel identifiant Comptoir',
    lines: [
      'Bonjour,',
      organisation === null
        ? `Vous avez demandé que l’identifiant ${from} devienne ${email}.`
        : `${organisation} a noté cette adresse comme votre adresse de contact. Si vous le confirmez, elle deviendra aussi votre identifiant, à la place de ${from}.`,
    ],
    button: { label: 'Confirmer cette adresse', url },
    after: [
      `Ce lien ne sert qu’une fois et reste valable ${hours} heures. D’ici là, votre identifiant ne change pas.`,
      'Vous n’attendiez pas ce message ? Ne faites rien.',
    ],
  }),
  'email-asked': ({ email, to, url }) => ({
    subject: 'Une nouvelle adresse a été proposée pour votre compte Comptoir',
    lines: [
      'Bonjour,',
      `Votre identifiant ${email} pourrait devenir ${to} : un lien de confirmation a été envoyé à cette adresse. Pour l’instant, rien ne change.`,
    ],
    button: { label: 'Ouvrir Comptoir', url },
    after: [
      'Ce n’était pas vous ? Changez tout de suite votre mot de passe, et prévenez votre responsable.',
    ],
  }),
  'email-changed': ({ email, to, url }) => ({
    subject: 'Votre identifiant Comptoir a changé',
    lines: [
      'Bonjour,',
      `Votre identifiant n’est plus ${email}, mais ${to}. Toutes les autres connexions ont été fermées.`,
    ],
    button: { label: 'Ouvrir Comptoir', url },
    after: ['Ce n’était pas vous ? Prévenez tout de suite votre responsable.'],
  }),
};

export const en: AccountTexts = {
  'reset-given': ({ organisation, email, url, minutes }) => ({
    subject: 'Choose a new Comptoir password',
    lines: [
      'Hello,',
      `${organisation} asks you to choose a new password for the login ${email}. Your sessions were closed.`,
    ],
    button: { label: 'Choose a password', url },
    after: [
      `This link works once, for ${minutes} minutes. After that, “Forgotten password” gives another one.`,
    ],
  }),
  'second-factor': ({ email, event, left, url }) => ({
    subject: {
      on: 'Two-factor authentication is on',
      off: 'Two-factor authentication is off',
      codes: 'Your Comptoir recovery codes were renewed',
      'code-used': 'A Comptoir recovery code was used',
    }[event],
    lines: [
      'Hello,',
      {
        on: `Two-factor authentication was just turned on for the login ${email}.`,
        off: `Two-factor authentication was just turned off for the login ${email}.`,
        codes: `New recovery codes were made for the login ${email}. The old ones open nothing any more.`,
        'code-used': `A recovery code of the login ${email} was just used. ${left} are left.`,
      }[event],
    ],
    button: { label: 'Open Comptoir', url },
    after: ['That was not you? Change your password at once, and tell your manager.'],
  }),
  'sign-up': ({ email, url, hours }) => ({
    subject: 'Confirm your address for Comptoir',
    lines: ['Hello,', `A Comptoir account was asked for with the address ${email}.`],
    button: { label: 'Confirm my address', url },
    after: [
      `This link works once, for ${hours} hours.`,
      'You did not ask for it? Do nothing: without you, no account is made.',
    ],
  }),
  'sign-up-known': ({ email, url }) => ({
    subject: 'You already have a Comptoir account',
    lines: [
      'Hello,',
      `A Comptoir account was asked for with the address ${email}, but it has one already: just log in.`,
    ],
    button: { label: 'Log in', url },
    after: [
      'Forgotten your password? The log-in page lets you choose another one.',
      'You did not ask for it? Do nothing: nothing has changed.',
    ],
  }),
  'email-confirm': ({ from, email, organisation, url, hours }) => ({
    subject: 'Confirm your new Comptoir login',
    lines: [
      'Hello,',
      organisation === null
        ? `You asked that the login ${from} become ${email}.`
        : `${organisation} noted this address as your contact address. If you confirm it, it becomes your login as well, in place of ${from}.`,
    ],
    button: { label: 'Confirm this address', url },
    after: [
      `This link works once, for ${hours} hours. Until then your login stays as it is.`,
      'You did not expect this message? Do nothing.',
    ],
  }),
  'email-asked': ({ email, to, url }) => ({
    subject: 'A new address was proposed for your Comptoir account',
    lines: [
      'Hello,',
      `Your login ${email} may become ${to}: a link to confirm it was sent to that address. For now, nothing changes.`,
    ],
    button: { label: 'Open Comptoir', url },
    after: ['That was not you? Change your password at once, and tell your manager.'],
  }),
  'email-changed': ({ email, to, url }) => ({
    subject: 'Your Comptoir login has changed',
    lines: [
      'Hello,',
      `Your login is no longer ${email}, but ${to}. Every other session was closed.`,
    ],
    button: { label: 'Open Comptoir', url },
    after: ['That was not you? Tell your manager at once.'],
  }),
};
