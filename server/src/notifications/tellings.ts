import { absenceSpanSchema } from '@comptoir/shared/planning/absence';
import type { Permission } from '@comptoir/shared/access/permissions';
import type { Reader } from '../database/connection.ts';
import { findRoster } from '../journal/roster.ts';
import {
  type Happened,
  type RequestKind,
  type ScheduleKind,
  findAbsenceRow,
  findCorrectionRow,
  findStatementRow,
} from './happened/queries.ts';
import { offerTellings } from './offers/tellings.ts';
import { netChanges, scheduleTellings } from './schedule-tellings.ts';
import type { Subject, Telling } from './subject.ts';
import { staleTellings, swapTellings } from './swap-tellings.ts';

/** What other rooms know: they meet in the composition root. */
export type TellingRooms = {
  /** Whoever holds a permission over somebody of that team in that establishment. */
  findDeciders(
    db: Reader,
    organisation: string,
    of: { permission: Permission; establishment: string; team: string | null },
  ): Promise<string[]>;
};

/**
 * Whom to tell what of what changed the schedule (spec NOTE-2 to NOTE-4, NOTE-18), and what is to be noted as told. All of it
 * is looked at together, as it stands now.
 */
export async function tellingsOfSchedule(
  db: Reader,
  organisation: string,
  { happened, now }: { happened: readonly Happened<ScheduleKind>[]; now: number },
): Promise<{ tellings: Telling[]; told: string[] }> {
  const changes = await netChanges(db, organisation, happened);
  const own = await scheduleTellings(db, organisation, changes);
  const stale = await staleTellings(db, organisation, happened);
  const offers = await offerTellings(db, organisation, { happened, changes, now });
  return { tellings: [...own, ...stale, ...offers.tellings], told: offers.told };
}

/**
 * Whom to tell what of what was asked and decided (spec NOTE-1, NOTE-4). Each is looked at as it stands now: what was taken
 * back before anybody was told is told to nobody.
 */
export async function tellingsOfRequests(
  db: Reader,
  organisation: string,
  happened: readonly Happened<RequestKind>[],
  rooms: TellingRooms,
): Promise<Telling[]> {
  const tellings: Telling[] = [];
  for (const one of happened)
    tellings.push(...(await requestTellings(db, organisation, one, rooms)));
  return tellings;
}

async function requestTellings(
  db: Reader,
  organisation: string,
  one: Happened<RequestKind>,
  rooms: TellingRooms,
): Promise<Telling[]> {
  const { kind } = one;
  switch (kind) {
    case 'absence.ask':
    case 'absence.decide':
    case 'absence.set':
    case 'absence.cancel':
      return absenceTellings(db, organisation, { ...one, kind }, rooms);
    case 'swap.ask':
    case 'swap.answer':
    case 'swap.withdraw':
    case 'swap.decide':
      return swapTellings(db, organisation, { ...one, kind }, (of) =>
        decidersOf(db, organisation, { ...of, permission: 'planning.publish' }, rooms),
      );
    case 'correction.propose':
    case 'correction.object':
      return correctionAsked(db, organisation, { ...one, kind }, rooms);
    case 'correction.decide':
      return correctionTellings(db, organisation, one);
    case 'statement.issue':
      return statementTellings(db, organisation, one);
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function absenceTellings(
  db: Reader,
  organisation: string,
  { kind, body, actor, at, id }: Happened<Extract<RequestKind, `absence.${string}`>>,
  rooms: TellingRooms,
): Promise<Telling[]> {
  const absence = textOf(body.absence);
  const row = await findAbsenceRow(db, organisation, absence);
  if (!row) return [];
  const { person, establishment, state, type } = row;
  const { from, to } = absenceSpanSchema.parse(JSON.parse(row.span));
  if (kind === 'absence.ask') {
    // Decided or taken back meanwhile: nothing waits any more.
    if (state !== 'pending') return [];
    const subject: Subject = { about: 'absence-asked', person, type, from, to };
    const key = `absence/${absence}/asked`;
    const of = { person, establishment, permission: 'planning.publish' } as const;
    const people = await decidersOf(db, organisation, of, rooms);
    return people.map((one) => ({ person: one, key, subject, at, establishment }));
  }
  // Whoever took it back themselves knows.
  if (actor === person) return [];
  const outcome = {
    'absence.decide': state === 'approved' || state === 'refused' ? state : null,
    'absence.set': state === 'approved' ? ('entered' as const) : null,
    'absence.cancel': state === 'cancelled' ? ('removed' as const) : null,
  }[kind];
  if (outcome === null) return [];
  const subject: Subject = { about: 'absence-decided', type, outcome, from, to };
  return [{ person, key: `absence/${absence}/${id}`, subject, at, establishment }];
}

/** Whoever may decide about the hours of that person there; who asked for it or asks again knows. */
async function correctionAsked(
  db: Reader,
  organisation: string,
  { kind, body, actor, at, id }: Happened<'correction.propose' | 'correction.object'>,
  rooms: TellingRooms,
): Promise<Telling[]> {
  const correction = textOf(body.correction);
  const row = await findCorrectionRow(db, organisation, correction);
  const again = kind === 'correction.object';
  // Decided or taken back meanwhile: nothing waits any more.
  if (row?.state !== (again ? 'objected' : 'pending')) return [];
  const { person, day, establishment } = row;
  const subject: Subject = { about: 'correction-asked', person, day, again };
  const key = `correction/${correction}/${again ? id : 'asked'}`;
  const of = { person, establishment, permission: 'punches.approve' } as const;
  const people = await decidersOf(db, organisation, of, rooms);
  return people
    .filter((one) => one !== actor)
    .map((one) => ({ person: one, key, subject, at, establishment }));
}

async function correctionTellings(
  db: Reader,
  organisation: string,
  { body, at, id }: Happened,
): Promise<Telling[]> {
  const correction = textOf(body.correction);
  const row = await findCorrectionRow(db, organisation, correction);
  if (!row || (row.state !== 'approved' && row.state !== 'refused')) return [];
  const { person, day, state: outcome, establishment } = row;
  const subject: Subject = { about: 'correction', day, outcome };
  return [{ person, key: `correction/${correction}/${id}`, subject, at, establishment }];
}

async function statementTellings(
  db: Reader,
  organisation: string,
  { body, at, establishment }: Happened,
): Promise<Telling[]> {
  const statement = textOf(body.statement);
  const row = await findStatementRow(db, organisation, statement);
  if (!row || row.replaced_by !== null) return [];
  const { person, first_day: from, last_day: to } = row;
  const subject: Subject = { about: 'statement', from, to };
  return [{ person, key: `statement/${statement}`, subject, at, establishment }];
}

async function decidersOf(
  db: Reader,
  organisation: string,
  of: { person: string; establishment: string; permission: Permission },
  rooms: TellingRooms,
): Promise<string[]> {
  const { person, establishment, permission } = of;
  const team = (await findRoster(db, organisation, [person])).get(person)?.team ?? null;
  const people = await rooms.findDeciders(db, organisation, { permission, establishment, team });
  return people.filter((one) => one !== person);
}
