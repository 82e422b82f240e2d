import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import { teamsAbove } from '@comptoir/shared/teams/tree';
import type { Batch } from '../../journal/batch.ts';
import { findRoster } from '../../journal/roster.ts';
import { wasPublishedAnew } from '../changes/queries.ts';
import { findAllStored, findTeamsAnd } from '../queries.ts';
import { findWaiting } from './queries.ts';

/** What somebody asks for, and when (ms). */
export type Asked = {
  person: string;
  establishment: string;
  gives: string | null;
  takes: string | null;
  colleague: string | null;
  at: number;
};

export type Found = {
  /** Who is to answer; null: whoever does, or nobody but the manager. */
  colleague: string | null;
  given: ShiftContent | null;
  taken: ShiftContent | null;
};

/** The shifts of a request as they are published, or why nobody may ask for that (spec PLAN-40 to PLAN-42). */
export async function whyNotAsk(batch: Batch, asked: Asked): Promise<Found | OperationRefusal> {
  const { trx, organisation } = batch;
  const { person, establishment, gives, takes, at } = asked;
  if (gives === null && takes === null) return 'malformed';
  if (!(await worksThere(batch, person, establishment))) return 'not-found';
  const ids = [gives, takes].filter((shift) => shift !== null);
  const held = await findAllStored(trx, organisation, ids);
  for (const shift of ids) {
    const found = held.get(shift);
    if (!found) return 'not-found';
    if (found.establishment !== establishment) return 'foreign-establishment';
    // What has begun is nobody's to give any more.
    if (found.content.start <= at) return 'conflict';
    const whose = found.content.person;
    // It was another one when it was looked at: what was asked before is stale (spec PLAN-44).
    const looked = { person: whose ?? '', shift, since: at };
    if (whose !== null && (await wasPublishedAnew(trx, organisation, looked))) return 'conflict';
  }
  const given = gives === null ? null : (held.get(gives)?.content ?? null);
  const taken = takes === null ? null : (held.get(takes)?.content ?? null);
  if (given !== null && given.person !== person) return 'conflict';
  if (await isAsked(batch, asked)) return 'conflict';
  return taken?.person === null
    ? openShift(batch, asked, { given, taken })
    : exchange(batch, asked, { given, taken });
}

/** An open shift that is for them: the manager alone decides. */
async function openShift(
  batch: Batch,
  { person, establishment, colleague }: Asked,
  { given, taken }: { given: ShiftContent | null; taken: ShiftContent },
): Promise<Found | OperationRefusal> {
  const { organisation, trx } = batch;
  if (batch.establishments.get(establishment)?.planningRules.openShifts !== true) {
    return 'not-allowed';
  }
  // It was somebody's when it was looked at.
  if (given !== null || colleague !== null) return 'conflict';
  if (taken.team !== null) {
    const place = { organisation, establishment };
    const { teams, teamOf } = await findTeamsAnd(trx, place, [person]);
    const name = teams.find((one) => one.id === taken.team)?.name;
    const own = teamsAbove(teamOf.get(person) ?? null, teams);
    if (name === undefined || !own.has(name)) return 'not-allowed';
  }
  return { colleague: null, given, taken };
}

/** One's own shift to a colleague, or against theirs. */
async function exchange(
  batch: Batch,
  { person, establishment, colleague }: Asked,
  { given, taken }: { given: ShiftContent | null; taken: ShiftContent | null },
): Promise<Found | OperationRefusal> {
  if (batch.establishments.get(establishment)?.planningRules.swaps !== true) return 'not-allowed';
  // Nothing is offered for it: it was open when it was looked at.
  if (given === null) return 'conflict';
  const other = taken === null ? colleague : taken.person;
  if (colleague !== null && colleague !== other) return 'conflict';
  if (other === person) return 'malformed';
  if (other !== null && !(await worksThere(batch, other, establishment))) return 'not-found';
  return { colleague: other, given, taken };
}

async function worksThere(
  { trx, organisation }: Batch,
  person: string,
  establishment: string,
): Promise<boolean> {
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  return entry !== undefined && !entry.archived && entry.establishments.has(establishment);
}

/** A shift is given once; the same person asks for the same one once. */
async function isAsked(
  { trx, organisation }: Batch,
  { person, establishment, gives, takes }: Asked,
): Promise<boolean> {
  const open = await findWaiting(trx, { organisation, establishment });
  return open.some((row) =>
    gives === null
      ? row.person === person && row.gives === null && row.takes === takes
      : row.gives === gives,
  );
}
