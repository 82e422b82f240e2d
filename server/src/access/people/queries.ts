import type { AccessView, Holdings } from '@comptoir/shared/access/portal';
import type { Reader } from '../../database/connection.ts';
import { type EstablishmentScope, coversPlace } from '../../http/scopes.ts';
import { inChunks } from '../../journal/queries.ts';
import { findRoster } from '../../journal/roster.ts';
import { findLatest } from '../invitation/queries.ts';
import { type HoldingRow, readHolding } from '../roles/queries.ts';

/** What may be told of a PIN: never the PIN. */
export type PinView = { setAt: number | null; length: number; change: boolean };

/** Since when each of these people has a PIN, and how long it is; who has none is missing. */
export async function findPinViews(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, PinView>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('pin')
      .select(['person', 'set_at', 'length', 'change'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(
    rows.map(({ person, set_at: setAt, length, change }) => [
      person,
      { setAt, length, change: change === 1 },
    ]),
  );
}

/** What the portal shows of the accesses of these people; each of them is there. */
export async function findAccessViews(
  db: Reader,
  organisation: string,
  people: readonly string[],
  now: number,
): Promise<Map<string, AccessView>> {
  const latest = await findLatest(db, organisation, people);
  const held = await inChunks(people, (some) =>
    db
      .selectFrom('holding')
      .select(['person', 'name', 'establishment', 'team'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(
    people.map((person) => {
      const invitation = latest.get(person);
      const expired = invitation?.state === 'pending' && (invitation.expires_at ?? now + 1) <= now;
      const view: AccessView = {
        state: expired ? 'expired' : (invitation?.state ?? 'none'),
        role: invitation?.role ?? null,
        delivery: invitation?.delivery ?? null,
        expiresAt: invitation?.expires_at ?? null,
        ...heldBy(person, held),
        login: null,
        secondFactor: false,
        last: false,
      };
      return [person, view];
    }),
  );
}

function heldBy(person: string, rows: readonly (HoldingRow & { person: string })[]): Holdings {
  const own = rows.filter((row) => row.person === person).map(readHolding);
  return {
    roles: own.flatMap(({ holds, establishment, team }) =>
      'role' in holds ? [{ role: holds.role, establishment, team }] : [],
    ),
    grants: own.flatMap(({ holds, establishment, team }) =>
      'grant' in holds ? [{ grant: holds.grant, establishment, team }] : [],
    ),
  };
}

/** The same of one person; null for a person outside the scope. */
export async function findAccessView(
  db: Reader,
  scope: EstablishmentScope,
  person: string,
  now: number,
): Promise<AccessView | null> {
  const { organisation } = scope;
  const entry = (await findRoster(db, organisation, [person])).get(person);
  if (!entry || !coversPlace(scope, entry)) return null;
  return (await findAccessViews(db, organisation, [person], now)).get(person) ?? null;
}
