import type { PunchType } from '@comptoir/shared/punches/operations';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { TestTablet } from '../devices/testing-tablet.ts';
import { RolesWorld } from './roles-world.ts';

const zone = 'Europe/Paris';

/** A house of two stores where somebody works, seen from its tablet and from the portal. Days are counted from today. */
export class HoursHouse {
  readonly world: RolesWorld;
  readonly tablet: TestTablet;
  /** Works here, and has an account: the `employee` of the world. */
  readonly awa: string;

  private constructor(world: RolesWorld, tablet: TestTablet) {
    this.world = world;
    this.tablet = tablet;
    this.awa = world.people.employee;
  }

  static async open(): Promise<HoursHouse> {
    const world = await RolesWorld.open();
    return new HoursHouse(world, await TestTablet.enrolled(world.server, world.here));
  }

  close(): Promise<void> {
    return this.world.close();
  }

  /** The business day that is so many days from today. */
  day(count: number): string {
    return addDays(businessDay(this.world.server.clock.now(), zone, 5), count);
  }

  /** An instant of that day, by its wall clock. */
  at(count: number, time: string): number {
    return Temporal.PlainDate.from(this.day(count)).toZonedDateTime({
      timeZone: zone,
      plainTime: time,
    }).epochMilliseconds;
  }

  /** A punch at the tablet, which the server hears of now; `count` days from today. @returns its id */
  async punch(
    type: PunchType,
    count: number,
    time: string,
    of: { person?: string; auth?: 'pin' | 'none'; tablet?: TestTablet } = {},
  ): Promise<string> {
    const { person = this.awa, auth = 'pin', tablet = this.tablet } = of;
    const skew = this.at(count, time) - this.world.server.clock.now();
    const body = { person, type, nameText: null };
    const actor = auth === 'pin' ? person : null;
    const acts = { kind: 'punch.record' as const, actor, auth, body };
    const push = await tablet.push(1, { acts, skew });
    const answer = await tablet.sync(push, await tablet.token());
    const { outcomes } = (await answer.json()) as { outcomes: { id: string; status: string }[] };
    if (outcomes[0]?.status !== 'applied') throw new Error('A punch was not taken.');
    return outcomes[0].id;
  }

  change(remove: string[], ...add: [PunchType, number, string][]): PunchChange {
    return {
      remove,
      add: add.map(([type, count, time]) => ({
        punch: this.world.newId(),
        type,
        at: this.at(count, time),
      })),
    };
  }

  /** What the portal is asked for to correct a day. */
  asking(
    count: number,
    change: PunchChange,
    of: { person?: string; establishment?: string | null; approve?: boolean } = {},
  ) {
    const { person = this.awa, establishment = null, approve = false } = of;
    const reason = 'Oublié de pointer';
    return { person, establishment, day: this.day(count), change, reason, approve };
  }

  span(from: number, to: number, establishment = this.world.here): string {
    return `establishment=${establishment}&from=${this.day(from)}&to=${this.day(to)}`;
  }
}
