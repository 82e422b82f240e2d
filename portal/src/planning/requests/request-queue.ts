import type { PlanRequests, SwapView } from '@comptoir/shared/planning/portal';

type Absence = PlanRequests['absences'][number];
export type QueuedRequest =
  | { kind: 'absence'; id: string; at: number; name: string; absence: Absence }
  | { kind: 'swap'; id: string; at: number; name: string; swap: SwapView };

/** What waits, the longest first: whoever has waited is answered first. */
export function queueOf({ absences, swaps }: PlanRequests): QueuedRequest[] {
  const asked: QueuedRequest[] = [
    ...absences.map((absence) => ({
      ...{ kind: 'absence' as const, id: absence.id, at: absence.askedAt, name: absence.name },
      absence,
    })),
    ...swaps.map((swap) => ({
      ...{ kind: 'swap' as const, id: swap.id, at: swap.askedAt, name: swap.by.name },
      swap,
    })),
  ];
  return asked.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Where a key leads from `at` among `count`; null where it leads nowhere. */
export function stepOf(key: string, at: number, count: number): number | null {
  const down = ['ArrowDown', 'n', 'j'].includes(key);
  if (!down && !['ArrowUp', 'p', 'k'].includes(key)) return null;
  const to = at + (down ? 1 : -1);
  return to < 0 || to >= count ? null : to;
}
