import type { Language } from '@comptoir/shared/establishments/languages';
import type { Colour } from '@comptoir/shared/employees/operations';
import type { Held } from '../local-database/held.ts';

/** What stands in the way of enrolling here; `ready` when nothing does. */
export type ReadinessView =
  | { state: 'ready' }
  | { state: 'insecure-context' }
  | { state: 'missing'; features: string[] }
  | { state: 'ipad-in-browser' };

export type EnrolmentView =
  | { state: 'asking' }
  | { state: 'waiting'; userCode: string; fingerprint: string; expiresAt: number }
  | { state: 'expired' }
  | { state: 'unreachable' }
  | { state: 'enrolled' };

/** What a withdrawn tablet still holds. */
export type HeldView = Held & {
  languages: readonly Language[];
  /** Whose tablet it is; empty where that never came. */
  place: string;
  organisation: string;
};

/** Somebody who knows what they punched on the tablet before this one. */
export type AskedPerson = {
  id: string;
  name: string;
  initials: string;
  colour: Colour;
  photo: string | null;
};
