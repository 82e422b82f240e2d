import type { SetupRequest } from '@comptoir/shared/access/portal';
import type { Language } from '@comptoir/shared/establishments/languages';
import { languageSchema } from '@comptoir/shared/establishments/languages';
import { readEmail } from '@comptoir/shared/employees/contact';
import * as z from 'zod/mini';
import { readKioskAddress } from './kiosk-address.ts';
import { type Chosen, isGood, nothingChosen } from './new-password.tsx';

/** The questions, one screen each, in their order. */
export const steps = ['language', 'house', 'address', 'you', 'manager'] as const;
export type Step = (typeof steps)[number];

/** What was answered so far. It stays in this tab and is sent at the end, all or nothing. */
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

/** The first screen that still lacks an answer; the last one where none does. Nobody stands beyond it. */
export function furthest(draft: Draft, own: string): number {
  const open = steps.findIndex((step) => !isAnswered(step, draft, own));
  return open === -1 ? steps.length - 1 : open;
}

const person = { given: z.string(), family: z.string() };
const keptSchema = z.object({
  language: languageSchema,
  organisation: z.string(),
  establishment: z.string(),
  zone: z.string(),
  address: z.string(),
  ...person,
  email: z.string(),
  unlocks: z.enum(['me', 'other']),
  manager: z.object(person),
});

/** What a tab keeps of a draft while its page is loaded again: everything but the password. */
export function keepDraft(draft: Draft): string {
  return JSON.stringify(keptSchema.parse(draft));
}

/** The draft of before the page was loaded again; null where there is none, or one of another version. */
export function readDraft(kept: string | null): Draft | null {
  if (kept === null) return null;
  try {
    const read = keptSchema.safeParse(JSON.parse(kept));
    return read.success ? { ...read.data, chosen: nothingChosen } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
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
