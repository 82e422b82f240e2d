import { dueLists, isFor } from '@comptoir/shared/tasks/due';
import type { OwnTasks } from '@comptoir/shared/tasks/portal';
import { teamsAbove } from '@comptoir/shared/teams/tree';
import { businessDay } from '@comptoir/shared/time/business-day';
import type { Reader } from '../../database/connection.ts';
import type { OwnScope } from '../../http/scopes.ts';
import { findRoster } from '../../journal/roster.ts';
import {
  type TaskStore,
  findCheckOffsOn,
  findListsOfStore,
  findTaskStores,
  findTeamsOfStore,
} from './queries.ts';

/** What is one's own to do on the business day that goes on, store by store (spec TASK-14). */
export async function ownTasksOf(db: Reader, scope: OwnScope, now: number): Promise<OwnTasks> {
  const { organisation, person } = scope;
  const entry = (await findRoster(db, organisation, [person])).get(person);
  const places = [...(entry?.establishments ?? [])].sort();
  const lists: OwnTasks['lists'] = [];
  for (const store of await findTaskStores(db, organisation, places)) {
    lists.push(...(await tasksIn(db, scope, { store, team: entry?.team ?? null, now })));
  }
  return { lists };
}

async function tasksIn(
  db: Reader,
  { organisation, person }: OwnScope,
  { store, team, now }: { store: TaskStore; team: string | null; now: number },
): Promise<OwnTasks['lists']> {
  const { id, name, settings } = store;
  const day = businessDay(now, settings.zone, settings.cutOffHour);
  const lists = await findListsOfStore(db, organisation, id);
  if (lists.length === 0) return [];
  const checkOffs = await findCheckOffsOn(db, organisation, { establishment: id, day });
  const teams = teamsAbove(team, await findTeamsOfStore(db, organisation, id));
  return dueLists(lists, checkOffs, { day, now, rule: settings })
    .map((list) => ({
      ...{ id: list.id, title: list.title, moment: list.moment, day },
      establishment: { id, name, zone: settings.zone },
      tasks: list.tasks
        .filter((task) => isFor(task, { id: person, teams }))
        .map(({ task, title, due, late, done }) => ({
          ...{ task, title, due, late, doneAt: done?.at ?? null, byMe: done?.person === person },
        })),
    }))
    .filter(({ tasks }) => tasks.length > 0);
}
