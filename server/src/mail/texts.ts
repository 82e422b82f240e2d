import { en as accountEn, fr as accountFr } from './account-texts.ts';
import type { MailContents, MailTemplate } from './templates.ts';

/** One mail before it is laid out: paragraphs, at most one button, what stands below it. */
export type MailText = {
  subject: string;
  lines: string[];
  button: { label: string; url: string } | null;
  after: string[];
};

export type MailTexts = { [T in MailTemplate]: (data: MailContents[T]) => MailText };

/** Every sentence of a mail. French first; English must have every one. */
export const fr: MailTexts = {
  ...accountFr,
  invitation: ({ organisation, given, email, url, hours }) => ({
    subject: `${organisation} vous ouvre un compte Comptoir`,
    lines: [
      `Bonjour ${given},`,
      `${organisation} vous ouvre un espace personnel : vos heures et votre profil, sur votre téléphone.`,
      `Votre identifiant : ${email}`,
      'Il reste à choisir votre mot de passe.',
    ],
    button: { label: 'Activer mon compte', url },
    after: [
      `Ce lien ne sert qu’une fois et reste valable ${inHours(hours, 'heure', 'heures')} après l’envoi de ce message. Passé ce délai, demandez-en un autre à votre responsable.`,
      'Vous n’attendiez pas ce message ? Ne faites rien : sans vous, aucun compte n’est créé.',
    ],
  }),
  forgotten: ({ email, url, minutes }) => ({
    subject: 'Votre nouveau mot de passe Comptoir',
    lines: ['Bonjour,', `Un nouveau mot de passe a été demandé pour l’identifiant ${email}.`],
    button: { label: 'Choisir un mot de passe', url },
    after: [
      `Ce lien ne sert qu’une fois et reste valable ${minutes} minutes.`,
      'Vous n’avez rien demandé ? Ne faites rien : votre mot de passe ne change pas.',
    ],
  }),
  'password-changed': ({ email, url }) => ({
    subject: 'Votre mot de passe Comptoir a changé',
    lines: [
      'Bonjour,',
      `Le mot de passe de l’identifiant ${email} vient d’être changé. Toutes les autres connexions ont été fermées.`,
    ],
    button: { label: 'Ouvrir Comptoir', url },
    after: [
      'Ce n’était pas vous ? Demandez tout de suite un nouveau mot de passe par « Mot de passe oublié », et prévenez votre responsable.',
    ],
  }),
  'manager-account': ({ organisation, establishment, person, opener, url }) => ({
    subject: `${organisation} : un compte Manager a été ouvert depuis la tablette`,
    lines: [
      'Bonjour,',
      `Un compte Manager a été ouvert depuis la tablette de ${establishment}.`,
      `Pour : ${person}\nPar : ${opener ?? 'une personne que le registre ne nomme plus'}`,
    ],
    button: { label: 'Voir les accès', url },
    after: [
      'Si ce n’était pas voulu, retirez cet accès dans l’administration : il prend fin aussitôt.',
    ],
  }),
};

export const en: MailTexts = {
  ...accountEn,
  invitation: ({ organisation, given, email, url, hours }) => ({
    subject: `${organisation} opens a Comptoir account for you`,
    lines: [
      `Hello ${given},`,
      `${organisation} opens a personal space for you: your hours and your profile, on your phone.`,
      `Your login: ${email}`,
      'All that is left is to choose your password.',
    ],
    button: { label: 'Activate my account', url },
    after: [
      `This link works once, for ${inHours(hours, 'hour', 'hours')} after this message was sent. After that, ask your manager for another one.`,
      'You did not expect this message? Do nothing: without you, no account is made.',
    ],
  }),
  forgotten: ({ email, url, minutes }) => ({
    subject: 'Your new Comptoir password',
    lines: ['Hello,', `A new password was asked for the login ${email}.`],
    button: { label: 'Choose a password', url },
    after: [
      `This link works once, for ${minutes} minutes.`,
      'You did not ask for it? Do nothing: your password stays as it is.',
    ],
  }),
  'password-changed': ({ email, url }) => ({
    subject: 'Your Comptoir password was changed',
    lines: [
      'Hello,',
      `The password of the login ${email} was just changed. Every other session was closed.`,
    ],
    button: { label: 'Open Comptoir', url },
    after: [
      'That was not you? Ask for a new password at once with “Forgotten password”, and tell your manager.',
    ],
  }),
  'manager-account': ({ organisation, establishment, person, opener, url }) => ({
    subject: `${organisation}: a Manager account was opened from the tablet`,
    lines: [
      'Hello,',
      `A Manager account was opened from the tablet of ${establishment}.`,
      `For: ${person}\nBy: ${opener ?? 'somebody whom the roster no longer names'}`,
    ],
    button: { label: 'See the accesses', url },
    after: ['If this was not meant, take the access away in the administration: it ends at once.'],
  }),
};

function inHours(hours: number, one: string, many: string): string {
  return `${hours} ${hours === 1 ? one : many}`;
}
