import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Body } from '@comptoir/shared/journal/kinds';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import { foldName } from '@comptoir/shared/teams/tree';
import type { Reader, Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { type KnownTeam, findKnownTeams, findPresent } from './queries.ts';

/*
 * What the portal asks of teams. Whether somebody may is asked before, at the door; every change goes through the
 * journal, all of one request or nothing.
 */

/** Who asks: the person behind an account, or null for the server itself. */
export type By = { actor: string | null; source: ServerEnvelope['source'] };

type Done = Result<null, OperationRefusal>;
type Drafted = Result<NewServerOperation[], OperationRefusal>;

/** @returns the new team's id; `conflict` where its name is another's there, or it would hang too deep */
export async function createTeam(
  deps: Deps,
  scope: OrganisationScope,
  input: { establishment: string; name: string; parent: string | null },
  by: By,
): Promise<Result<string, OperationRefusal>> {
  const { establishment, name, parent } = input;
  let id = '';
  const done = await write(deps, scope, (teams) => {
    // Whoever bears the name already is of this team, under the id that it was known by.
    const implied = teams.find(
      (one) =>
        !one.stands && one.establishment === establishment && foldName(one.name) === foldName(name),
    );
    id = implied?.id ?? uuidv7(deps.clock.now(), deps.random.bytes(10));
    const body = { team: id, name, parent };
    return ok([
      ...standing(parent === null ? undefined : teams.find((one) => one.id === parent), by),
      { ...bare(by), establishment, kind: 'team.create', body },
    ]);
  });
  return done.ok ? ok(id) : done;
}

/** @returns `conflict` where the team is not as the form showed it, or may not hang there */
export function editTeam(
  deps: Deps,
  scope: OrganisationScope,
  input: { team: string; changes: Body<'team.edit'>['changes'] },
  by: By,
): Promise<Done> {
  const { team: id, changes } = input;
  return write(deps, scope, (teams) => {
    const team = teams.find((one) => one.id === id);
    if (!team) return refused('not-found');
    const parent = teams.find((one) => one.id === changes.parent?.to);
    return ok([
      ...standing(team, by),
      ...standing(parent, by),
      { ...bare(by), establishment: team.establishment, kind: 'team.edit', body: input },
    ]);
  });
}

export function removeTeam(
  deps: Deps,
  scope: OrganisationScope,
  { team: id }: { team: string },
  by: By,
): Promise<Done> {
  return write(deps, scope, (teams) => {
    const team = teams.find((one) => one.id === id);
    if (!team) return refused('not-found');
    const { establishment } = team;
    return ok([
      ...standing(team, by),
      { ...bare(by), establishment, kind: 'team.remove', body: { team: id } },
    ]);
  });
}

/**
 * Puts people into a team, or out of theirs: one edit for each of them, all or none.
 *
 * @param input.team null: they are in no team from now on
 * @returns `not-found` where one of them is not there, or works elsewhere
 */
export function movePeople(
  deps: Deps,
  scope: OrganisationScope,
  input: { team: string | null; people: readonly string[] },
  by: By,
): Promise<Done> {
  const people = [...new Set(input.people)];
  return write(deps, scope, async (teams, trx) => {
    const team = input.team === null ? null : teams.find((one) => one.id === input.team);
    if (team === undefined) return refused('not-found');
    const present = await findPresent(trx, scope.organisation, people);
    const operations = standing(team ?? undefined, by);
    for (const person of people) {
      const found = present.get(person);
      const establishment = team?.establishment ?? found?.establishments[0] ?? '';
      if (!found?.establishments.includes(establishment)) return refused('not-found');
      const to = team?.name ?? null;
      if (found.team === to) continue;
      const body = { person, changes: { team: { from: found.team, to } } };
      operations.push({ ...bare(by), establishment, kind: 'employee.edit', body });
    }
    return ok(operations);
  });
}

/**
 * Of teams that are named, those that are only a name so far: the operations that create them under the ids by which
 * they were named. Whoever is about to write something for a team puts them before it, in the same transaction.
 */
export async function draftMissingTeams(
  db: Reader,
  organisation: string,
  ids: readonly string[],
  by: By,
): Promise<NewServerOperation[]> {
  if (ids.length === 0) return [];
  const known = await findKnownTeams(db, organisation);
  return known.filter(({ id }) => ids.includes(id)).flatMap((team) => standing(team, by));
}

function bare(by: By) {
  return { ...by, auth: 'none' as const, attachments: [] };
}

/** A team that is only a name so far is created first, under the id by which it was named. */
function standing(team: KnownTeam | undefined, by: By): NewServerOperation[] {
  if (!team || team.stands) return [];
  const { id, establishment, name } = team;
  const body = { team: id, name, parent: null };
  return [{ ...bare(by), establishment, kind: 'team.create', body }];
}

/** Rolls everything back: one of the operations was refused. */
class TeamsRefused extends Error {
  readonly refusal: OperationRefusal;

  constructor(refusal: OperationRefusal) {
    super(`A change of teams was ${refusal}.`);
    this.refusal = refusal;
  }
}

/** Drafts under the organisation's lock and appends what was drafted, all or none. */
async function write(
  deps: Deps,
  scope: OrganisationScope,
  draft: (teams: readonly KnownTeam[], trx: Trx) => Drafted | Promise<Drafted>,
): Promise<Done> {
  const { organisation } = scope;
  try {
    const drafted = await inTransaction(deps.db, async (trx) => {
      await lockHead(trx, organisation);
      const found = await draft(await findKnownTeams(trx, organisation), trx);
      if (!found.ok) return found;
      const { outcomes, touched } = await appendWithin(trx, deps, scope, found.value);
      const failed = outcomes.find(({ refusal }) => refusal !== undefined);
      if (failed?.refusal) throw new TeamsRefused(failed.refusal);
      return ok(touched);
    });
    if (!drafted.ok) return drafted;
    wake(deps, organisation, drafted.value);
    return ok(null);
  } catch (error) {
    if (error instanceof TeamsRefused) return refused(error.refusal);
    throw error;
  }
}
