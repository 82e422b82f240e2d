import { type Role, roles } from '@comptoir/shared/access/permissions';
import type { CoverAnswer } from '@comptoir/shared/access/portal';
import type { Reader } from '../../database/connection.ts';
import { type EstablishmentScope, covers, coversAll } from '../../http/scopes.ts';
import { personNameOf } from '../invitation/person-name.ts';
import { findNames } from '../invitation/queries.ts';
import { findPresentStandings } from '../roles/queries.ts';
import { findLogins } from './queries.ts';

type Cover = CoverAnswer['cover'][number];

/**
 * Who holds each role that a house or a store must not be without, and can log in (W9): who is alone with one has nobody
 * who stands in for them. A role of the whole house covers each store too.
 */
export async function findCover(db: Reader, scope: EstablishmentScope): Promise<Cover[]> {
  const { organisation } = scope;
  const standings = await findPresentStandings(db, organisation);
  const holders = new Map<string, { role: Role; establishment: string | null; people: string[] }>();
  for (const [person, { entry, holdings }] of standings) {
    for (const { holds, establishment, team } of holdings) {
      if (!('role' in holds) || holds.role === 'employee' || team !== null) continue;
      const { role } = holds;
      // Whoever manages without being told where manages where they work.
      const inStores = role === 'manager' && establishment === null;
      for (const place of inStores ? entry.establishments : [establishment]) {
        const key = `${role} ${place ?? ''}`;
        const held = holders.get(key) ?? { role, establishment: place, people: [] };
        if (!held.people.includes(person)) held.people.push(person);
        holders.set(key, held);
      }
    }
  }
  for (const one of holders.values()) {
    const whole = holders.get(`${one.role} `)?.people ?? [];
    one.people = [...new Set([...one.people, ...whole])];
  }
  const shown = [...holders.values()].filter(({ establishment }) =>
    establishment === null ? coversAll(scope) : covers(scope, establishment),
  );
  const people = [...new Set(shown.flatMap((one) => one.people))];
  const names = await findNames(db, organisation, people);
  const logins = await findLogins(db, organisation, people);
  return shown.sort(inOrder).map((one) => ({
    ...one,
    people: one.people.map((person) => ({
      person,
      name: personNameOf(names.get(person)?.name).full,
      canLogIn: logins.has(person),
    })),
  }));
}

type Placed = { role: Role; establishment: string | null };

/** The administration first, the house before its stores. */
function inOrder(a: Placed, b: Placed): number {
  const rank = ({ role }: Placed): number => roles.length - roles.indexOf(role);
  return rank(a) - rank(b) || (a.establishment ?? '').localeCompare(b.establishment ?? '');
}
