import { type SeenShift, isReplaced } from '@comptoir/shared/planning/change';
import type { OwnSchedule } from '@comptoir/shared/planning/portal';
import { groupedBy } from './schedule-days.ts';

export type OwnChange = OwnSchedule['changes'][number];

/** What is different about a shift, in the order in which it matters. */
export type ChangeKind = 'new' | 'gone' | 'day' | 'times' | 'detail';

/**
 * What kind of change it is.
 *
 * @param dayOf the business day of an instant
 */
export function kindOf(
  { before, after }: Pick<OwnChange, 'before' | 'after'>,
  dayOf: (at: number) => string,
): ChangeKind {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  if (dayOf(before.start) !== dayOf(after.start)) return 'day';
  return before.start === after.start && before.end === after.end ? 'detail' : 'times';
}

/** Everything that one act changed: seen, and agreed to, together. */
export type ChangeGroup = {
  operation: string;
  at: number;
  cause: OwnChange['cause'];
  establishment: string;
  changes: OwnChange[];
  /** The shortest notice of them; null where all came in time, where nothing of it lies ahead, or where it was changed again. */
  late: OwnChange['late'];
  accepted: boolean;
};

/**
 * The changes to be shown first (spec PLAN-92): those that nobody had seen when the page was opened, and those whose short
 * notice is still to be agreed to. The newest act first, its shifts in the order of time.
 */
export function changesToShow(
  changes: readonly OwnChange[],
  { fresh, now }: { fresh: ReadonlySet<string>; now: number },
): ChangeGroup[] {
  const groups = groupedBy(changes, ({ operation }) => operation);
  return [...groups.values()]
    .map((group): ChangeGroup => {
      const { operation, at, cause, establishment } = group[0]!;
      const late = group
        .filter((one) => startsAhead(one, now) && !isReplaced(one, changes))
        .flatMap((one) => one.late ?? [])
        .sort((a, b) => a.days - b.days)[0];
      return {
        ...{ operation, at, cause, establishment, late: late ?? null },
        changes: group.toSorted((a, b) => startOf(a) - startOf(b)),
        accepted: group.every(({ acceptedAt }) => acceptedAt !== null),
      };
    })
    .filter(({ operation, late, accepted }) => fresh.has(operation) || (late !== null && !accepted))
    .sort((a, b) => b.at - a.at);
}

/** Acts of which something was never shown. */
export function unseenOf(changes: readonly OwnChange[]): string[] {
  return [
    ...new Set(changes.flatMap(({ seenAt, operation }) => (seenAt === null ? operation : []))),
  ];
}

function startOf({ before, after }: { before: SeenShift | null; after: SeenShift | null }): number {
  return (after ?? before)?.start ?? 0;
}

function startsAhead({ before, after }: OwnChange, now: number): boolean {
  return Math.max(before?.start ?? 0, after?.start ?? 0) > now;
}
