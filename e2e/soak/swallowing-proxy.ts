import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import type { Chance } from '../simulation/chance.ts';

/**
 * What a line between a store and the server does. `slow`: bytes arrive late. `swallowing`: connections are taken and
 * nothing ever arrives. `deaf`: the server hears, its answers are lost. `mute`: the server hears nothing more of what was
 * begun. `cutting`: connections break in the middle of whatever they carry. `refusing`: nobody is there.
 */
export const weathers = [
  'clear',
  'slow',
  'swallowing',
  'deaf',
  'mute',
  'cutting',
  'refusing',
] as const;
export type Weather = (typeof weathers)[number];

export type ProxyCounts = Record<Weather, number> & { cuts: number; swallowed: number };

/** The lines between stores and one server, each with a port and troubles of its own. It forwards bytes and knows no protocol. */
export class SwallowingProxy {
  readonly counts: ProxyCounts = {
    ...(Object.fromEntries(weathers.map((weather) => [weather, 0])) as Record<Weather, number>),
    cuts: 0,
    swallowed: 0,
  };
  readonly #lines: Line[];

  private constructor(lines: Line[]) {
    this.#lines = lines;
  }

  static async to(target: number, lines: number, chance: Chance): Promise<SwallowingProxy> {
    const made: Line[] = [];
    const proxy = new SwallowingProxy(made);
    for (let at = 0; at < lines; at++) {
      made.push(await Line.to(target, chance.fork(`line ${at}`), proxy.counts));
    }
    return proxy;
  }

  get addresses(): string[] {
    return this.#lines.map(({ address }) => address);
  }

  /** From now on the weather changes every few seconds. */
  trouble(): void {
    for (const line of this.#lines) line.trouble();
  }

  /** From now on every byte arrives. */
  heal(): void {
    for (const line of this.#lines) line.heal();
  }

  async close(): Promise<void> {
    for (const line of this.#lines) await line.close();
  }
}

class Line {
  readonly #target: number;
  readonly #chance: Chance;
  readonly #counts: ProxyCounts;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #weather: Weather = 'clear';
  #timer: NodeJS.Timeout | null = null;

  private constructor(target: number, chance: Chance, counts: ProxyCounts) {
    this.#target = target;
    this.#chance = chance;
    this.#counts = counts;
    this.#server = createServer((near) => this.#accept(near));
  }

  static async to(target: number, chance: Chance, counts: ProxyCounts): Promise<Line> {
    const line = new Line(target, chance, counts);
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  get address(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  trouble(): void {
    this.#timer = setTimeout(
      () => {
        const clear = this.#weather !== 'clear' || this.#chance.hits(0.4);
        this.#become(clear ? 'clear' : this.#chance.pick(weathers));
        this.trouble();
      },
      this.#chance.between(1_000, 9_000),
    );
  }

  heal(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#become('clear');
  }

  async close(): Promise<void> {
    this.heal();
    this.#breakAll();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #become(weather: Weather): void {
    // What lost bytes can never go on: a stream with a hole in it does not exist.
    const holed = ['swallowing', 'deaf', 'mute', 'refusing'].includes(this.#weather);
    if (holed || weather === 'refusing') this.#breakAll();
    this.#weather = weather;
    this.#counts[weather]++;
  }

  #breakAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #accept(near: Socket): void {
    if (this.#weather === 'refusing') {
      near.destroy();
      return;
    }
    const far = connect(this.#target, '127.0.0.1');
    const left = { bytes: this.#chance.below(20_000) };
    for (const [one, other, answers] of [
      [near, far, false],
      [far, near, true],
    ] as const) {
      this.#sockets.add(one);
      one.setNoDelay(true);
      let due = 0;
      one.on('data', (bytes: Buffer) => {
        if (this.#isLost(answers)) {
          this.#counts.swallowed += bytes.length;
          return;
        }
        if (this.#weather === 'cutting' && (left.bytes -= bytes.length) < 0) {
          this.#counts.cuts++;
          // Some of it goes through: the other side has the beginning of something.
          other.write(bytes.subarray(0, bytes.length >> 1), () => one.destroy());
          return;
        }
        const late = this.#weather === 'slow' ? this.#chance.between(20, 900) : 0;
        due = Math.max(due, performance.now() + late);
        const wait = due - performance.now();
        if (wait < 1) other.write(bytes);
        else setTimeout(() => other.write(bytes), wait);
      });
      one.on('end', () => other.end());
      // A broken end breaks the other: that is what a line does.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }

  #isLost(answers: boolean): boolean {
    if (this.#weather === 'swallowing') return true;
    return this.#weather === (answers ? 'deaf' : 'mute');
  }
}
