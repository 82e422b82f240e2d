import { foldName, mayHang } from '@comptoir/shared/teams/tree';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { inChunks } from '../journal/queries.ts';
import { type StoredTeam, findMembersOf, findTeam, findTeamsOf } from './queries.ts';

type Kinds = 'team.create' | 'team.edit' | 'team.remove';

/** Teams and sub-teams (spec TEAM-1 to TEAM-7). Operations are judged one after the other: each sees what came before. */
export async function projectTeams(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(batch, item));
  return verdicts;
}

function project(batch: Batch, item: Accepted<Kinds>): Promise<Verdict> {
  if (is(item, 'team.create')) return create(batch, item);
  if (is(item, 'team.edit')) return edit(batch, item);
  return remove(batch, item);
}

function is<K extends Kinds>(item: Accepted<Kinds>, kind: K): item is Accepted<K> {
  return item.operation.kind === kind;
}

async function create(
  batch: Batch,
  { operation, position }: Accepted<'team.create'>,
): Promise<Verdict> {
  const { trx, organisation } = batch;
  const { establishment, body } = operation;
  const { team, name, parent } = body;
  if (establishment === null || !batch.establishments.has(establishment)) {
    return refusedBecause('not-found');
  }
  const teams = await findTeamsOf(trx, organisation, establishment);
  if (parent !== null && !teams.some(({ id }) => id === parent)) return refusedBecause('not-found');
  const taken = (await findTeam(trx, organisation, team)) !== undefined;
  if (taken || isNamed(teams, name) || !mayHang(team, parent, teams)) {
    return refusedBecause('conflict');
  }
  await trx
    .insertInto('team')
    .values({ organisation, team, establishment, name, parent })
    .execute();
  batch.feed.put({ establishment, room: 'teams', key: team, position });
  // Whoever bore the name in another spelling is of this team.
  await writeName(batch, { establishment, from: name, to: name, position });
  return applied();
}

async function edit(
  batch: Batch,
  { operation, position }: Accepted<'team.edit'>,
): Promise<Verdict> {
  const { trx, organisation } = batch;
  const { team: id, changes } = operation.body;
  const team = await findTeam(trx, organisation, id);
  if (!team) return refusedBecause('not-found');
  const { establishment } = team;
  const isOld = (field: 'name' | 'parent') =>
    changes[field] !== undefined && changes[field].from !== team[field];
  if (isOld('name') || isOld('parent')) return refusedBecause('conflict');
  const name = changes.name?.to ?? team.name;
  const parent = changes.parent ? changes.parent.to : team.parent;
  const teams = await findTeamsOf(trx, organisation, establishment);
  if (parent !== null && !teams.some((one) => one.id === parent)) {
    return refusedBecause('not-found');
  }
  const others = teams.filter((one) => one.id !== id);
  if (isNamed(others, name) || !mayHang(id, parent, teams)) return refusedBecause('conflict');
  if (name === team.name && parent === team.parent) return applied();
  await updateTeam(batch, { ...team, name, parent });
  batch.feed.put({ establishment, room: 'teams', key: id, position });
  if (name !== team.name) {
    await writeName(batch, { establishment, from: team.name, to: name, position });
  }
  return applied();
}

async function remove(
  batch: Batch,
  { operation, position }: Accepted<'team.remove'>,
): Promise<Verdict> {
  const { trx, organisation } = batch;
  const team = await findTeam(trx, organisation, operation.body.team);
  if (!team) return refusedBecause('not-found');
  const { id, establishment, parent } = team;
  const teams = await findTeamsOf(trx, organisation, establishment);
  const above = teams.find((one) => one.id === parent);
  await trx
    .deleteFrom('team')
    .where('organisation', '=', organisation)
    .where('team', '=', id)
    .execute();
  batch.feed.remove({ establishment, room: 'teams', key: id, position });
  for (const below of teams.filter((one) => one.parent === id)) {
    await updateTeam(batch, { ...below, establishment, parent });
    batch.feed.put({ establishment, room: 'teams', key: below.id, position });
  }
  const to = above?.name ?? null;
  await writeName(batch, { establishment, from: team.name, to, position });
  // A role that was for this team alone has nothing left that it could hold for.
  await trx
    .deleteFrom('holding')
    .where('organisation', '=', organisation)
    .where('team', '=', id)
    .execute();
  return applied();
}

function isNamed(teams: readonly { name: string }[], name: string): boolean {
  const wanted = foldName(name);
  return teams.some((one) => foldName(one.name) === wanted);
}

async function updateTeam({ trx, organisation }: Batch, team: StoredTeam): Promise<void> {
  const { id, name, parent } = team;
  await trx
    .updateTable('team')
    .set({ name, parent })
    .where('organisation', '=', organisation)
    .where('team', '=', id)
    .execute();
}

/** A name of a team as it stands from now on; `to` null: they are in no team. */
type NewName = { establishment: string; from: string; to: string | null; position: number };

/** Writes the name of a team to everybody and every task list of its store that bear it (spec TEAM-4). */
async function writeName(batch: Batch, change: NewName): Promise<void> {
  await writeToPeople(batch, change);
  await writeToTaskLists(batch, change);
}

async function writeToPeople(batch: Batch, change: NewName): Promise<void> {
  const { trx, organisation, feed } = batch;
  const { establishment, to, position } = change;
  const from = foldName(change.from);
  const members = await findMembersOf(trx, organisation, establishment);
  const bearers = members.filter(
    ({ team }) => team !== null && team !== to && foldName(team) === from,
  );
  await inChunks(bearers, async (some) => {
    await trx
      .updateTable('employee')
      .set({ team: to })
      .where('organisation', '=', organisation)
      .where(
        'person',
        'in',
        some.map(({ person }) => person),
      )
      .execute();
    return [];
  });
  for (const { person, archived, establishments } of bearers) {
    if (archived) feed.tellBackoffice(person, position);
    // Archived people have no team on tablets; coming back, they bear the new name.
    else
      for (const place of establishments) {
        feed.put({ establishment: place, room: 'employees', key: person, position });
      }
  }
}

/**
 * The lists that stand name the team as it is called now. Definitions of past days stay as they were: the register reads
 * those days by them.
 */
async function writeToTaskLists(batch: Batch, change: NewName): Promise<void> {
  const { trx, organisation, feed } = batch;
  const { establishment, to, position } = change;
  const from = foldName(change.from);
  const lists = await trx
    .selectFrom('task_list')
    .select(['list', 'body', 'archived'])
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .orderBy('list')
    .execute();
  for (const { list, body, archived } of lists) {
    const stands = JSON.parse(body) as { tasks: { team: string | null }[] };
    const tasks = stands.tasks.map((task) =>
      task.team !== null && foldName(task.team) === from ? { ...task, team: to } : task,
    );
    const next = JSON.stringify({ ...stands, tasks });
    if (next === body) continue;
    await trx
      .updateTable('task_list')
      .set({ body: next })
      .where('organisation', '=', organisation)
      .where('list', '=', list)
      .execute();
    if (archived === 0) feed.put({ establishment, room: 'taskLists', key: list, position });
  }
}
