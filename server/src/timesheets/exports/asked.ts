import { setImmediate } from 'node:timers/promises';
import type { Result } from '@comptoir/shared/refusals';
import { ok, refused } from '@comptoir/shared/refusals';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import { calendarDate } from '@comptoir/shared/journal/body';
import { addDays, dayBounds } from '@comptoir/shared/time/business-day';
import * as z from 'zod/mini';
import type { Deps } from '../../deps.ts';
import {
  type EstablishmentScope,
  coversAll,
  coversPlace,
  establishmentsIn,
} from '../../http/scopes.ts';
import { findStores } from '../sheets/queries.ts';
import { type SheetRooms, readSheets } from '../sheets/read.ts';
import type { Exported } from './made.ts';
import { type PayrollPerson, findPayrollPeople } from './queries.ts';

const date = calendarDate.check(z.refine((day) => day >= '2000-01-01' && day <= '2999-12-31'));

/** What every file is asked for by. */
export const spanShape = { from: date, to: date, establishment: z.optional(uuidSchema) };

export type AskedSpan = { from: string; to: string; establishment?: string | undefined };

/** Whose hours a file holds, and what it says of the establishments. */
export type Chosen = {
  people: PayrollPerson[];
  stores: Awaited<ReturnType<typeof findStores>>;
  names: ReadonlyMap<string, string>;
  span: { from: string; to: string; establishment: string | null };
};

/**
 * The people of a span within a scope (spec EXPORT-7): of an establishment, or of the whole house for whoever reaches all of it.
 *
 * @param longest in days
 */
export async function choosePeople(
  { db }: Deps,
  scope: EstablishmentScope,
  asked: AskedSpan,
  longest: number,
): Promise<Result<Chosen>> {
  const { from, to } = asked;
  if (from > to || to >= addDays(from, longest)) return refused('bad-request');
  const { organisation } = scope;
  const stores = await findStores(db, organisation);
  const establishment = asked.establishment ?? null;
  if (establishment === null && !coversAll(scope)) return refused('not-allowed');
  const within = establishmentsIn(scope);
  const isWithin = within === 'all' || within.has(establishment ?? '');
  // An establishment out of reach does not exist here (X03).
  if (establishment !== null && !(stores.has(establishment) && isWithin)) {
    return refused('not-found');
  }
  const bounds = [...stores.values()].map(({ settings: { zone, cutOffHour } }) => ({
    start: dayBounds(from, zone, cutOffHour).start,
    end: dayBounds(to, zone, cutOffHour).end,
  }));
  const all = await findPayrollPeople(db, organisation, {
    establishment,
    from: Math.min(...bounds.map(({ start }) => start)),
    to: Math.max(...bounds.map(({ end }) => end)),
  });
  const people = all.filter(
    ({ team }) =>
      establishment === null || coversPlace(scope, { establishments: [establishment], team }),
  );
  const names = new Map([...stores].map(([id, { name }]) => [id, name]));
  return ok({ people, stores, names, span: { from, to, establishment } });
}

/** Their timesheets one after the other, in the order of the file. */
export async function* sheetsOf(
  { db, clock }: Deps,
  rooms: SheetRooms,
  organisation: string,
  { people, stores, span }: Chosen,
): AsyncGenerator<Exported> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const settings = new Map([...stores].map(([id, one]) => [id, one.settings]));
  const asked = { ...span, organisation, people: [...byId.keys()], now: clock.now() };
  for await (const read of readSheets(db, rooms, asked, settings)) {
    const person = byId.get(read.person);
    if (person) yield { read, person };
    // Tablets are served between two people, however long the file is.
    await setImmediate();
  }
}
