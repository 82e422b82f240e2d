import type { Table } from 'dexie';
import { listsWith } from '@comptoir/shared/tasks/project-list';
import { type RegisterEntry, registerOf } from '@comptoir/shared/tasks/register';
import { checkOffsWith, readHeld } from './check-offs.ts';
import type { Place } from './place.ts';
import type { LocalDatabase } from './schema.ts';
import { listTables, readDefinitions } from './task-lists.ts';
import { type TaskPeople, taskPeopleTables } from './task-people.ts';

/** What `readRegister` reads. */
export function registerTables(database: LocalDatabase): Table[] {
  return [...listTables(database), ...taskPeopleTables(database), database.checkOffs];
}

/** The register of a period from what this tablet holds, sent or not; `pending` names check-offs that are only here. */
export async function readRegister(
  database: LocalDatabase,
  place: Place,
  { from, to, now }: { from: string; to: string; now: number },
  people: TaskPeople,
): Promise<{ entries: RegisterEntry[]; pending: Set<string> }> {
  const [{ confirmed, held }, lists, checked, rows] = await Promise.all([
    readDefinitions(database),
    database.taskLists.toArray(),
    database.checkOffs.where('day').between(from, to, true, true).toArray(),
    database.journal.where('[overlay+day]').between([1, from], [1, to], true, true).sortBy('at'),
  ]);
  const definitions = [...confirmed, ...held];
  const { checkOffs, pending } = await checkOffsWith(
    database,
    checked,
    await readHeld(database, rows),
    listsWith(lists, held),
  );
  const entries = registerOf({
    ...{ definitions, checkOffs, people: people.names, from, to, now },
    rule: place.rule,
  });
  return { entries, pending };
}
