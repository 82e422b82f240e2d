import type { Holding } from '@comptoir/shared/access/policy';
import type { AccessView, Holdings } from '@comptoir/shared/access/portal';
import type { Reader } from '../../database/connection.ts';
import { type EstablishmentScope, coversPlace } from '../../http/scopes.ts';
import { inChunks } from '../../journal/queries.ts';
import { findRoster } from '../../journal/roster.ts';
import { findLastAdministrator } from '../administrators/queries.ts';
import { type Invitation, findLatest } from '../invitation/queries.ts';
import { findStandings } from '../roles/queries.ts';

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
  const standings = await findStandings(db, organisation, people);
  const logins = await findLogins(db, organisation, people);
  const last = await findLastAdministrator(db, organisation);
  return new Map(
    people.map((person) => {
      const invitation = latest.get(person);
      const login = logins.get(person);
      const view: AccessView = {
        state: invitation ? stateOf(invitation, now) : 'none',
        role: invitation?.role ?? null,
        delivery: invitation?.delivery ?? null,
        expiresAt: invitation?.expires_at ?? null,
        ...holdingsIn(standings.get(person)?.holdings ?? []),
        login: login?.email ?? null,
        secondFactor: login?.secondFactor ?? false,
        last: person === last,
      };
      return [person, view];
    }),
  );
}

/** Where an invitation stands: a link that was sent dies by itself. */
export function stateOf(
  { state, expires_at }: Pick<Invitation, 'state' | 'expires_at'>,
  now: number,
): Invitation['state'] | 'expired' {
  return state === 'pending' && (expires_at ?? now + 1) <= now ? 'expired' : state;
}

/** Roles and grants as messages name them. */
export function holdingsIn(holdings: readonly Holding[]): Holdings {
  return {
    roles: holdings.flatMap(({ holds, establishment, team }) =>
      'role' in holds ? [{ role: holds.role, establishment, team }] : [],
    ),
    grants: holdings.flatMap(({ holds, establishment, team }) =>
      'grant' in holds ? [{ grant: holds.grant, establishment, team }] : [],
    ),
  };
}

/** Logins of these people that stand, and whether a second factor is on. */
export async function findLogins(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, { email: string; secondFactor: boolean }>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('account_person')
      .innerJoin('account', 'account.id', 'account_person.account')
      .leftJoin('second_factor', 'second_factor.account', 'account.id')
      .select(['account_person.person', 'account.email', 'second_factor.secret'])
      .where('account_person.organisation', '=', organisation)
      .where('account_person.revoked_at', 'is', null)
      .where('account_person.person', 'in', some)
      .execute(),
  );
  return new Map(
    rows.map(({ person, email, secret }) => [person, { email, secondFactor: secret !== null }]),
  );
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
