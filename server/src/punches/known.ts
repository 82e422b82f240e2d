import type { Flag } from '@comptoir/shared/journal/flags';
import type { Punch } from '@comptoir/shared/punches/punch';
import { isDouble } from '@comptoir/shared/punches/sequence';
import type { Batch } from '../journal/batch.ts';
import { type RosterEntry, findRoster } from '../journal/roster.ts';
import { writePresences, writePunches } from './commands.ts';
import type { HeldPunch } from './row.ts';
import { type Moment, Timelines } from './timelines.ts';

/** What a change of punches reads before it decides anything, and what it has changed since. */
export type Known = {
  batch: Batch;
  roster: ReadonlyMap<string, RosterEntry>;
  timelines: Timelines;
  /** Punches by id: those that are changed here, and those that this run brings. */
  held: Map<string, HeldPunch>;
  changed: Map<string, { held: HeldPunch; position: number }>;
};

/** What else changes with punches: worked days, which are another room's rows. */
export type AfterPunches = (
  batch: Batch,
  timelines: Timelines,
  roster: ReadonlyMap<string, RosterEntry>,
) => Promise<void>;

/** Reads the surroundings of some moments, once for all. */
export async function surroundings(
  batch: Batch,
  held: readonly HeldPunch[],
  moments: readonly Moment[],
): Promise<Known> {
  const { trx, organisation } = batch;
  const people = moments.map(({ person }) => person);
  return {
    batch,
    roster: await findRoster(trx, organisation, people),
    timelines: await Timelines.around(trx, organisation, moments),
    held: new Map(held.map((one) => [one.punch.id, one])),
    changed: new Map(),
  };
}

export function change(known: Known, held: HeldPunch, position: number): void {
  known.held.set(held.punch.id, held);
  known.changed.set(held.punch.id, { held, position });
  known.timelines.set(held, position);
}

/**
 * Whether a punch repeats the one before depends on the order of the punches alone, never on the order in which
 * tablets handed them in or managers attached them (spec PUNCH-6).
 */
export function judge(known: Known, held: HeldPunch, position: number): void {
  const { punch } = held;
  // Nobody punched what a correction added: nothing about it is doubtful.
  if (punch.person === null || punch.correction !== undefined) return;
  const previous = known.timelines.previous(punch.person, punch);
  const others = punch.flags.filter((flag) => flag !== 'double');
  const flags: Flag[] = isDouble(previous, punch.type) ? [...others, 'double'] : others;
  if (flags.length === punch.flags.length) return;
  change(known, { ...held, punch: { ...punch, flags } }, position);
}

/** What comes after a new, moved or cancelled punch is judged again. */
export function judgeNext(known: Known, punch: Punch, position: number): void {
  if (punch.person === null) return;
  const next = known.timelines.next(punch.person, punch);
  if (next) judge(known, next, position);
}

/** One write per table: rows, who is in, and what follows for everybody they touch. */
export async function write(known: Known, follow: AfterPunches): Promise<void> {
  const { batch, timelines, roster } = known;
  await writePunches(batch, [...known.changed.values()]);
  await writePresences(batch, timelines, roster);
  await follow(batch, timelines, roster);
}
