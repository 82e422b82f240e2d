import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { colours } from '@comptoir/shared/employees/operations';
import type { PunchType } from '@comptoir/shared/punches/operations';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import { type FeedRoom, type FeedRow, dayKey } from '@comptoir/shared/sync/rows';
import { windowDays } from '@comptoir/shared/sync/window';
import { correctionRows, dateOf, periodLockRows, statementRows } from './window-hours.ts';

const hour = 3_600_000;
const day = 24 * hour;
const givenNames = ['Awa', 'Bastien', 'Chloé', 'Dounia', 'Élise', 'Farid', 'Gwenaëlle', 'Hugo'];
const familyNames = ['Diallo', 'Lefèvre', 'Nguyen', 'de La Rochefoucauld', 'Martin', 'Benali'];
const zeros = '0'.repeat(64);

/** The same id for the same number: 2³² of each sort. */
export function idOf(sort: number, number: number): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');
  return `${hex(sort, 8)}-0000-7000-8000-${hex(number, 12)}`;
}

export const establishment = idOf(1, 1);

type Keyed<R extends FeedRoom> = FeedRow<R> & { key: string };
type Rooms = { [R in Exclude<FeedRoom, 'pins'>]: Keyed<R>[] };

/**
 * All rows that a tablet of a large store holds (DESIGN §6, window): everybody works five days a week with one
 * break, for as long as each room is kept.
 *
 * @param now ms; the last punches are of yesterday, so that everybody has left
 */
export function windowRows(people: number, now: number): Rooms {
  const ids = Array.from({ length: people }, (_, at) => idOf(2, at));
  const midnight = Math.floor(now / day) * day;
  const worked = (before: number) =>
    Array.from({ length: before }, (_, at) => midnight - (before - at) * day).filter(
      (at) => ![0, 6].includes(new Date(at).getUTCDay()),
    );
  let seq = 0;
  const punchOf = (person: string, at: number, type: PunchType): Keyed<'punches'> => {
    seq += 1;
    const id = idOf(3, seq);
    return {
      key: id,
      id,
      person,
      name: null,
      type,
      at,
      wall: at,
      receivedAt: at + 1_000,
      day: dateOf(at),
      device: idOf(4, 1),
      epoch: idOf(5, 1),
      seq,
      auth: 'pin',
      declared: false,
      cancelledBy: null,
      flags: [],
    };
  };
  const shiftOf = (person: string, at: number, date: number) => {
    const start = date + 7 * hour + (at % 60) * 60_000;
    return [
      punchOf(person, start, 'in'),
      punchOf(person, start + 4 * hour, 'break-start'),
      punchOf(person, start + 5 * hour, 'break-end'),
      punchOf(person, start + 9 * hour, 'out'),
    ];
  };
  const punches = worked(windowDays.punches?.before ?? 0).flatMap((date) =>
    ids.flatMap((person, at) => shiftOf(person, at, date)),
  );
  const [first] = ids;
  const punchesOf = (from: string, to: string) =>
    worked(500)
      .filter((date) => dateOf(date) >= from && dateOf(date) <= to)
      .flatMap((date) => (first === undefined ? [] : shiftOf(first, 0, date)));
  const latest = new Map(punches.map((punch) => [punch.person, punch]));
  const lists = ['opening', 'service', 'closing'] as const;
  const made = { idOf, people: ids };
  return {
    ...{ shiftChanges: [], positions: [], absences: [], swaps: [], announcements: [] },
    ...{ contracts: [], shiftsElsewhere: [] },
    establishments: [establishmentRow()],
    employees: ids.map((id, at) => ({
      ...unsetDetails,
      key: id,
      id,
      name: {
        given: givenNames[at % givenNames.length] ?? 'Awa',
        family: `${familyNames[at % familyNames.length] ?? 'Martin'} ${at}`,
      },
      nameText: zeros,
      colour: colours[at % colours.length] ?? 'teal',
      role: at < 2 ? 'manager' : 'employee',
      team: null,
      minorUntil: null,
    })),
    presence: [...latest].flatMap(([person, { id, type, at, device, epoch, seq: number }]) =>
      person === null
        ? []
        : [{ key: person, person, punch: id, type, at, device, epoch, seq: number }],
    ),
    punches,
    days: worked(windowDays.days?.before ?? 0).flatMap((date) =>
      ids.map((person) => ({
        key: dayKey(person, dateOf(date)),
        person,
        day: dateOf(date),
        worked: 8 * hour,
        breaks: hour,
        periods: [{ start: date + 7 * hour, end: date + 16 * hour }],
      })),
    ),
    formerEmployees: [],
    teams: [],
    locks: [],
    corrections: correctionRows(made, punches, first ?? zeros),
    periodLocks: periodLockRows(made, now, first ?? zeros),
    statements: statementRows(made, now, { by: first ?? zeros, punchesOf }),
    accesses: [],
    taskLists: lists.map((moment, at) => ({
      key: idOf(6, at),
      id: idOf(6, at),
      definition: idOf(7, at),
      ...listOf(moment, at),
    })),
    taskDefinitions: lists.map((moment, at) => ({
      key: idOf(7, at),
      id: idOf(7, at),
      list: idOf(6, at),
      since: midnight - 100 * day,
      archived: false,
      ...listOf(moment, at),
    })),
    checkOffs: Array.from({ length: windowDays.checkOffs?.before ?? 0 }, (_, at) => at).flatMap(
      (before) =>
        Array.from({ length: 24 }, (_, task): Keyed<'checkOffs'> => {
          const at = midnight - before * day + 8 * hour;
          const list = Math.floor(task / 8);
          const id = idOf(9, before * 24 + task);
          return {
            key: id,
            id,
            list: idOf(6, list),
            task: idOf(8, task),
            definition: idOf(7, list),
            day: dateOf(at),
            person: ids[task % ids.length] ?? null,
            at,
            value: null,
            action: null,
            uncheckedBy: null,
            uncheckedAt: null,
            uncheckReason: null,
            flags: [],
          };
        }),
    ),
    shifts: Array.from(
      { length: (windowDays.shifts?.before ?? 0) + (windowDays.shifts?.after ?? 0) },
      (_, at) => midnight + (at - (windowDays.shifts?.before ?? 0)) * day,
    ).flatMap((date, at) =>
      ids.map((person, number) => {
        const id = idOf(10, at * people + number);
        return {
          ...{ key: id, id, person, start: date + 7 * hour, end: date + 16 * hour, pause: 60 },
          ...{ position: null, team: null, note: null, noteText: null, publishedAt: null },
        };
      }),
    ),
  };
}

function listOf(moment: 'opening' | 'service' | 'closing', at: number) {
  return {
    title: `Liste ${at}`,
    moment,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    order: at,
    tasks: Array.from({ length: 8 }, (_, task) => ({
      task: idOf(8, at * 8 + task),
      title: `Tâche ${task}`,
      due: null,
      measure: null,
      team: null,
      person: null,
    })),
  };
}

function establishmentRow(): Keyed<'establishments'> {
  return {
    key: establishment,
    id: establishment,
    organisationName: 'Maison Aubert',
    nameText: null,
    contact: null,
    contactText: null,
    name: 'Le Comptoir des Halles',
    settings: {
      ...defaultSettings,
      zone: 'Europe/Paris',
      language: 'fr',
      cutOffHour: 5,
      openPeriodLimit: 780,
      hideStatuses: false,
      hideSurnames: false,
      leaseDays: 14,
    },
  };
}
