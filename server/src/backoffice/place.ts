import type { Reader } from '../database/connection.ts';
import type { BackofficeRooms } from './rooms.ts';
import type { Sentence } from './texts.ts';

type Place =
  | { ok: true; id: string }
  | { ok: false; refusal: 'malformed' | 'not-found' | 'conflict'; sentence: Sentence };

/**
 * The establishment that payroll means.
 *
 * @param said its id or its exact name; null means the only one
 */
export async function findPlace(
  db: Reader,
  rooms: Pick<BackofficeRooms, 'knownEstablishments'>,
  organisation: string,
  said: string | null,
): Promise<Place> {
  const stores = await rooms.knownEstablishments(db, organisation);
  const wanted = said?.trim();
  const meant = stores.filter(
    ({ establishment, name }) =>
      wanted === undefined || establishment === wanted || name === wanted,
  );
  const [first, second] = meant;
  if (first && !second) return { ok: true, id: first.establishment };
  if (wanted === undefined) {
    return { ok: false, refusal: 'malformed', sentence: 'establishment-missing' };
  }
  return first
    ? { ok: false, refusal: 'conflict', sentence: 'establishment-ambiguous' }
    : { ok: false, refusal: 'not-found', sentence: 'establishment-unknown' };
}
