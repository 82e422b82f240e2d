import type { PunchType } from '@comptoir/shared/punches/operations';
import { type Punch, comparePunches, isCounted } from '@comptoir/shared/punches/punch';
import { presenceOf } from '@comptoir/shared/punches/sequence';
import type { PresenceRow } from '@comptoir/shared/sync/rows';
import type { Trx } from '../database/connection.ts';
import { findPresences, findPunchesBetween } from './queries.ts';
import type { HeldPunch } from './row.ts';

const day = 86_400_000;
/** Punches this long before and after decide how a punch reads: two business days before, one after. */
const context = { before: 3 * day, after: 2 * day };

export type Moment = { person: string; at: number };
/** What `comparePunches` orders by. */
export type Place = Pick<Punch, 'at' | 'device' | 'epoch' | 'seq'>;

/** One person's punches, in order, within a stretch of time that no touched punch is near the edges of. */
export type Timeline = {
  person: string;
  punches: Punch[];
  /** Touched business days, first and last; null while nothing was touched. */
  touched: { first: string; last: string } | null;
};

/** What changed about a person: the latest position, and the establishments where they punched. */
export type Touch = { position: number; establishments: Set<string> };

/**
 * The surroundings of the punches that one transaction brings, read once: enough to know what each
 * repeats, who is in afterwards, and which worked days it changes.
 */
export class Timelines {
  readonly presences: ReadonlyMap<string, PresenceRow>;
  readonly touches = new Map<string, Touch>();
  /** Punches that counted, or might have, and do not any more. */
  readonly #discounted = new Set<string>();
  readonly #stretches: { from: number; to: number; people: Map<string, Timeline> }[];
  /** By id: what the rows know beside the punches. */
  readonly #held: Map<string, HeldPunch>;

  private constructor(
    stretches: { from: number; to: number; people: Map<string, Timeline> }[],
    presences: ReadonlyMap<string, PresenceRow>,
    held: Map<string, HeldPunch>,
  ) {
    this.#stretches = stretches;
    this.presences = presences;
    this.#held = held;
  }

  static async around(
    trx: Trx,
    organisation: string,
    moments: readonly Moment[],
  ): Promise<Timelines> {
    const known = new Map<string, HeldPunch>();
    const stretches = await Promise.all(
      cluster(moments).map(async ({ from, to, people }) => {
        const held = await findPunchesBetween(trx, organisation, { people: [...people], from, to });
        const timelines = new Map<string, Timeline>(
          [...people].map((person) => [person, { person, punches: [], touched: null }]),
        );
        for (const one of held) {
          known.set(one.punch.id, one);
          timelines.get(one.punch.person ?? '')?.punches.push(one.punch);
        }
        for (const { punches } of timelines.values()) punches.sort(comparePunches);
        return { from, to, people: timelines };
      }),
    );
    const people = [...new Set(moments.map(({ person }) => person))];
    return new Timelines(stretches, await findPresences(trx, organisation, people), known);
  }

  all(): Timeline[] {
    return this.#stretches.flatMap(({ people }) => [...people.values()]);
  }

  /** Type of the latest punch that counts before a place; null: none. */
  previous(person: string, place: Place): PunchType | null {
    const timeline = this.#at(person, place.at);
    const near = timeline.punches.findLast(
      (punch) => isCounted(punch) && comparePunches(punch, place) < 0,
    );
    if (near) return near.type;
    const presence = this.presences.get(person);
    const known = timeline.punches.some((punch) => punch.id === presence?.punch);
    return presence && !known && comparePunches(presence, place) < 0 ? presence.type : null;
  }

  /** The first punch that counts after a place, within what was read; null: none there. */
  next(person: string, place: Place): HeldPunch | null {
    const next = this.#at(person, place.at).punches.find(
      (punch) => isCounted(punch) && comparePunches(punch, place) > 0,
    );
    return next ? (this.#held.get(next.id) ?? null) : null;
  }

  /** The latest punch that counts within what was read; null: none there. */
  latest(person: string): Punch | null {
    return presenceOf(this.of(person));
  }

  /** Everything that was read of a person, in no order across stretches. */
  of(person: string): Punch[] {
    return this.#stretches.flatMap(({ people }) => people.get(person)?.punches ?? []);
  }

  /** The establishment of a punch that was read; null for any other. */
  placeOf(id: string): string | null {
    return this.#held.get(id)?.establishment ?? null;
  }

  isDiscounted(id: string): boolean {
    return this.#discounted.has(id);
  }

  /** Puts a new punch, or the new state of one that is held, in its place. */
  set(held: HeldPunch, position: number): void {
    const { punch } = held;
    if (punch.person === null) return;
    this.#held.set(punch.id, held);
    if (isCounted(punch)) this.#discounted.delete(punch.id);
    else this.#discounted.add(punch.id);
    const { punches } = this.#at(punch.person, punch.at);
    const index = punches.findIndex(({ id }) => id === punch.id);
    if (index >= 0) punches[index] = punch;
    else
      punches.splice(punches.findLastIndex((one) => comparePunches(one, punch) < 0) + 1, 0, punch);
    this.#touch(punch.person, held, position);
  }

  /** Takes a punch out that nobody made: a correction that does not stand any more had added it. */
  drop(held: HeldPunch, position: number): void {
    const { punch } = held;
    if (punch.person === null) return;
    this.#held.delete(punch.id);
    this.#discounted.add(punch.id);
    const { punches } = this.#at(punch.person, punch.at);
    const index = punches.findIndex(({ id }) => id === punch.id);
    if (index >= 0) punches.splice(index, 1);
    this.#touch(punch.person, held, position);
  }

  #touch(person: string, { punch, establishment }: HeldPunch, position: number): void {
    const timeline = this.#at(person, punch.at);
    timeline.touched ??= { first: punch.day, last: punch.day };
    if (punch.day < timeline.touched.first) timeline.touched.first = punch.day;
    if (punch.day > timeline.touched.last) timeline.touched.last = punch.day;
    const touch = this.touches.get(person);
    if (touch) {
      touch.position = position;
      touch.establishments.add(establishment);
    } else {
      this.touches.set(person, { position, establishments: new Set([establishment]) });
    }
  }

  #at(person: string, at: number): Timeline {
    const stretch = this.#stretches.find(
      ({ from, to, people }) => from <= at && at <= to && people.has(person),
    );
    const timeline = stretch?.people.get(person);
    if (!timeline) throw new Error('The surroundings of this punch were not read.');
    return timeline;
  }
}

/** Moments that lie far apart are read apart: one absurd time must not read years of punches. */
function cluster(moments: readonly Moment[]): { from: number; to: number; people: Set<string> }[] {
  const clusters: { from: number; to: number; people: Set<string> }[] = [];
  for (const { person, at } of [...moments].sort((a, b) => a.at - b.at)) {
    const latest = clusters.at(-1);
    if (latest && at - context.before <= latest.to) {
      latest.to = at + context.after;
      latest.people.add(person);
    } else {
      clusters.push({
        from: at - context.before,
        to: at + context.after,
        people: new Set([person]),
      });
    }
  }
  return clusters;
}
