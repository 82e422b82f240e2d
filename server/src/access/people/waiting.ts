import type { WaitingAnswer } from '@comptoir/shared/access/portal';
import type { Reader } from '../../database/connection.ts';
import { type EstablishmentScope, coversPlace } from '../../http/scopes.ts';
import { findRoster } from '../../journal/roster.ts';
import { personNameOf } from '../invitation/person-name.ts';
import { findNames, findPending } from '../invitation/queries.ts';
import { stateOf } from './queries.ts';

/** Invitations within the scope that nobody has accepted yet, the oldest first; mails that came back among them. */
export async function findWaitingAccesses(
  db: Reader,
  scope: EstablishmentScope,
  now: number,
): Promise<WaitingAnswer['waiting']> {
  const { organisation } = scope;
  const pending = await findPending(db, organisation);
  const people = pending.map(({ person }) => person);
  const roster = await findRoster(db, organisation, people);
  const seen = pending.filter(({ person }) => {
    const entry = roster.get(person);
    return entry !== undefined && !entry.archived && coversPlace(scope, entry);
  });
  const names = await findNames(
    db,
    organisation,
    seen.map(({ person }) => person),
  );
  return seen.map((one) => ({
    person: one.person,
    name: personNameOf(names.get(one.person)?.name).full,
    state: stateOf(one, now) === 'expired' ? 'expired' : 'pending',
    delivery: one.delivery,
    openedAt: one.opened_at,
    expiresAt: one.expires_at,
  }));
}
