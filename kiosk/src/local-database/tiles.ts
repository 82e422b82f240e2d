import type { Table } from 'dexie';
import { nameOrder } from '@comptoir/shared/employees/name-order';
import { longestShift } from '@comptoir/shared/planning/same-shift';
import type { Punch } from '@comptoir/shared/punches/punch';
import { presenceOf, stateAfter } from '@comptoir/shared/punches/sequence';
import type { EmployeeRow, PresenceRow, ShiftRow } from '@comptoir/shared/sync/rows';
import type { PersonTile } from '../punches/view.ts';
import { attachedPunches, peopleInOverlay, punchTables, punchesOf } from './overlay.ts';
import { type Place, shownName } from './place.ts';
import { readRoster, rosterTables } from './roster.ts';
import type { LocalDatabase } from './schema.ts';
import { heldShifts } from './shifts.ts';

const hour = 3_600_000;
/** A shift is expected from this long before it begins. */
const soon = hour;
/** How far back a person's own punches are read to find the latest that counts. */
const recent = 48 * hour;

type Latest = Pick<Punch, 'type' | 'at'> & { pending: boolean };

/** What `readTiles` reads. */
export function tileTables(database: LocalDatabase): Table[] {
  const { presence, shifts } = database;
  return [...rosterTables(database), presence, shifts, ...punchTables(database)];
}

/** Everybody of the roster as the home shows them. `now` in ms. */
export async function readTiles(
  database: LocalDatabase,
  place: Place,
  now: number,
): Promise<PersonTile[]> {
  const [employees, presence, shifts, overlay, attached] = await Promise.all([
    readRoster(database),
    database.presence.toArray(),
    shiftsOfNow(database, now),
    peopleInOverlay(database),
    attachedPunches(database, place.rule),
  ]);
  for (const { person, punch } of attached)
    overlay.set(person, Math.min(punch.at, overlay.get(person) ?? punch.at));
  const confirmed = new Map(presence.map((row) => [row.person, row]));
  const planned = new Map<string, ShiftRow[]>();
  for (const shift of shifts) {
    if (shift.person !== null)
      planned.set(shift.person, [...(planned.get(shift.person) ?? []), shift]);
  }
  const tiles = await Promise.all(
    employees.map(async (employee) => {
      const row = confirmed.get(employee.id);
      const held = overlay.get(employee.id);
      const latest =
        held === undefined
          ? settled(row)
          : await latestOf(database, place, row, {
              person: employee.id,
              from: Math.min(held, now - recent),
              attached,
            });
      return tileOf(employee, latest, planned.get(employee.id) ?? [], place, now);
    }),
  );
  const order = nameOrder(place.language);
  return tiles.sort(
    (a, b) => order(a.given, b.given) || order(a.family, b.family) || (a.id < b.id ? -1 : 1),
  );
}

/** Since when a person is in or on break (ms); null for whoever is not. `now` in ms. */
export async function onDutySince(
  database: LocalDatabase,
  place: Place,
  person: string,
  now: number,
): Promise<number | null> {
  const [row, overlay, attached] = await Promise.all([
    database.presence.get(person),
    peopleInOverlay(database),
    attachedPunches(database, place.rule),
  ]);
  const from = Math.min(now - recent, overlay.get(person) ?? now);
  const latest = await latestOf(database, place, row, { person, from, attached });
  return latest === null || stateAfter(latest.type) === 'out' ? null : latest.at;
}

/** Shifts that may be on, and those that begin soon: what a tile may say. */
async function shiftsOfNow(database: LocalDatabase, now: number): Promise<ShiftRow[]> {
  const around = { from: now - longestShift, to: now + soon + 1 };
  return (await heldShifts(database, around)).map(({ row }) => row);
}

async function latestOf(
  database: LocalDatabase,
  place: Place,
  row: PresenceRow | undefined,
  { person, from: since, attached }: Parameters<typeof punchesOf>[1],
): Promise<Latest | null> {
  const from = Math.min(since, row?.at ?? since);
  const punches = await punchesOf(database, { person, from, attached }, place.rule);
  const latest = presenceOf(punches);
  if (latest) return { type: latest.type, at: latest.at, pending: latest.receivedAt === null };
  // Everything that is known of the last days was cancelled.
  return punches.some((punch) => punch.id === row?.punch) ? null : settled(row);
}

function settled(row: PresenceRow | undefined): Latest | null {
  return row ? { type: row.type, at: row.at, pending: false } : null;
}

export function tileOf(
  employee: EmployeeRow,
  latest: Latest | null,
  shifts: ShiftRow[],
  place: Place,
  now: number,
): PersonTile {
  const doing = stateAfter(latest?.type ?? null);
  const expected = doing === 'out' ? expectedShift(shifts, latest?.at ?? null, now) : null;
  const { given, family, initials } = shownName(employee, place.hideSurnames);
  return {
    id: employee.id,
    given,
    family,
    initials,
    colour: employee.colour,
    photo: employee.photo,
    role: employee.role,
    state: expected ? 'expected' : doing,
    since: doing === 'out' ? (expected?.start ?? null) : (latest?.at ?? null),
    pending: latest?.pending ?? false,
  };
}

/** The shift that has begun or begins soon, and at which nobody of that name has arrived. */
function expectedShift(shifts: ShiftRow[], latestAt: number | null, now: number): ShiftRow | null {
  const due = shifts.filter(
    (shift) =>
      shift.start - soon <= now && now < shift.end && (latestAt === null || latestAt < shift.start),
  );
  return due.sort((a, b) => a.start - b.start)[0] ?? null;
}
