import { Contradiction, RawTablet, Refused, type Shown } from '../kills/raw-tablet.ts';
import type { Store } from '../kills/staged-house.ts';
import type { Chance } from '../simulation/chance.ts';
import { Hands } from './acts.ts';
import type { Counts } from './counts.ts';
import { FeedCopy } from './feed-copy.ts';
import { listen } from './poke-stream.ts';

export type Place = {
  address: string;
  store: Store;
  /** The address that the store has in the world, as its proxy tells it. */
  from: string;
};

export type LifeOptions = {
  place: Place;
  chance: Chance;
  counts: Counts;
  approve: (shown: Shown) => Promise<void>;
  /** Ms that each answer took. */
  timed: (ms: number) => void;
  /** Something that must never happen. */
  wrong: (what: string) => void;
};

const hour = 3_600_000;

/** One tablet among two hundred: it writes, sends, rests, listens, loses its connection, and in the end is quiet. */
export class TabletLife {
  readonly tablet: RawTablet;
  readonly place: Place;
  readonly #options: LifeOptions;
  readonly #hands: Hands;
  readonly #feed: FeedCopy | null;
  readonly #listens: boolean;
  #skew: number;
  #limit = 500;
  #stream: AbortController | null = null;
  #wake: () => void = () => undefined;
  #stopping = false;
  /** The server gives it nothing any more: what it holds goes to quarantine. */
  withdrawn = false;

