import { managerPinLength } from '@comptoir/shared/access/pin';
import type { Clash, RecordView } from '../employees/view.ts';
import { accessView } from './access-state.ts';
import {
  fieldsOf,
  isClash,
  keyOf,
  lastClashes,
  readClash,
  shownField,
  textsOf,
} from './clashes.ts';
import { type Marks, lineOf, namesOf, readMarks, readPeople, twinsOf } from './people.ts';
import { countingPin } from './pins.ts';
import type { Place } from './place.ts';
import { readRecorded, refusalView } from './refusal.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';
import { onDutySince } from './tiles.ts';

/** One person's record, archived or not; null for nobody. `now` in ms. */
export async function readRecord(
  database: LocalDatabase,
  place: Place,
  id: string,
  now: number,
): Promise<RecordView | null> {
  const people = await readPeople(database);
  const person = people.find((one) => one.row.id === id);
  if (person === undefined) return null;
  const marks = await readMarks(database);
  const names = namesOf(people);
  const nameOf = (who: string | null) => names.get(who ?? '') ?? null;
  const twins = person.archived
    ? []
    : (twinsOf(people.filter(({ archived }) => archived === null)).get(id) ?? []);
  const fields = fieldsOf(person.row);
  const refused = marks.refused.get(id) ?? [];
  const recorded = await readRecorded(database, refused);
  const isManager = person.row.role === 'manager';
  return {
    line: lineOf(person, marks, { now, twins }),
    fields,
    pendingFields: [...person.unsentFields].map((field) => shownField[field]),
    clashes: await clashesOf(database, lastClashes(refused), fields, nameOf),
    refused: refused
      .filter((row) => !isClash(row))
      .sort((a, b) => b.at - a.at)
      .map((row) => refusalView(row, recorded)),
    archived: person.archived !== null,
    elsewhere: person.row.elsewhere,
    pin: pinView(id, person.pin, marks, nameOf, place),
    access: accessView(marks.accesses.get(id), person.access, refused, { now, nameOf }),
    onDuty: await onDutySince(database, place, id, now),
    protected: isManager,
    pinLength: isManager ? managerPinLength : place.pinLength,
  };
}

function pinView(
  id: string,
  asked: Parameters<typeof countingPin>[2],
  marks: Marks,
  nameOf: (who: string | null) => string | null,
  place: Place,
): RecordView['pin'] {
  const pin = countingPin(marks.pins.get(id), marks.localPins.get(id), asked);
  return {
    state: pin === null ? 'none' : marks.locked.has(id) ? 'locked' : 'set',
    length: pin?.length ?? place.pinLength,
    setAt: pin?.setAt ?? null,
    setBy: nameOf(pin?.setBy ?? null),
    change: pin?.change ?? false,
    pending: pin?.local ?? false,
  };
}

async function clashesOf(
  database: LocalDatabase,
  rows: JournalRow[],
  fields: RecordView['fields'],
  nameOf: (who: string | null) => string | null,
): Promise<Clash[]> {
  const textOf = await textsOf(database, rows);
  return rows.flatMap((row) => {
    const { by, changes } = readClash(row, textOf);
    return changes.map(({ field, value }): Clash => ({
      key: keyOf(row),
      field,
      mine: value,
      theirs: fields[field],
      at: row.at,
      by: nameOf(by) ?? '',
    }));
  });
}
