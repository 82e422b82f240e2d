import type { Language } from '@comptoir/shared/establishments/languages';
import type { NewPin } from './view.ts';

export type Roll = 'team' | 'former' | 'unknown';
export type RecordTab = 'profile' | 'access';

/** Every place below Paramètres › Établissement › Employés (K6, K7, K8, K11). */
export type Place =
  | { name: 'list'; roll: Roll }
  | { name: 'add' }
  /** A PIN that is shown once: leaving this place forgets it (K12). */
  | { name: 'new-pin'; shown: NewPin; added: boolean; language: Language | null }
  | { name: 'record'; person: string; tab: RecordTab }
  /** `tab`: where it was opened from. `field`: what it was opened for. */
  | { name: 'edit'; person: string; tab: RecordTab; field: 'email' | null };

export const start: Place = { name: 'list', roll: 'team' };

/** Where « Retour » and Escape lead; null: out of this room. */
export function backFrom(place: Place): Place | null {
  switch (place.name) {
    case 'list':
      return place.roll === 'team' ? null : start;
    case 'add':
      return start;
    case 'new-pin':
      return place.added ? start : { name: 'record', person: place.shown.person, tab: 'access' };
    case 'record':
      return start;
    case 'edit':
      return { name: 'record', person: place.person, tab: place.tab };
  }
}