  constructor(options: LifeOptions) {
    const { place, chance, approve } = options;
    this.#options = options;
    this.place = place;
    this.#hands = new Hands(place.store, chance);
    this.#skew = chance.hits(0.2) ? chance.between(-30 * hour, 30 * hour) : 0;
    this.#listens = chance.hits(0.3);
    this.#feed = chance.hits(0.25) ? new FeedCopy() : null;
    this.tablet = new RawTablet(place.address, {
      approve,
      headers: { 'x-forwarded-for': place.from },
      patience: () => (this.#stopping ? 60_000 : chance.between(2_000, 8_000)),
      skew: () => Math.floor(this.#skew),
    });
  }

  /** Works until it is told to stop. */
  async work(): Promise<void> {
    const { chance, counts } = this.#options;
    let offlineUntil = 0;
    while (!this.#stopping) {
      await this.#rest(
        chance.hits(0.04) ? chance.between(4_000, 15_000) : chance.between(200, 4_000),
      );
      if (this.#stopping) break;
      this.#write();
      if (chance.hits(0.004)) this.#stepClock();
      const now = performance.now();
      if (offlineUntil < now && chance.hits(0.03)) {
        offlineUntil = now + chance.between(3_000, 30_000);
        counts.add('times offline on purpose');
        this.#stream?.abort();
      }
      if (offlineUntil < now) await this.#contact();
      // What was withdrawn lies in a drawer sooner or later.
      if (this.withdrawn && this.tablet.waiting.length === 0 && chance.hits(0.2)) return;
    }
  }

  /** Told by hand: something is there, or it is over. */
  stop(): void {
    this.#stopping = true;
    this.#wake();
  }

  /** Every operation reaches the server, and the copy of the feed what the server would tell a new tablet. */
  async settle(until: number): Promise<void> {
    this.#stream?.abort();
    const isThere = () => this.tablet.waiting.length === 0;
    let quiet = false;
    while (!quiet && performance.now() < until) {
      quiet = (await this.#contact()) && isThere();
      if (!quiet) await new Promise((next) => setTimeout(next, 500));
    }
    if (!quiet) {
      this.#options.wrong(`a tablet still holds ${this.tablet.waiting.length} operations`);
    }
  }

  /** I6: the pages that it read one by one, and the whole feed read anew, say the same. */
  async compareFeed(): Promise<boolean> {
    const copy = this.#feed;
    if (!copy || this.withdrawn) return false;
    const anew = new FeedCopy();
    try {
      await this.#readOn(copy);
      this.tablet.forgetCursor();
      await this.#readOn(anew);
    } catch (error) {
      // A retired one is ended at the contact at which another stands in its place.
      this.#noteTrouble(error);
      return false;
    }
    const difference = copy.differenceFrom(anew);
    if (difference !== null) this.#options.wrong(`the feed has left out or kept ${difference}`);
    return true;
  }

  #write(): void {
    const { chance, counts } = this.#options;
    const lot = chance.below(100);
    const acts = lot < 25 ? 0 : lot < 90 ? 1 + chance.below(4) : lot < 99 ? chance.below(30) : 120;
    for (let act = 0; act < acts; act++) this.#hands.act((one) => this.tablet.record(one));
    counts.add('operations written', acts);
  }

  #stepClock(): void {
    const { chance, counts } = this.#options;
    const before = this.#skew;
    this.#skew += chance.between(-3 * hour, 3 * hour);
    const [expected, found] = [
      Math.floor(Date.now() + before),
      Math.floor(Date.now() + this.#skew),
    ];
    this.tablet.record({ kind: 'clock.jump', body: { expected, found } });
    counts.add('clock steps');
    counts.add('operations written');
  }

  /** @returns whether the server answered everything that it was asked */
  async #contact(): Promise<boolean> {
    const { counts } = this.#options;
    try {
      if (this.withdrawn) {
        while (this.tablet.waiting.length > 0) {
          await this.tablet.drain(this.#limit);
          counts.add('batches handed in to quarantine');
          this.#limit = Math.min(500, this.#limit * 2);
        }
        return true;
      }
      let more = true;
      while (more || this.tablet.waiting.length > 0) more = await this.#push();
      if (this.#listens && !this.#stopping) await this.#listen();
      return true;
    } catch (error) {
      this.#noteTrouble(error);
      return false;
    }
  }

  async #push(): Promise<boolean> {
    const { counts, timed, chance } = this.#options;
    const { tablet } = this;
    const asked = tablet.waiting.length;
    const began = performance.now();
    const answer = await tablet.push(Math.min(this.#limit, 1 + chance.below(500)));
    timed(performance.now() - began);
    counts.add(asked === 0 ? 'empty polls answered' : 'pushes answered');
    counts.add(
      'operations refused',
      answer.outcomes.filter((one) => one.refusal !== undefined).length,
    );
    this.#limit = Math.min(500, this.#limit * 2);
    if (answer.resync !== null) counts.add('resyncs');
    this.#feed?.take(answer);
    return answer.more;
  }

  #noteTrouble(error: unknown): void {
    const { counts, wrong } = this.#options;
    if (error instanceof Contradiction) {
      wrong(error.message);
      return;
    }
    // What was sent may have arrived: it is sent again, and known.
    this.#limit = Math.max(1, this.#limit >> 1);
    if (!(error instanceof Refused)) {
      counts.add('requests cut off or unanswered');
      return;
    }
    if (error.refusal === 'lost' || error.refusal === 'revoked') this.withdrawn = true;
    counts.add(`answered ${error.status} ${error.refusal}`);
    const expected = [401, 403, 429, 503].includes(error.status);
    if (!expected) wrong(error.message);
  }

  async #listen(): Promise<void> {
    if (this.#stream !== null && !this.#stream.signal.aborted) return;
    const stream = new AbortController();
    this.#stream = stream;
    const token = await this.tablet.token();
    const poked = (): void => {
      this.#options.counts.add('pokes heard');
      this.#wake();
    };
    const headers = { 'x-forwarded-for': this.place.from };
    // It goes on beside the work; when it ends, the next contact opens another.
    void listen(
      this.place.address,
      { ...headers, authorization: `Bearer ${token}` },
      stream,
      poked,
    );
  }

  async #readOn(copy: FeedCopy): Promise<void> {
    let more = true;
    while (more) {
      const answer = await this.tablet.push(500);
      copy.take(answer);
      more = answer.more;
    }
  }

  async #rest(ms: number): Promise<void> {
    await new Promise<void>((next) => {
      const timer = setTimeout(next, ms);
      this.#wake = () => {
        clearTimeout(timer);
        // Poked by its own push, it would never rest: a moment is left in between.
        setTimeout(next, this.#stopping ? 0 : 150);
      };
    });
  }
}
