import type { Table } from 'dexie';
import {
  type AskedOperation,
  type KnownPerson,
  type PeopleOperation,
  type ProjectedPerson,
  projectPeople,
} from '@comptoir/shared/employees/project';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import type { EmployeeRow, FormerEmployeeRow } from '@comptoir/shared/sync/rows';
import { aboutRange } from './about.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';

/** What `readRoster` and `personOf` read. */
export function rosterTables(database: LocalDatabase): Table[] {
  const { employees, formerEmployees, journal, attachments } = database;
  return [employees, formerEmployees, journal, attachments];
}

/** Operations about people that the confirmed tables do not show yet, in the order in which they were written. */
export async function peopleAsked(database: LocalDatabase): Promise<JournalRow[]> {
  const [from, to] = aboutRange('people');
  const rows = await database.journal.where('[overlay+about]').between(from, to).toArray();
  return inOrder(rows);
}

/** Ids are made in the order of writing, over epochs too; a wall clock set back is put right by the seq. */
export function inOrder(rows: JournalRow[]): JournalRow[] {
  return rows.sort((a, b) =>
    a.epoch === b.epoch ? a.seq - b.seq : a.at - b.at || (a.id < b.id ? -1 : 1),
  );
}

/** Everybody on the roster: what the server confirmed and what this tablet still holds (spec SYNC-19). */
export async function readRoster(database: LocalDatabase): Promise<EmployeeRow[]> {
  const [confirmed, asked] = await Promise.all([
    database.employees.toArray() as Promise<EmployeeRow[]>,
    peopleAsked(database),
  ]);
  if (asked.length === 0) return confirmed;
  const people = await projected(database, asked);
  const rest = confirmed.filter((row) => !people.has(row.id));
  const own = [...people.values()].filter((person) => person.archived === null);
  return [...rest, ...own.map((person) => person.row)];
}

/** One person of the roster; undefined for nobody and for whoever was archived. */
export async function personOf(
  database: LocalDatabase,
  id: string,
): Promise<EmployeeRow | undefined> {
  const person = await projectedPerson(database, id);
  return person === null || person.archived !== null ? undefined : person.row;
}

/** One person, on the roster or archived, as this tablet shows them; null for nobody. */
export async function projectedPerson(
  database: LocalDatabase,
  id: string,
): Promise<ProjectedPerson | null> {
  const asked = (await peopleAsked(database)).filter((row) => row.about === `people/${id}`);
  const people = await projected(database, asked);
  const own = people.get(id);
  if (own !== undefined) return own;
  const known = await knownPeople(database, [id]);
  const confirmed = known(id);
  return confirmed && { ...confirmed, ...nothingAsked };
}

export const nothingAsked = {
  unsentFields: new Set<never>(),
  unsent: false,
  pin: { ended: false, renewed: null },
  access: null,
} satisfies Partial<ProjectedPerson>;

/** The people of whom these operations speak, with them applied. */
export async function projected(
  database: LocalDatabase,
  asked: JournalRow[],
): Promise<Map<string, ProjectedPerson>> {
  if (asked.length === 0) return new Map();
  const operations = asked.map((row): AskedOperation => ({
    // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
    operation: JSON.parse(row.bytes) as PeopleOperation,
    at: row.at,
    unsent: row.state === 'pending',
  }));
  const ids = [...new Set(operations.map(({ operation }) => operation.body.person))];
  const [known, texts] = await Promise.all([
    knownPeople(database, ids),
    database.attachments.bulkGet(asked.flatMap((row) => row.attachments)),
  ]);
  const byHash = new Map(texts.flatMap((one) => (one ? [[one.hash, one.text]] : [])));
  return projectPeople(known, operations, (hash) => byHash.get(hash) ?? null);
}

async function knownPeople(
  database: LocalDatabase,
  ids: string[],
): Promise<(person: string) => KnownPerson | null> {
  const [rows, former] = await Promise.all([
    database.employees.bulkGet(ids),
    database.formerEmployees.bulkGet(ids),
  ]);
  const known = new Map<string, KnownPerson>();
  for (const row of former) if (row) known.set(row.id, ofFormer(row));
  for (const row of rows) if (row) known.set(row.id, { row, archived: null });
  return (person) => known.get(person) ?? null;
}

/** No row names an attachment by this hash: an edit of a text that is not known here is a clash, never a loss. */
const unknownText = '0'.repeat(64);

/** Of somebody who was archived the tablet knows little; the rest comes back with the restored row. */
export function ofFormer(row: FormerEmployeeRow): KnownPerson {
  const { id, name, colour, role, archivedAt, archivedBy } = row;
  return {
    row: {
      ...unsetDetails,
      id,
      name,
      nameText: unknownText,
      colour,
      role,
      team: null,
      minorUntil: null,
    },
    archived: { at: archivedAt, by: archivedBy },
  };
}
