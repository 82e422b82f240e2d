import type { GrantHolding, Holdings, RoleHolding } from '@comptoir/shared/access/portal';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { type EstablishmentScope, organisationOf, portalSource } from '../../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../../journal/append.ts';
import { lockHead } from '../../journal/head.ts';
import type { draftMissingTeams } from '../../teams/commands-of-doors.ts';
import { holdingsIn } from '../people/queries.ts';
import { findStanding } from './queries.ts';

/**
 * Gives and takes until somebody holds what a form says, all or nothing, judged by who the asker is under the lock.
 *
 * @param asked `from`: what the form showed
 * @param draftTeams the room of teams: what creates those that are named and that nobody created yet
 * @returns `conflict` where they hold something else by now
 */
export async function replaceHoldings(
  deps: Deps,
  scope: EstablishmentScope,
  asked: { person: string; from: Holdings; to: Holdings },
  draftTeams: typeof draftMissingTeams,
): Promise<Result<null, OperationRefusal>> {
  const { organisation } = scope;
  const { person, from, to } = asked;
  const done = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, organisation);
    const present = holdingsIn((await findStanding(trx, organisation, person)).holdings);
    if (!isSame(present, from)) return refused('conflict' as const);
    const written = {
      actor: scope.person,
      auth: 'none' as const,
      source: portalSource(scope),
      attachments: [],
    };
    const operations = changesBetween(present, to).map(({ kind, held }) => ({
      ...written,
      establishment: held.establishment,
      kind,
      body: { person, ...held },
    }));
    const named = [...to.roles, ...to.grants].flatMap(({ team }) => team ?? []);
    const by = { actor: scope.person, source: portalSource(scope) };
    // A team that is only a word on the roster so far is created before somebody gets a role for it (TEAM-6).
    const teams = await draftTeams(trx, organisation, named, by);
    // The kind and what its body holds come together from `changesBetween`.
    const all = [...teams, ...operations] as NewServerOperation[];
    const appended = await appendWithin(trx, deps, organisationOf(scope), all);
    const refusal = appended.outcomes.find((one) => one.refusal !== undefined)?.refusal;
    if (refusal !== undefined) throw new Refused(refusal);
    return ok(appended.touched);
  }).catch((error: unknown) => {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  });
  if (!done.ok) return done;
  wake(deps, organisation, done.value);
  return ok(null);
}

/** Rolls everything back: one of several could not be given or taken. */
class Refused extends Error {
  readonly refusal: OperationRefusal;

  constructor(refusal: OperationRefusal) {
    super(`A role or a grant was ${refusal}.`);
    this.refusal = refusal;
  }
}

type Held = RoleHolding | GrantHolding;

/** What is given comes first, so that nobody loses in between what they keep. */
function changesBetween(from: Holdings, to: Holdings): { kind: string; held: Held }[] {
  const named = <H extends Held>(kind: string, held: readonly H[], without: readonly H[]) => {
    const known = new Set(without.map(keyOf));
    const others = new Map(held.map((one) => [keyOf(one), one]));
    return [...others].filter(([key]) => !known.has(key)).map(([, one]) => ({ kind, held: one }));
  };
  // Further grants stand only beside « their own bookings ».
  const ownFirst = (grants: readonly GrantHolding[]) =>
    [...grants].sort((a, b) => rank(a) - rank(b));
  return [
    ...named('role.give', to.roles, from.roles),
    ...named('grant.give', ownFirst(to.grants), from.grants),
    ...named('role.take', from.roles, to.roles),
    ...named('grant.take', ownFirst(from.grants), to.grants),
  ];
}

function rank({ grant }: GrantHolding): number {
  return grant === 'bookings.own' ? 0 : 1;
}

function isSame(one: Holdings, other: Holdings): boolean {
  const keys = ({ roles, grants }: Holdings) => new Set([...roles, ...grants].map(keyOf));
  const [here, there] = [keys(one), keys(other)];
  return here.size === there.size && [...here].every((key) => there.has(key));
}

function keyOf(held: Held): string {
  const name = 'role' in held ? held.role : held.grant;
  return [name, held.establishment ?? '', held.team ?? ''].join(' ');
}
