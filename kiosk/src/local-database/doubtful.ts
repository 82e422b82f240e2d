import Dexie from 'dexie';
import type { OperationOf } from '@comptoir/shared/journal/operation';
import type { Flag } from '@comptoir/shared/journal/flags';
import { isCounted, type Punch } from '@comptoir/shared/punches/punch';
import { windowDays } from '@comptoir/shared/sync/window';
import type { DayRule } from '@comptoir/shared/time/business-day';
import { aboutRange } from './about.ts';
import { correctionsAsked } from './corrections.ts';
import { attachedPunches, projectHeld } from './overlay.ts';
import type { LocalDatabase } from './schema.ts';

/** What makes somebody look at a punch: whose it is, or when it was (spec PUNCH-14). */
const doubts: readonly Flag[] = [
  'unknown-person',
  'archived-person',
  'moved-person',
  'no-pin',
  'declared',
  'clock-unset',
  'clock-jumped',
  'clock-clamped',
];

const aDay = 86_400_000;

/** Doubtful punches that nobody has looked at, confirmed and held here, the oldest first. `now` in ms. */
export async function doubtfulPunches(
  database: LocalDatabase,
  rule: DayRule,
  now: number,
): Promise<Punch[]> {
  const { punches, journal } = database;
  const since = now - (windowDays.punches?.before ?? 0) * aDay;
  const [from, to] = aboutRange('accepted');
  const [flagged, held, asked, attached, accepted] = await Promise.all([
    punches
      .where('flags')
      .anyOf([...doubts])
      .distinct()
      .toArray(),
    journal
      .where('[overlay+person+when]')
      .between([1, Dexie.minKey, Dexie.minKey], [1, Dexie.maxKey, Dexie.maxKey])
      .toArray(),
    correctionsAsked(database),
    attachedPunches(database, rule),
    journal.where('[overlay+about]').between(from, to).toArray(),
  ]);
  const settled = new Set<string>([
    ...asked.flatMap(({ row }) => row.standing?.remove ?? []),
    ...attached.map(({ punch }) => punch.id),
    // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
    ...accepted.map(({ bytes }) => (JSON.parse(bytes) as OperationOf<'punch.accept'>).body.punch),
  ]);
  return projectHeld(flagged, held, rule)
    .filter(
      (punch) =>
        punch.at >= since &&
        isCounted(punch) &&
        punch.accepted === undefined &&
        punch.attached === undefined &&
        !settled.has(punch.id) &&
        punch.flags.some((flag) => doubts.includes(flag)),
    )
    .sort((a, b) => a.at - b.at);
}
