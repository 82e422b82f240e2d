import type { Table } from 'dexie';
import type { TaskDefinitionRow, TaskListRow } from '@comptoir/shared/sync/rows';
import { moments } from '@comptoir/shared/tasks/moments';
import type { ListClash, ListContent, ListLine } from '../tasks/lists-view.ts';
import { definitionOf, heldDefinitions, readHeld } from './check-offs.ts';
import { inOrder } from './roster.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';

/** What `readListLines` and `readDefinitions` read. */
export function listTables(database: LocalDatabase): Table[] {
  const { taskLists, taskDefinitions, journal, attachments } = database;
  return [taskLists, taskDefinitions, journal, attachments];
}

/** Every definition that the tablet knows, confirmed and held, each once. */
export async function readDefinitions(
  database: LocalDatabase,
): Promise<{ confirmed: TaskDefinitionRow[]; held: TaskDefinitionRow[] }> {
  const [confirmed, rows] = await Promise.all([
    database.taskDefinitions.toArray(),
    heldDefinitions(database),
  ]);
  const { definitions } = await readHeld(database, rows);
  const known = new Set(confirmed.map(({ id }) => id));
  return { confirmed, held: definitions.filter(({ id }) => !known.has(id)) };
}

/** Every list, archived ones too, with what is only on this tablet. `nameOf` says who asked for a clashing change. */
export async function readListLines(
  database: LocalDatabase,
  nameOf: (person: string | null) => string,
): Promise<ListLine[]> {
  const [standing, { confirmed, held }, refused] = await Promise.all([
    database.taskLists.toArray(),
    readDefinitions(database),
    refusedDefinitions(database),
  ]);
  const current = currentDefinitions(standing, confirmed, held);
  const pending = new Set(held.map(({ list }) => list));
  const clashes = await clashesOf(database, refused, current, nameOf);
  // A refused list of which nothing else stands has no other place to be seen.
  const alone = [...clashes].filter(([list]) => !current.has(list));
  return [...current.values(), ...alone.map(([, { definition }]) => definition)]
    .map((definition): ListLine => {
      const { list: id, order, archived } = definition;
      return {
        ...contentOf(definition),
        ...{ id, order, archived },
        definition: current.has(id) ? definition.id : null,
        pending: pending.has(id),
        clash: clashes.get(id)?.clash ?? null,
      };
    })
    .sort(compareLines);
}

/** The definition of each list that stands now, or that was the last to stand before it was archived. */
function currentDefinitions(
  standing: TaskListRow[],
  confirmed: TaskDefinitionRow[],
  held: TaskDefinitionRow[],
): Map<string, TaskDefinitionRow> {
  const current = new Map<string, TaskDefinitionRow>();
  const last = [...confirmed].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
  for (const definition of last) current.set(definition.list, definition);
  // The server says which one stands; of an archived list it says nothing, and the last one has it.
  for (const { id, definition, ...shown } of standing) {
    current.set(id, { ...shown, id: definition, list: id, since: 0, archived: false });
  }
  for (const definition of held) current.set(definition.list, definition);
  return current;
}

/** Definitions that were refused because another one stood, and that nobody has settled. */
export async function refusedDefinitions(
  database: LocalDatabase,
  list?: string,
): Promise<JournalRow[]> {
  const rows = await database.journal.where('aside').equals('refused').toArray();
  return inOrder(rows).filter(
    (row) =>
      row.kind === 'task-list.define' &&
      row.refusal === 'conflict' &&
      (list === undefined || row.about === `lists/${list}`),
  );
}

type Clash = { clash: ListClash; definition: TaskDefinitionRow };

/** By list; of several refused one after the other, the last has all that was wanted here. */
async function clashesOf(
  database: LocalDatabase,
  refused: JournalRow[],
  current: ReadonlyMap<string, TaskDefinitionRow>,
  nameOf: (person: string | null) => string,
): Promise<Map<string, Clash>> {
  const { textOf } = await readHeld(database, refused);
  const clashes = new Map<string, Clash>();
  for (const row of refused) {
    const definition = definitionOf(row, textOf);
    const theirs = current.get(definition.list);
    const { actor } = JSON.parse(row.bytes) as { actor: string | null };
    clashes.set(definition.list, {
      definition,
      clash: {
        mine: { ...contentOf(definition), archived: definition.archived },
        theirs: theirs ? { ...contentOf(theirs), archived: theirs.archived } : null,
        at: row.at,
        by: nameOf(actor),
      },
    });
  }
  return clashes;
}

function contentOf({ title, moment, weekdays, tasks }: TaskDefinitionRow): ListContent {
  const items = tasks.map(({ task, title: name, due, measure, team, person }) => ({
    ...{ task, title: name, due, measure, team, person },
  }));
  return { title, moment, weekdays: [...weekdays].sort((a, b) => a - b), tasks: items };
}

function compareLines(a: ListLine, b: ListLine): number {
  const byMoment = moments.indexOf(a.moment) - moments.indexOf(b.moment);
  return byMoment || a.order - b.order || (a.id < b.id ? -1 : 1);
}
