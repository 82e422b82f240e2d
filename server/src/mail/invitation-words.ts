import type { Language } from '@comptoir/shared/establishments/languages';
import {
  type InvitationText,
  invitationTextSchema,
} from '@comptoir/shared/establishments/operations';

/** What an invitation says until the organisation writes its own words (C20). */
export const standardInvitation: Record<Language, InvitationText> = {
  fr: {
    subject: '{organisation} vous ouvre un compte Comptoir',
    text: [
      'Bonjour {prénom},',
      '{organisation} vous ouvre un espace personnel\u00a0: vos heures et votre profil, sur votre téléphone.',
      'Acceptez, puis choisissez votre mot de passe\u00a0: c’est tout.',
    ].join('\n\n'),
  },
  en: {
    subject: '{organisation} opens a Comptoir account for you',
    text: [
      'Hello {given},',
      '{organisation} opens a personal space for you: your hours and your profile, on your phone.',
      'Accept, then choose your password: that is all.',
    ].join('\n\n'),
  },
};

/** What an organisation wrote into its invitations; null where it wrote nothing, or it was erased. */
export function readInvitation(text: string | undefined): InvitationText | null {
  if (text === undefined) return null;
  const read = invitationTextSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}

/** The subject and the paragraphs of an invitation, its blanks filled in. A name that looks like a blank stays a name. */
export function fillIn(
  { subject, text }: InvitationText,
  names: { given: string; organisation: string },
): { subject: string; lines: string[] } {
  const fill = (words: string) =>
    words
      .normalize('NFC')
      .replaceAll(/\{(prénom|given|organisation)\}/gu, (_, blank: string) =>
        blank === 'organisation' ? names.organisation : names.given,
      );
  const lines = fill(text.replaceAll('\r\n', '\n'))
    .split(/\n\s*\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { subject: fill(subject), lines };
}
