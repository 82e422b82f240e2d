import { uuidv7 } from '@comptoir/shared/journal/ids';
import { publicationPreviewSchema } from '@comptoir/shared/planning/portal';
import { addDays, instantOf } from '@comptoir/shared/time/business-day';
import type { House } from './house.ts';

const zone = 'Europe/Paris';
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** A shift of a story: whose (null: open), on which day, from when to when, and what is noted. */
export type Planned = {
  person: string | null;
  day: string;
  times: [from: string, to: string];
  note?: string;
};

/** Plans and publishes as the administrator does, where a story is not about the planning page. */
export class Plan {
  private readonly house: House;
  private readonly establishment: string;

  private constructor(house: House, establishment: string) {
    this.house = house;
    this.establishment = establishment;
  }

  static async of(house: House): Promise<Plan> {
    return new Plan(house, (await house.establishment()) ?? '');
  }

  /** Drafts shifts and publishes them at once. @returns their ids */
  async publish(planned: readonly Planned[]): Promise<string[]> {
    const drafts = planned.map((one) => ({ shift: newId(), from: null, to: contentOf(one) }));
    await this.#write(drafts);
    await this.#publish(planned.map(({ day }) => day));
    return drafts.map(({ shift }) => shift);
  }

  /** Changes one shift and publishes it. */
  async change(shift: string, from: Planned, to: Planned): Promise<void> {
    const before = { ...contentOf(from), noteText: null };
    await this.#write([{ shift, from: before, to: contentOf(to) }]);
    await this.#publish([from.day, to.day]);
  }

  async #write(changes: object[]): Promise<void> {
    const { establishment } = this;
    await this.house.ask('POST', 'planning/shifts', { establishment, changes });
  }

  async #publish(days: readonly string[]): Promise<void> {
    const { establishment } = this;
    const sorted = [...days].sort();
    const span = { from: sorted[0]!, to: addDays(sorted.at(-1)!, 1) };
    const query = new URLSearchParams({ establishment, ...span });
    const preview = await this.house.ask('GET', `planning/publication?${query}`);
    const { hash, changes } = publicationPreviewSchema.parse(preview);
    const body = { publication: newId(), establishment, ...span, team: null, changes, hash };
    await this.house.ask('POST', 'planning/publications', body);
  }
}

function contentOf({ person, day, times, note }: Planned) {
  const [start, end] = times.map((time) => instantOf(day, time, zone, 5));
  return { person, start, end, pause: 0, position: null, team: null, note: note ?? null };
}
