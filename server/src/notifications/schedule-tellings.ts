import { type ShiftContent, looksSame } from '@comptoir/shared/planning/shift';
import type { Reader } from '../database/connection.ts';
import {
  type Happened,
  type ScheduleChange,
  type ScheduleKind,
  findScheduleChanges,
} from './happened/queries.ts';
import { findZone } from './recipients/queries.ts';
import type { Subject, Telling } from './subject.ts';

/** Most shifts of one telling that are named; the schedule itself shows all of them. */
export const mostNamed = 200;

/** What somebody's shift is to them after all that happened, beside what they knew of it. */
export type NetChange = ScheduleChange;

/**
 * What these operations come to, for each person and shift: from what they were shown last to what is published now
 * (spec NOTE-3). What was put back meanwhile is no change.
 */
export async function netChanges(
  db: Reader,
  organisation: string,
  happened: readonly Happened<ScheduleKind>[],
): Promise<NetChange[]> {
  const order = new Map(happened.map(({ id, position }) => [id, position]));
  const rows = await findScheduleChanges(db, organisation, [...order.keys()]);
  rows.sort((a, b) => (order.get(a.operation) ?? 0) - (order.get(b.operation) ?? 0));
  const byShift = grouped(rows, ({ person, shift }) => `${person}/${shift}`);
  return [...byShift.values()].flatMap((changes) => {
    const last = changes.at(-1)!;
    const before = knownBefore(changes);
    return looksSame(before, last.after) ? [] : [{ ...last, before }];
  });
}

/** What they knew before the last of these: what they were shown of an earlier one, else what was before all of them. */
function knownBefore(changes: readonly ScheduleChange[]): ShiftContent | null {
  const shown = changes.slice(0, -1).findLast(({ seen_at }) => seen_at !== null);
  return shown ? shown.after : changes[0]!.before;
}

/** One telling for each person and operation (spec NOTE-2). */
export async function scheduleTellings(
  db: Reader,
  organisation: string,
  changes: readonly NetChange[],
): Promise<Telling[]> {
  // A swap is told as such, to both; and nobody is told what they did themselves.
  const told = changes.filter(({ cause, changed_by, person }) => {
    return cause !== 'swap' && changed_by !== person;
  });
  const groups = grouped(told, ({ operation, person }) => `${operation}/${person}`);
  const tellings: Telling[] = [];
  for (const own of groups.values()) {
    const { person, operation, at, establishment } = own[0]!;
    const zone = await findZone(db, organisation, establishment);
    const spans = own.map(spanOf).sort((a, b) => startOf(a) - startOf(b));
    const subject: Subject = { about: 'schedule', zone, changes: spans.slice(0, mostNamed) };
    const seen = own.flatMap(({ seen_at }) => seen_at ?? []);
    tellings.push({
      ...{ person, key: `schedule/${operation}`, subject, at, establishment },
      ...(seen.length === own.length && { readAt: Math.max(...seen) }),
    });
  }
  return tellings;
}

type Spans = Extract<Subject, { about: 'schedule' }>['changes'][number];

function spanOf({ before, after }: Pick<NetChange, 'before' | 'after'>): Spans {
  const times = (content: ShiftContent | null) =>
    content === null ? null : { start: content.start, end: content.end };
  return { before: times(before), after: times(after) };
}

function startOf({ before, after }: Spans): number {
  return (after ?? before)?.start ?? 0;
}

function grouped(
  rows: readonly ScheduleChange[],
  keyOf: (row: ScheduleChange) => string,
): Map<string, ScheduleChange[]> {
  const groups = new Map<string, ScheduleChange[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
