import { en as accountEn, fr as accountFr } from './account-texts.ts';
import { fillIn, standardInvitation } from './invitation-words.ts';
import type { MailContents, MailTemplate } from './templates.ts';

/** Something that is told beside the sentences; `phone`: a tap calls it. */
export type Detail = { label: string; value: string; phone?: string };

/** One mail before it is laid out: paragraphs, details, at most one button, what stands below it. */
export type MailText = {
  subject: string;
  /** Words in place of the logo where images are not shown; left out: there is none. */
  logo?: string;
  lines: string[];
  details?: Detail[];
  button: { label: string; url: string } | null;
  /** Whom to call with a question. */
  call?: Detail | null;
  after: string[];
};

export type MailTexts = { [T in MailTemplate]: (data: MailContents[T]) => MailText };

/** Every sentence of a mail. French first; English must have every one. */
export const fr: MailTexts = {
  ...accountFr,
  invitation: (data) => ({
    ...fillIn(data.words ?? standardInvitation.fr, data),
    ...(data.logo && { logo: data.organisation }),
    details: [
      { label: 'Identifiant :', value: data.email },
      ...(data.phone === null ? [] : [numberOf('Téléphone :', data.phone)]),
    ],
    button: { label: 'ACCEPTER', url: data.url },
    call: callOf(data, (name) => `Une question ? ${name} répond au`),
    after: [
      `Ce lien ne sert qu’une fois et reste valable ${inHours(data.hours, 'heure', 'heures')} après l’envoi de ce message. Passé ce délai, demandez-en un autre à votre responsable.`,
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
  checkpoint: ({ organisation, operations, day, checkpoint, thumbprint }) => ({
    subject: `${organisation} : point de contrôle du ${day}`,
    lines: [
      'Bonjour,',
      `Ce message atteste le journal de ${organisation} : ${operations.toLocaleString('fr')} opérations au ${day}. Gardez-le : il montrera toute modification de ce qui est déjà écrit.`,
      'Le point de contrôle, signé :',
      checkpoint,
    ],
    details: [{ label: 'Clé du serveur :', value: thumbprint }],
    button: null,
    after: [
      'Pour vérifier plus tard : enregistrez ce message dans un fichier, puis, sur le serveur, « npm run verify -- --checkpoint FICHIER ».',
    ],
  }),
  statement: ({ organisation, given, from, to, url }) => ({
    subject: `${organisation} : votre relevé d’heures`,
    lines: [
      given === '' ? 'Bonjour,' : `Bonjour ${given},`,
      `Votre relevé d’heures du ${from} au ${to} est disponible.`,
      'Lisez-le, puis dites si vous êtes d’accord. S’il y manque quelque chose, contestez-le : votre responsable le verra.',
    ],
    button: { label: 'Lire mon relevé', url },
    after: [],
  }),
  correction: ({ organisation, given, day, outcome, own, url }) => ({
    subject: `${organisation} : vos heures du ${day}`,
    lines: [
      given === '' ? 'Bonjour,' : `Bonjour ${given},`,
      correctionFr(own, outcome, day),
      'Vos pointages d’origine restent visibles à côté. Si vous n’êtes pas d’accord, dites-le dans « Mes heures » : une nouvelle décision sera prise.',
    ],
    button: { label: 'Voir mes heures', url },
    after: [],
  }),
  notification: (data) => notificationText(data, 'Bonjour', ' : '),
  'tablet-forked': ({ organisation, establishment, fingerprint, url }) => ({
    subject: `${organisation} : une tablette semble exister en double`,
    lines: [
      'Bonjour,',
      `La mémoire de la tablette ${fingerprint} (${establishment}) a été copiée, ou remise à un état plus ancien.`,
      'Rien n’est perdu : on peut continuer à pointer. Ces pointages sont gardés et signalés, et ceux qui se contredisent sont mis à part jusqu’à votre décision.',
    ],
    button: { label: 'Voir les tablettes', url },
    after: [
      'Regardez ce qui a été mis à part, puis indiquez que c’est vu. Si personne n’a copié ni restauré cette tablette, déclarez-la perdue et enrôlez-la de nouveau.',
    ],
  }),
};

export const en: MailTexts = {
  ...accountEn,
  invitation: (data) => ({
    ...fillIn(data.words ?? standardInvitation.en, data),
    ...(data.logo && { logo: data.organisation }),
    details: [
      { label: 'Login:', value: data.email },
      ...(data.phone === null ? [] : [numberOf('Telephone:', data.phone)]),
    ],
    button: { label: 'ACCEPT', url: data.url },
    call: callOf(data, (name) => `A question? ${name} answers at`),
    after: [
      `This link works once, for ${inHours(data.hours, 'hour', 'hours')} after this message was sent. After that, ask your manager for another one.`,
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
  checkpoint: ({ organisation, operations, day, checkpoint, thumbprint }) => ({
    subject: `${organisation}: checkpoint of ${day}`,
    lines: [
      'Hello,',
      `This message attests the journal of ${organisation}: ${operations.toLocaleString('en')} operations on ${day}. Keep it: it will show every change to what is written already.`,
      'The checkpoint, signed:',
      checkpoint,
    ],
    details: [{ label: 'Key of the server:', value: thumbprint }],
    button: null,
    after: [
      'To verify later: save this message to a file, then, on the server, “npm run verify -- --checkpoint FILE”.',
    ],
  }),
  statement: ({ organisation, given, from, to, url }) => ({
    subject: `${organisation}: your statement of hours`,
    lines: [
      given === '' ? 'Hello,' : `Hello ${given},`,
      `Your statement of hours from ${from} to ${to} is there.`,
      'Read it, then say whether you agree. If something is missing, dispute it: your manager will see.',
    ],
    button: { label: 'Read my statement', url },
    after: [],
  }),
  correction: ({ organisation, given, day, outcome, own, url }) => ({
    subject: `${organisation}: your hours of ${day}`,
    lines: [
      given === '' ? 'Hello,' : `Hello ${given},`,
      correctionEn(own, outcome, day),
      'What you clocked stays in sight beside it. If you do not agree, say so under “My hours”: somebody will decide again.',
    ],
    button: { label: 'See my hours', url },
    after: [],
  }),
  notification: (data) => notificationText(data, 'Hello', ': '),
  'tablet-forked': ({ organisation, establishment, fingerprint, url }) => ({
    subject: `${organisation}: a tablet seems to exist twice`,
    lines: [
      'Hello,',
      `The memory of tablet ${fingerprint} (${establishment}) was copied, or put back to an earlier state.`,
      'Nothing is lost: people can go on punching. These punches are kept and flagged, and those that contradict each other are set aside until you decide.',
    ],
    button: { label: 'See the tablets', url },
    after: [
      'Look at what was set aside, then say that you have seen it. If nobody copied or restored this tablet, declare it lost and enrol it again.',
    ],
  }),
};

function numberOf(label: string, phone: string): Detail {
  return { label, value: phone, phone };
}

/** Whom to call: the one who invites, where the register has their number. */
function callOf(
  { inviter, inviterPhone }: MailContents['invitation'],
  label: (name: string) => string,
): Detail | null {
  return inviter === null || inviterPhone === null ? null : numberOf(label(inviter), inviterPhone);
}

function inHours(hours: number, one: string, many: string): string {
  return `${hours} ${hours === 1 ? one : many}`;
}

function notificationText(
  { organisation, given, title, lines, button, footer, url }: MailContents['notification'],
  hello: string,
  colon: string,
): MailText {
  return {
    subject: `${organisation}${colon}${title.charAt(0).toLocaleLowerCase()}${title.slice(1)}`,
    lines: [given === '' ? `${hello},` : `${hello} ${given},`, `${title}.`, ...lines],
    button: { label: button, url },
    after: [footer],
  };
}

type Outcome = MailContents['correction']['outcome'];

function correctionFr(own: boolean, outcome: Outcome, day: string): string {
  const subject = own
    ? `Votre demande de correction du ${day}`
    : `Une correction de vos heures du ${day}`;
  if (outcome === 'refused') return `${subject} n’a pas été acceptée. Rien n’a changé ce jour-là.`;
  const how = outcome === 'edited' ? ' avec une modification' : '';
  return `${subject} a été acceptée${how}. Vos heures en tiennent compte.`;
}

function correctionEn(own: boolean, outcome: Outcome, day: string): string {
  const subject = own
    ? `The correction of ${day} that you asked for`
    : `A correction of your hours of ${day}`;
  if (outcome === 'refused') return `${subject} was not approved. Nothing changed on that day.`;
  const how = outcome === 'edited' ? ' with a change' : '';
  return `${subject} was approved${how}. Your hours follow it.`;
}
