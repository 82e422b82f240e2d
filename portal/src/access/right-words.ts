import type { TeamPlace } from '@comptoir/shared/access/policy';
import type { Speech } from '../language/speech.ts';
import type { Held, Right, Where } from './rights-draft.ts';
import { rightOf } from './rights-draft.ts';

/** Names of the places that a right may hold in. */
export type Places = {
  establishments: readonly { id: string; name: string }[];
  teams: readonly TeamPlace[];
};

export function wordOfRight({ text }: Speech, right: Right): string {
  if (right === 'bookings.own' || right === 'bookings.all' || right === 'clients') {
    return text(`rights.${right}`);
  }
  return text(`role.${right}`);
}

/** Where a right holds, in words: a manager and an employee without a place are so wherever they work. */
export function wordOfPlace(
  { text }: Speech,
  right: Right,
  { establishment, team }: Where,
  { establishments, teams }: Places,
): string {
  if (establishment === null) {
    const local = right === 'manager' || right === 'employee';
    return text(local ? 'rights.where-works' : 'rights.everywhere');
  }
  const store = establishments.find(({ id }) => id === establishment)?.name;
  if (team === null) return store ?? text('rights.gone-place');
  const named = teams.find(({ id }) => id === team)?.name;
  if (named === undefined) return text('rights.gone-place');
  const told = text('rights.in-team', { team: named });
  return establishments.length > 1 && store !== undefined ? `${told}, ${store}` : told;
}

export function wordOfHeld(speech: Speech, held: Held, places: Places): string {
  const right = rightOf(held);
  return `${wordOfRight(speech, right)} · ${wordOfPlace(speech, right, held, places)}`;
}
