import type { Flag } from '@comptoir/shared/journal/flags';
import type { DoubtfulAnswer } from '@comptoir/shared/punches/portal';

export type Doubtful = DoubtfulAnswer['punches'][number];

/** Why somebody has to look at a punch: flags that ask for the same look are one reason. */
export type Doubt =
  'unknown' | 'archived' | 'moved' | 'no-pin' | 'declared' | 'double' | 'clock' | 'tablet';

const doubtOf: Record<Flag, Doubt | null> = {
  'unknown-person': 'unknown',
  'archived-person': 'archived',
  'moved-person': 'moved',
  'no-pin': 'no-pin',
  declared: 'declared',
  double: 'double',
  'out-of-bounds': 'clock',
  'clock-unset': 'clock',
  'clock-jumped': 'clock',
  'clock-clamped': 'clock',
  forked: 'tablet',
  'lease-expired': 'tablet',
  // They say something about the way of a fact, not about its time.
  'unknown-receipt': null,
  'late-cancel': null,
  'unknown-punch': null,
  'unknown-task': null,
  // The timesheets show it.
  'after-lock': null,
  // Somebody looked at it already.
  'from-quarantine': null,
};

/** The reasons of a punch, the weightiest first, each once. */
export function doubtsOf({ flags, person }: Pick<Doubtful, 'flags' | 'person'>): Doubt[] {
  const found = new Set(flags.flatMap((flag) => doubtOf[flag] ?? []));
  if (person === null) found.add('unknown');
  return order.filter((doubt) => found.has(doubt));
}

export const order: readonly Doubt[] = [
  'unknown',
  'archived',
  'moved',
  'no-pin',
  'declared',
  'double',
  'clock',
  'tablet',
];

/** How many punches each reason stands beside; reasons of none are left out. */
export function countDoubts(punches: readonly Doubtful[]): { doubt: Doubt; count: number }[] {
  return order
    .map((doubt) => ({
      doubt,
      count: punches.filter((punch) => doubtsOf(punch).includes(doubt)).length,
    }))
    .filter(({ count }) => count > 0);
}
