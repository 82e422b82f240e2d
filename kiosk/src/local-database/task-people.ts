import type { Table } from 'dexie';
import type { EmployeeRow, FormerEmployeeRow } from '@comptoir/shared/sync/rows';
import { readRoster, rosterTables } from './roster.ts';
import type { LocalDatabase } from './schema.ts';

/** What `readTaskPeople` reads. */
export function taskPeopleTables(database: LocalDatabase): Table[] {
  return [...rosterTables(database), database.teams];
}

/** Everybody by whom a task was ever done, and for whom it can be. */
export type TaskPeople = {
  /** On the roster now, by name. */
  present: { id: string; name: string }[];
  teams: string[];
  /** Full names, of those who have left too: the settings are a manager's, the register an inspector's. */
  names: Map<string, string>;
};

export async function readTaskPeople(database: LocalDatabase): Promise<TaskPeople> {
  const [roster, confirmed, former, made] = await Promise.all([
    readRoster(database),
    database.employees.toArray(),
    database.formerEmployees.toArray(),
    database.teams.toArray(),
  ]);
  const present = roster.map((row) => ({ id: row.id, name: nameOf(row) }));
  // Teams that were made, and names that somebody bears.
  const borne = roster.flatMap(({ team }) => team ?? []);
  const teams = new Set([...made.map(({ name }) => name), ...borne]);
  const known = [...former, ...confirmed].map((row) => ({ id: row.id, name: nameOf(row) }));
  return {
    present: present.sort((a, b) => a.name.localeCompare(b.name)),
    teams: [...teams].sort((a, b) => a.localeCompare(b)),
    names: new Map([...known, ...present].map(({ id, name }) => [id, name])),
  };
}

function nameOf({ name }: Pick<EmployeeRow | FormerEmployeeRow, 'name'>): string {
  return `${name?.given ?? ''} ${name?.family ?? ''}`.trim();
}
