import type { Flag } from '../journal/flags.ts';
import { comparePunches, isCounted, type Punch } from '../punches/punch.ts';
import { isDouble } from '../punches/sequence.ts';
import type { CorrectionRow } from './correction.ts';
import type { Period } from './pairing.ts';
import { type Anomaly, type AnomalyKind, anomalyKinds } from './sheet.ts';

/** What a flag makes somebody look at (spec SHEET-27); the flags that are left out say nothing about hours. */
const doubts: Partial<Record<Flag, AnomalyKind>> = {
  'clock-unset': 'suspect-clock',
  'clock-jumped': 'suspect-clock',
  'clock-clamped': 'suspect-clock',
  'no-pin': 'no-pin',
  'unknown-person': 'unknown-person',
  'archived-person': 'archived-person',
  'moved-person': 'moved-person',
  declared: 'declared',
};

export type AnomalyInput = {
  day: string;
  /** Business day of now. */
  today: string;
  /** Everything recorded for the person on this day, cancelled and set aside too, where one looks. */
  punches: readonly Punch[];
  /** Periods that began on it, and the punches of the days after that belong to them. */
  periods: readonly Period[];
  now: number;
  /** Whether a punch of this day came after it was closed where it was made. */
  isLate: (punch: Punch) => boolean;
  /** Whether an open period is longer than its establishment's limit. */
  isTooLong: (period: Period) => boolean;
  /** Late, and of the periods of this day. */
  after: readonly Punch[];
  /** Ids of punches that belong to no period, and of those that repeat what another tablet said. */
  orphans: ReadonlySet<string>;
  repeated: ReadonlySet<string>;
  corrections: readonly CorrectionRow[];
  /** Planned shifts that begin on it; null: nobody plans. */
  shifts: readonly { start: number; end: number }[] | null;
};

/** What somebody has to look at before the day is paid, most pressing first (spec SHEET-26 to SHEET-28). */
export function anomaliesOf(input: AnomalyInput): Anomaly[] {
  const { day, today, punches, periods, corrections, shifts } = input;
  const found: Anomaly[] = [];
  for (const period of periods.filter((one) => one.end === null)) {
    if (period.unresolved || input.isTooLong(period)) {
      found.push({ kind: 'missing-out', punches: [period.opens] });
    } else if (day < today) {
      // Who is at work is no anomaly; who still is when the day has ended is one.
      found.push({ kind: 'open', punches: [period.opens] });
    }
  }
  const byKind = new Map<AnomalyKind, Set<string>>();
  const note = (kind: AnomalyKind, punch: Punch) => {
    const ids = byKind.get(kind);
    if (ids) ids.add(punch.id);
    else byKind.set(kind, new Set([punch.id]));
  };
  for (const punch of [...punches].sort(comparePunches)) {
    if (input.isLate(punch)) note('after-lock', punch);
    if (!isCounted(punch)) continue;
    if (input.orphans.has(punch.id)) note('missing-in', punch);
    if (punch.accepted || punch.attached || punch.correction) continue;
    if (input.repeated.has(punch.id)) note('overlap', punch);
    for (const flag of punch.flags) {
      const kind = doubts[flag];
      if (kind) note(kind, punch);
    }
  }
  for (const punch of input.after) note('after-lock', punch);
  for (const [kind, ids] of byKind) found.push({ kind, punches: [...ids] });
  for (const { id, day: of, state } of corrections) {
    if (of !== day) continue;
    if (state === 'pending')
      found.push({ kind: 'pending-correction', punches: [], correction: id });
    if (state === 'objected') found.push({ kind: 'objection', punches: [], correction: id });
  }
  if (shifts) {
    if (periods.length > 0 && shifts.length === 0) found.push({ kind: 'unplanned', punches: [] });
    const missed = shifts.length > 0 && shifts.every(({ end }) => end < input.now);
    if (periods.length === 0 && missed) found.push({ kind: 'absent', punches: [] });
  }
  return found.sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ kind }: Anomaly): number {
  return anomalyKinds.indexOf(kind);
}

/**
 * Ids of punches by which two tablets disagree (spec SHEET-28): they say again, or out of turn, what the one before said on
 * another tablet. A finger that taps twice on the same tablet is none; a departure that is missing is told as such.
 */
export function repeatedElsewhere(punches: readonly Punch[]): Set<string> {
  const repeated = new Set<string>();
  let previous: Punch | null = null;
  for (const punch of punches.filter(isCounted).sort(comparePunches)) {
    const isOf = (one: Punch) => one.correction === undefined;
    if (
      previous !== null &&
      isDouble(previous.type, punch.type) &&
      previous.device !== punch.device &&
      isOf(previous) &&
      isOf(punch)
    ) {
      repeated.add(punch.id);
    }
    previous = punch;
  }
  return repeated;
}
