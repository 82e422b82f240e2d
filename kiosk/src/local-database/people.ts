import type { Table } from 'dexie';
import { plainLetters } from '@comptoir/shared/plain-letters';
import { nameOrder } from '@comptoir/shared/employees/name-order';
import { lockedPeople } from '@comptoir/shared/access/lockout';
import { parseLockout } from '@comptoir/shared/access/lockout-state';
import type { ProjectedPerson } from '@comptoir/shared/employees/project';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { EmployeeLine, EmployeesView, UnknownPunch } from '../employees/view.ts';
import { accessState } from './access-state.ts';
import { lastClashes } from './clashes.ts';
import { attachedPunches, punchTables, unknownPunches } from './overlay.ts';
import { countingPin, pinTables } from './pins.ts';
import { type Place, shownName } from './place.ts';
import { nothingAsked, ofFormer, peopleAsked, projected } from './roster.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';

/** What `readEmployees` reads. */
export function peopleTables(database: LocalDatabase): Table[] {
  return [
    ...pinTables(database),
    database.accesses,
    database.lockout,
    ...punchTables(database),
    database.presence,
    database.teams,
  ];
}

/** Everybody that this tablet knows, on the roster and archived, with what it still holds. */
export async function readPeople(database: LocalDatabase): Promise<ProjectedPerson[]> {
  const [confirmed, former, asked] = await Promise.all([
    database.employees.toArray(),
    database.formerEmployees.toArray(),
    peopleAsked(database),
  ]);
  const people = new Map<string, ProjectedPerson>();
  for (const row of former) people.set(row.id, { ...ofFormer(row), ...nothingAsked });
  for (const row of confirmed) people.set(row.id, { row, archived: null, ...nothingAsked });
  for (const [id, person] of await projected(database, asked)) people.set(id, person);
  return [...people.values()];
}

/** Paramètres › Établissement › Employés. `now` in ms. */
export async function readEmployees(
  database: LocalDatabase,
  place: Place,
  now: number,
): Promise<EmployeesView> {
  const [people, marks, unknown, made] = await Promise.all([
    readPeople(database),
    readMarks(database),
    readUnknown(database, place),
    database.teams.toArray(),
  ]);
  const names = namesOf(people);
  const present = people.filter((person) => person.archived === null);
  const twins = twinsOf(present);
  const line = (person: ProjectedPerson) =>
    lineOf(person, marks, { now, twins: twins.get(person.row.id) ?? [] });
  const compare = byName(place);
  const former = people.flatMap((person) => {
    const { archived } = person;
    if (archived === null) return [];
    const archivedBy = names.get(archived.by ?? '') ?? '';
    return [{ ...line(person), archivedAt: archived.at, archivedBy }];
  });
  // Teams that were made, and names that somebody bears.
  const borne = present.flatMap(({ row }) => row.team ?? []);
  const teams = new Set([...made.map(({ name }) => name), ...borne]);
  return {
    people: present.map(line).sort(compare),
    former: former.sort(compare),
    teams: [...teams].sort(nameOrder(place.language)),
    unknown,
    zone: place.rule.zone,
  };
}

/** What is known beside the roster, by person. */
export type Marks = {
  locked: ReadonlySet<string>;
  pins: ReadonlyMap<string, Parameters<typeof countingPin>[0]>;
  localPins: ReadonlyMap<string, Parameters<typeof countingPin>[1]>;
  accesses: ReadonlyMap<string, Parameters<typeof accessState>[0]>;
  /** Acts that were refused and about which nobody has decided. */
  refused: ReadonlyMap<string, JournalRow[]>;
};

export async function readMarks(database: LocalDatabase): Promise<Marks> {
  const [pins, localPins, accesses, refused, lockout] = await Promise.all([
    database.pins.toArray(),
    database.localPins.toArray(),
    database.accesses.toArray(),
    database.journal.where('aside').equals('refused').toArray(),
    database.lockout.get('lockout'),
  ]);
  // For the eye only: whether somebody may try is decided where the document's seal is checked.
  const state = lockout === undefined ? null : parseLockout(lockout.document);
  const byPerson = new Map<string, JournalRow[]>();
  for (const row of refused) {
    const person = /^people\/(.+)$/.exec(row.about ?? '')?.[1];
    if (person !== undefined) byPerson.set(person, [...(byPerson.get(person) ?? []), row]);
  }
  return {
    locked: new Set(state === null ? [] : lockedPeople(state).map(({ person }) => person)),
    pins: new Map(pins.map((row) => [row.person, row])),
    localPins: new Map(localPins.map((row) => [row.person, row])),
    accesses: new Map(accesses.map((row) => [row.person, row])),
    refused: byPerson,
  };
}

export function lineOf(
  person: ProjectedPerson,
  marks: Marks,
  { now, twins }: { now: number; twins: string[] },
): EmployeeLine {
  const { row, unsent } = person;
  const { id, name, display, colour, role, team, email, photo } = row;
  const pin = countingPin(marks.pins.get(id), marks.localPins.get(id), person.pin);
  return {
    ...{ id, name, display, colour, role, team, email, photo },
    initials: shownName(row, false).initials,
    pin: pin === null ? 'none' : marks.locked.has(id) ? 'locked' : 'set',
    access: accessState(marks.accesses.get(id), person.access, now),
    pending: unsent,
    clashes: lastClashes(marks.refused.get(id) ?? []).length,
    twins,
  };
}

/** Full names, for « par … ». */
export function namesOf(people: ProjectedPerson[]): Map<string, string> {
  return new Map(people.map(({ row }) => [row.id, fullName(row)]));
}

export function fullName({ name }: Pick<EmployeeRow, 'name'>): string {
  return `${name?.given ?? ''} ${name?.family ?? ''}`.trim();
}

/** Records that bear one name, whatever the capitals and accents: perhaps one person, added on two tablets (S28). */
export function twinsOf(people: ProjectedPerson[]): Map<string, string[]> {
  const named = new Map<string, string[]>();
  for (const { row } of people) {
    const key = plainLetters(fullName(row));
    if (key !== '') named.set(key, [...(named.get(key) ?? []), row.id]);
  }
  const twins = new Map<string, string[]>();
  for (const ids of named.values()) {
    for (const id of ids)
      if (ids.length > 1)
        twins.set(
          id,
          ids.filter((other) => other !== id),
        );
  }
  return twins;
}

async function readUnknown(database: LocalDatabase, place: Place): Promise<UnknownPunch[]> {
  const [punches, attached] = await Promise.all([
    unknownPunches(database, place.rule),
    attachedPunches(database, place.rule),
  ]);
  const taken = new Set(attached.map(({ punch }) => punch.id));
  return punches
    .filter((punch) => punch.cancelledBy === null && !taken.has(punch.id))
    .map(({ id, name, type, at, receivedAt }) => ({
      punch: id,
      name: name ?? '',
      type,
      at,
      pending: receivedAt === null,
    }))
    .sort((a, b) => b.at - a.at);
}

function byName({ language }: Place): (a: EmployeeLine, b: EmployeeLine) => number {
  const order = nameOrder(language);
  return (a, b) =>
    order(a.name?.given ?? '', b.name?.given ?? '') ||
    order(a.name?.family ?? '', b.name?.family ?? '') ||
    (a.id < b.id ? -1 : 1);
}
