import type { SetupRequest } from '@comptoir/shared/access/portal';
import type { Language } from '@comptoir/shared/establishments/languages';
import { readEmail } from '@comptoir/shared/employees/contact';
import { readKioskAddress } from './kiosk-address.ts';
import { type Chosen, isGood, nothingChosen } from './new-password.tsx';

/** The questions, one screen each, in their order. */
export const steps = ['language', 'house', 'address', 'you', 'manager'] as const;
export type Step = (typeof steps)[number];

/** What was answered so far. It lives on this page alone and is sent at the end, all or nothing. */
export type Draft = {
  language: Language;
  organisation: string;
  establishment: string;
  zone: string;
  address: string;
  given: string;
  family: string;
  email: string;
  chosen: Chosen;
  unlocks: 'me' | 'other';
  manager: { given: string; family: string };
};

export function emptyDraft(language: Language, zone: string, address: string): Draft {
  return {
    language,
    organisation: '',
    establishment: '',
    zone,
    address,
    given: '',
    family: '',
    email: '',
    chosen: nothingChosen,
    unlocks: 'me',
    manager: { given: '', family: '' },
  };
}

/** What others may guess of this person. */
export function passwordContext(draft: Draft) {
  return {
    email: draft.email,
    names: [draft.given, draft.family, draft.organisation, draft.establishment],
  };
}

/** Whether a screen is answered; the button of an unanswered one says what is missing instead of going on. */
export function isAnswered(step: Step, draft: Draft, own: string): boolean {
  switch (step) {
    case 'language':
      return true;
    case 'house':
      return draft.organisation.trim() !== '' && draft.establishment.trim() !== '';
    case 'address':
      return readKioskAddress(draft.address, own).ok;
    case 'you':
      return (
        draft.given.trim() !== '' &&
        readEmail(draft.email).ok &&
        isGood(draft.chosen, passwordContext(draft))
      );
    case 'manager':
      return draft.unlocks === 'me' || draft.manager.given.trim() !== '';
  }
}

/** The request of an answered draft; null while something is missing. */
export function requestOf(draft: Draft, token: string, own: string): SetupRequest | null {
  const address = readKioskAddress(draft.address, own);
  const email = readEmail(draft.email);
  if (!address.ok || !email.ok || !steps.every((step) => isAnswered(step, draft, own))) return null;
  return {
    token,
    language: draft.language,
    organisation: draft.organisation.trim(),
    establishment: { name: draft.establishment.trim(), zone: draft.zone },
    kioskAddress: address.origin,
    administrator: {
      given: draft.given.trim(),
      family: draft.family.trim(),
      email: email.value,
      password: draft.chosen.password,
    },
    manager:
      draft.unlocks === 'me'
        ? null
        : { given: draft.manager.given.trim(), family: draft.manager.family.trim() },
  };
}
