import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Deps } from '../deps.ts';
import {
  type EstablishmentScope,
  coversPlace,
  organisationOf,
  portalSource,
} from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { type RosterEntry, findRoster } from '../journal/roster.ts';
import { findLatest } from './invitation/queries.ts';

/** People of one transaction: the server answers others in between. */
const page = 200;

type Invited = { person: string; refusal: OperationRefusal | null };

/**
 * Opens an access for each of these people, or sends a pending one again; nobody waits for a mail server (C13). Each is
 * judged by itself.
 *
 * @returns what became of each, in order; `not-found` for a person outside the scope, as if there were none (X03)
 */
export async function inviteMany(
  deps: Deps,
  scope: EstablishmentScope,
  people: readonly string[],
): Promise<Invited[]> {
  const asked = [...new Set(people)];
  const became = new Map<string, OperationRefusal | null>();
  for (let from = 0; from < asked.length; from += page) {
    const some = asked.slice(from, from + page);
    for (const [person, refusal] of await invite(deps, scope, some)) became.set(person, refusal);
  }
  return people.map((person) => ({ person, refusal: became.get(person) ?? null }));
}

async function invite(
  deps: Deps,
  scope: EstablishmentScope,
  people: readonly string[],
): Promise<[string, OperationRefusal | null][]> {
  const { organisation, person: actor } = scope;
  const roster = await findRoster(deps.db, organisation, people);
  const latest = await findLatest(deps.db, organisation, people);
  const named: string[] = [];
  const operations: NewServerOperation[] = [];
  for (const person of people) {
    const establishment = placeOf(scope, roster.get(person));
    if (establishment === null) continue;
    const written = {
      establishment,
      actor,
      auth: 'none' as const,
      source: portalSource(scope),
      attachments: [],
    };
    named.push(person);
    operations.push(
      latest.get(person)?.state === 'pending'
        ? { ...written, kind: 'access.resend', body: { person } }
        : { ...written, kind: 'access.open', body: { person, role: 'employee' } },
    );
  }
  const outcomes = await appendServer(deps, organisationOf(scope), operations);
  const became = new Map(named.map((person, at) => [person, outcomes[at]?.refusal ?? null]));
  return people.map((person) => [
    person,
    became.has(person) ? (became.get(person) ?? null) : 'not-found',
  ]);
}

/** The store on whose behalf somebody is invited; null for somebody outside the scope. */
export function placeOf(scope: EstablishmentScope, entry: RosterEntry | undefined): string | null {
  const own = [...(entry?.establishments ?? [])].sort();
  const team = entry?.team ?? null;
  return own.find((one) => coversPlace(scope, { establishments: [one], team })) ?? null;
}
