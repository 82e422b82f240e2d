import { isAbsent } from '@comptoir/shared/planning/absence-days';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { overlap } from '@comptoir/shared/time/interval';
import type { Reader } from '../../database/connection.ts';
import { findAudience } from '../announced/queries.ts';
import type { Happened, ScheduleKind } from '../happened/queries.ts';
import { type NetChange, mostNamed } from '../schedule-tellings.ts';
import type { Subject, Telling } from '../subject.ts';
import {
  type Offer,
  findAway,
  findBusy,
  findOfferedSwaps,
  findOpenShifts,
  findRules,
  findTold,
} from './queries.ts';

/**
 * Shifts that nobody has, or that a colleague offers to all, told to those who may take them (spec NOTE-18): whoever is of the
 * store and of the team, does not work then and is not away. One telling for each person, however many shifts.
 *
 * @returns what is to be noted as told, beside the tellings
 */
export async function offerTellings(
  db: Reader,
  organisation: string,
  of: { happened: readonly Happened<ScheduleKind>[]; changes: readonly NetChange[]; now: number },
): Promise<{ tellings: Telling[]; told: string[] }> {
  const offers = await newOffers(db, organisation, of);
  const tellings: Telling[] = [];
  const at = Math.max(...of.happened.map((one) => one.at));
  const first = of.happened[0];
  for (const establishment of new Set(offers.map((one) => one.establishment))) {
    const there = offers.filter((one) => one.establishment === establishment);
    const { zone, takers } = await takersOf(db, organisation, establishment, there);
    for (const [person, own] of takers) {
      const shifts = own.slice(0, mostNamed).map(({ start, end }) => ({ start, end }));
      const subject: Subject = { about: 'offers', zone, shifts };
      const key = `offers/${establishment}/${first?.id ?? ''}`;
      tellings.push({ person, key, subject, at, establishment });
    }
  }
  return { tellings, told: offers.map((one) => one.told) };
}

/** What was not told yet, in the order of time; what somebody has just lost is told again. */
async function newOffers(
  db: Reader,
  organisation: string,
  of: { happened: readonly Happened<ScheduleKind>[]; changes: readonly NetChange[]; now: number },
): Promise<Offer[]> {
  const { happened, changes, now: after } = of;
  const publishedAt = happened.flatMap(({ kind, at }) => (kind === 'swap.ask' ? [] : [at]));
  const swaps = happened.flatMap(({ kind, body: { swap } }) =>
    kind === 'swap.ask' && typeof swap === 'string' ? [swap] : [],
  );
  const found = [
    ...(await findOpenShifts(db, organisation, { publishedAt, after })),
    ...(await findOfferedSwaps(db, organisation, { swaps, after })),
  ].sort((a, b) => a.start - b.start);
  const told = await findTold(
    db,
    organisation,
    found.map((one) => one.told),
  );
  const lost = new Set(changes.flatMap((one) => (one.after === null ? [one.shift] : [])));
  return found.filter((one) => !told.has(one.told) || lost.has(one.shift));
}

async function takersOf(
  db: Reader,
  organisation: string,
  establishment: string,
  offers: readonly Offer[],
): Promise<{ zone: string; takers: Map<string, Offer[]> }> {
  const takers = new Map<string, Offer[]>();
  const known = await findRules(db, organisation, establishment);
  if (!known) return { zone: 'UTC', takers };
  const { rules, zone, cutOffHour } = known;
  const allowed = offers.filter(({ by }) => (by === null ? rules.openShifts : rules.swaps));
  if (allowed.length === 0) return { zone, takers };
  const [from, to] = [
    Math.min(...allowed.map(({ start }) => start)),
    Math.max(...allowed.map(({ end }) => end)),
  ];
  const everybody = { organisation, establishment, team: null, person: null };
  const people = await findAudience(db, everybody);
  const busy = await findBusy(db, organisation, { people, from, to });
  const since = addDays(businessDay(from, zone, cutOffHour), -1);
  const away = await findAway(db, organisation, { people, since });
  for (const offer of allowed) {
    const { team, by } = offer;
    const audience = team === null ? people : await findAudience(db, { ...everybody, team });
    for (const person of audience) {
      const works = busy.some((one) => one.person === person && overlap(one, offer) > 0);
      const isAway = away.some(
        (one) => one.person === person && isAbsent(one.span, offer, { zone, cutOffHour }),
      );
      if (person === by || works || isAway) continue;
      takers.set(person, [...(takers.get(person) ?? []), offer]);
    }
  }
  return { zone, takers };
}
