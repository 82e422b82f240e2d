import type { OperationRefusal } from '@comptoir/shared/refusals';
import { type Punch, isCounted } from '@comptoir/shared/punches/punch';
import { businessDay, dayBounds } from '@comptoir/shared/time/business-day';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import {
  addedAgain,
  projectCorrection,
  restorePunch,
  setPunchAside,
} from '@comptoir/shared/timesheets/project';
import type { Batch } from '../journal/batch.ts';
import { deleteAdded } from './commands.ts';
import { type ClosedDays, type FindClosed, closedAround, hoursEver, isClosed } from './closed.ts';
import {
  type AfterPunches,
  type Known,
  change,
  judge,
  judgeNext,
  surroundings,
  write,
} from './known.ts';
import { findHeld, findPunchesBetween } from './queries.ts';
import type { HeldPunch } from './row.ts';

/** A correction that is to stand, or not to stand any more (`standing` null). */
export type Standing = {
  correction: string;
  person: string;
  establishment: string;
  day: string;
  standing: PunchChange | null;
  /** What other corrections that stand set aside, by punch: what is added anew stays so. */
  aside: ReadonlyMap<string, string>;
  /** When it was decided before (null: it was not), and when it is now. Ms. */
  decided: { before: number | null; now: number };
  position: number;
};

/** Why it cannot stand, or what writes its punches, who is in and the days that follow. */
export type Prepared = { refusal: OperationRefusal } | { write: () => Promise<void> };
export type PrepareStanding = (batch: Batch, of: Standing) => Promise<Prepared>;

/** A departure belongs to its day up to this long after the day's end. Ms. */
const afterEnd = 12 * 3_600_000;
/** The zone or the cut-off may have been set anew since. Ms. */
const margin = 24 * 3_600_000;
/** A minute has begun before its time of the clock is written. Ms. */
const grace = 60_000;

/**
 * Corrections as punches (spec CORR-2, CORR-3): those that it sets aside are marked, those that it adds stand beside them, and
 * nothing that was recorded is touched. What the same correction made before is taken back first.
 */
export function standingProjection(follow: AfterPunches, findClosed: FindClosed): PrepareStanding {
  return async (batch, of) => {
    const removed = await findHeld(batch.trx, batch.organisation, of.standing?.remove ?? []);
    const refusal = await whyNot(batch, of, removed);
    if (refusal !== null) return { refusal };
    const before = await findTouched(batch, of);
    const added = addedBy(batch, of, before);
    const all = [...before, ...removed, ...added];
    const moments = all.map(({ punch: { at } }) => ({ person: of.person, at }));
    const closed = await closedAround(batch, findClosed, moments);
    const known = await surroundings(batch, [...before, ...removed], moments);
    const { timelines } = known;
    const hoursBy = (at: number | null) =>
      hoursEver(timelines.of(of.person), closed, (id) => timelines.placeOf(id), [
        { id: of.correction, decision: at === null ? null : { at } },
      ]);
    const hours = hoursBy(of.decided.before);
    const gone = stand(known, of, { before, added });
    const isShut =
      hoursBy(of.decided.now) !== hours ||
      (of.standing !== null && isOnClosedDay(of, [...removed, ...added], closed));
    if (isShut) return { refusal: 'period-locked' };
    return {
      write: async () => {
        await deleteAdded(batch, gone, of.position);
        await write(known, follow);
      },
    };
  };
}

async function whyNot(
  batch: Batch,
  of: Standing,
  removed: readonly HeldPunch[],
): Promise<OperationRefusal | null> {
  const { standing, person, establishment, day, correction } = of;
  const rule = batch.establishments.get(establishment);
  if (!rule) return 'not-found';
  if (standing === null) return null;
  const { remove, add } = standing;
  const made = add.map(({ punch }) => punch);
  const named = [...remove, ...made];
  if (named.length === 0 || new Set(named).size < named.length) return 'malformed';
  const today = businessDay(batch.receivedAt, rule.zone, rule.cutOffHour);
  if (day > today || day < '2000-01-01') return 'malformed';
  const bounds = dayBounds(day, rule.zone, rule.cutOffHour);
  const isOfDay = (at: number) => at >= bounds.start && at <= bounds.end + afterEnd;
  // Nobody worked in the time to come.
  const latest = batch.receivedAt + grace;
  if (add.some(({ at }) => !isOfDay(at) || at > latest)) return 'malformed';
  if (removed.length < remove.length) return 'not-found';
  for (const { punch, establishment: place } of removed) {
    if (punch.person !== person) return 'not-found';
    if (place !== establishment) return 'foreign-establishment';
    if (!isOfDay(punch.at) || punch.correction === correction) return 'malformed';
    // Cancelled, or set aside by another correction since: the day is not what was looked at.
    if (!isCounted(restorePunch(punch, correction))) return 'conflict';
  }
  const taken = await findHeld(batch.trx, batch.organisation, made);
  return taken.some(({ punch }) => punch.correction !== correction) ? 'conflict' : null;
}

/** What the correction has made so far: punches that it added, and that it set aside. */
async function findTouched(
  { trx, organisation, establishments }: Batch,
  { correction, person, establishment, day }: Standing,
): Promise<HeldPunch[]> {
  const rule = establishments.get(establishment);
  if (!rule) return [];
  const { start, end } = dayBounds(day, rule.zone, rule.cutOffHour);
  const of = { people: [person], from: start - margin, to: end + afterEnd + margin };
  const held = await findPunchesBetween(trx, organisation, of);
  return held.filter(
    ({ punch }) => punch.correction === correction || punch.setAside === correction,
  );
}

function addedBy(batch: Batch, of: Standing, before: readonly HeldPunch[]): HeldPunch[] {
  const { standing, correction, person, establishment } = of;
  const rule = batch.establishments.get(establishment);
  if (standing === null || !rule) return [];
  const context = { correction, person, rule, receivedAt: batch.receivedAt };
  const earlier = new Map(before.map(({ punch }) => [punch.id, punch]));
  return projectCorrection(standing, context).map((one) => {
    const punch = addedAgain(one, earlier.get(one.id));
    const by = of.aside.get(one.id);
    return {
      punch: by === undefined ? punch : setPunchAside(punch, by),
      ...{ establishment, nameText: null },
    };
  });
}

/** @returns the punches that it had added before, and that go */
function stand(
  known: Known,
  of: Standing,
  { before, added }: { before: readonly HeldPunch[]; added: readonly HeldPunch[] },
): HeldPunch[] {
  const { correction, position } = of;
  const gone = before.filter(({ punch }) => punch.correction === correction);
  for (const held of gone) {
    known.timelines.drop(held, position);
    known.held.delete(held.punch.id);
  }
  const removed = new Set(of.standing?.remove ?? []);
  const changed: Punch[] = gone.map(({ punch }) => punch);
  for (const held of [...known.held.values()]) {
    const restored = restorePunch(held.punch, correction);
    const punch = removed.has(restored.id) ? setPunchAside(restored, correction) : restored;
    change(known, { ...held, punch }, position);
    changed.push(punch);
  }
  for (const held of added) {
    change(known, held, position);
    changed.push(held.punch);
  }
  for (const punch of changed) {
    const held = known.held.get(punch.id);
    if (held && isCounted(held.punch)) judge(known, held, position);
    judgeNext(known, punch, position);
  }
  return gone;
}

function isOnClosedDay(
  { establishment, day }: Standing,
  touched: readonly HeldPunch[],
  closed: readonly ClosedDays[],
): boolean {
  const days = [day, ...touched.map(({ punch }) => punch.day)];
  return days.some((one) => isClosed(closed, establishment, one));
}
