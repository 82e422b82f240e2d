import { type ShiftDifference, concerned } from '@comptoir/shared/planning/publication';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import { teamsAbove } from '@comptoir/shared/teams/tree';
import type { DayRule } from '@comptoir/shared/time/business-day';
import { dayBounds } from '@comptoir/shared/time/business-day';
import type { Reader } from '../../database/connection.ts';
import { findDraftsWithin } from '../drafts/queries.ts';
import { findAllStored, findTeamsAnd } from '../queries.ts';

export type Span = { from: string; to: string; team: string | null };

/** Bounds in ms of some business days, both included. */
export function boundsOf({ from, to }: Omit<Span, 'team'>, { zone, cutOffHour }: DayRule) {
  return {
    from: dayBounds(from, zone, cutOffHour).start,
    to: dayBounds(to, zone, cutOffHour).end,
  };
}

/**
 * What is drafted for some business days and a team: what a publication of them changes (spec PLAN-12). Read twice: for the
 * manager who looks, and under the lock when they publish.
 */
export async function differencesOf(
  db: Reader,
  place: { organisation: string; establishment: string },
  span: Span,
  rule: DayRule,
): Promise<ShiftDifference[]> {
  const drafts = await findDraftsWithin(db, place, boundsOf(span, rule));
  const published = await findAllStored(
    db,
    place.organisation,
    drafts.map(({ shift }) => shift),
  );
  const differences = drafts.map(({ shift, content }) => ({
    shift,
    before: published.get(shift)?.content ?? null,
    after: content,
  }));
  return span.team === null ? differences : ofTeam(db, place, { team: span.team, differences });
}

/** Those of people of a team or of one below it, and open shifts that are for one of these (spec PLAN-13). */
async function ofTeam(
  db: Reader,
  place: { organisation: string; establishment: string },
  { team, differences }: { team: string; differences: readonly ShiftDifference[] },
): Promise<ShiftDifference[]> {
  const people = differences.flatMap((one) => concerned(one));
  const { teams, teamOf } = await findTeamsAnd(db, place, people);
  const name = teams.find((one) => one.id === team)?.name;
  if (name === undefined) return [];
  const isOf = (other: string | null | undefined) => teamsAbove(other ?? null, teams).has(name);
  const isTheirs = (content: ShiftContent | null): boolean => {
    if (content === null) return false;
    const { person, team: open } = content;
    if (person !== null) return isOf(teamOf.get(person));
    return open !== null && isOf(teams.find((one) => one.id === open)?.name);
  };
  return differences.filter(({ before, after }) => isTheirs(before) || isTheirs(after));
}
