import { gunzipSync, gzipSync } from 'node:zlib';
import { drainAnswerSchema } from '@comptoir/shared/sync/drain';
import { problemSchema, syncAnswerSchema } from '@comptoir/shared/sync/messages';
import type { Chance } from './chance.ts';
import type { Ledger } from './ledger.ts';
import type { Line, Machine } from './machine.ts';
import type { Schedule } from './schedule.ts';
import type { House } from './server-house.ts';
import { type Tallies, tally } from './tallies.ts';
import type { RequestWatch } from './watch.ts';
import type { Fate, Weather } from './weather.ts';
import type { Answered, Sent } from './wire.ts';

export type LineWorld = {
  schedule: Schedule;
  house: House;
  chance: Chance;
  weather: Weather;
  ledger: Ledger;
  tallies: Tallies;
  watch: RequestWatch;
  /** Ids of operations that some box on the way cannot bear: any request that carries one fails with 500. */
  poison: Set<string>;
  trace: (line: string) => void;
  /** The server's end of the wire; a mutation stands here. */
  serve(sent: Sent): Promise<Answered>;
  /** An answer is about to reach the page of this tablet. */
  heard(machine: Machine): void;
};

const portal = '<!doctype html><title>Bienvenue</title><form>Accepter les conditions</form>';

/** The line between a tablet and the server: the place where nearly everything goes wrong. */
export function createLine(world: LineWorld): Line {
  return (machine, page, path, request) => {
    const sent: Sent = {
      method: request.method,
      path,
      headers: { ...request.headers, 'accept-encoding': 'identity' },
      body: request.body === undefined ? null : Buffer.from(request.body),
    };
    const listening = () => page.alive() && !request.signal.aborted;
    return new Promise<Response>((resolve, reject) => {
      request.signal.addEventListener('abort', () =>
        reject(new DOMException('aborted', 'AbortError')),
      );
      const call = new Call(world, machine, listening, { resolve, reject }, sent);
      if (path === '/api/sync/events') call.openStream(request.signal);
      else call.begin();
    });
  };
}

class Call {
  readonly #world: LineWorld;
  readonly #machine: Machine;
  readonly #listening: () => boolean;
  readonly #settle: { resolve(response: Response): void; reject(error: Error): void };
  readonly #sent: Sent;
  readonly #text: string;

  constructor(
    world: LineWorld,
    machine: Machine,
    listening: () => boolean,
    settle: { resolve(response: Response): void; reject(error: Error): void },
    sent: Sent,
  ) {
    this.#world = world;
    this.#machine = machine;
    this.#listening = listening;
    this.#settle = settle;
    this.#sent = sent;
    this.#text = textOf(sent);
  }

  begin(): void {
    const { chance, weather, tallies, poison } = this.#world;
    if (!this.#machine.online) {
      this.#fail(chance.between(5, 50));
      return;
    }
    const fate = weather.fate();
    if (fate !== 'fine') tally(tallies, `fault: ${fate}`);
    this.#note(fate);
    const there = chance.between(5, 300) + this.#onTheLine(this.#sent.body?.length ?? 0);
    const back = chance.between(5, 300);
    if (this.#machine.halfOpen === 'there') return;
    if (this.#machine.halfOpen === 'back') {
      this.#deliver(there, this.#sent, () => undefined);
      return;
    }
    if ([...poison].some((id) => this.#text.includes(id))) {
      tally(tallies, 'fault: poison met');
      this.#answer(there + back, 500, 'text/plain', 'Internal Server Error');
      return;
    }
    this.#meet(fate, there, back);
  }

  #meet(fate: Fate, there: number, back: number): void {
    const { chance } = this.#world;
    switch (fate) {
      case 'fine':
        return this.#deliver(there, this.#sent, (answer) => this.#bring(back, answer));
      case 'request lost':
        return this.#fail(chance.between(10, 6_000));
      case 'reply lost':
        return this.#deliver(there, this.#sent, () => this.#fail(back));
      case 'black hole':
        return;
      case 'black hole after commit':
        return this.#deliver(there, this.#sent, () => undefined);
      case 'delivered twice':
        this.#deliver(there + chance.between(0, 20), this.#sent, () => undefined);
        return this.#deliver(there, this.#sent, (answer) => this.#bring(back, answer));
      case 'delivered late and again':
        this.#deliver(there + chance.between(5_000, 200_000), this.#sent, () => undefined);
        return this.#deliver(there, this.#sent, (answer) => this.#bring(back, answer));
      case 'slow':
        return this.#deliver(chance.between(1_000, 25_000), this.#sent, (answer) =>
          this.#bring(chance.between(1_000, 25_000), answer),
        );
      case 'portal html':
        return this.#answer(there, 200, 'text/html', portal);
      case 'server error':
        return this.#answer(there, 502, 'text/html', '<h1>Bad Gateway</h1>');
      case 'server error after commit':
        return this.#deliver(there, this.#sent, () =>
          this.#answer(back, 504, 'text/html', '<h1>Gateway Timeout</h1>'),
        );
      case 'too large':
        return this.#answer(there, 413, 'text/html', '<h1>Request Entity Too Large</h1>');
      case 'unauthorised':
        this.#world.watch.unauthorised(this.#machine);
        return this.#problem(there, 401, { refusal: 'unauthorised' });
      case 'busy':
        return this.#problem(there, 429, { refusal: 'too-many-requests', retryAfter: 7 });
      case 'reply cut short':
        return this.#deliver(there, this.#sent, (answer) => {
          const cut = answer.body.subarray(0, this.#world.chance.below(answer.body.length + 1) - 1);
          this.#bring(back, { ...answer, body: Buffer.from(cut) });
        });
      case 'attachments dropped':
        return this.#deliver(there, this.#withoutAttachments(), (answer) =>
          this.#bring(back, answer),
        );
    }
  }

  /** The server gets it after `delay`, unless there is none: then the connection is refused. */
  #deliver(delay: number, sent: Sent, then: (answer: Answered) => void): void {
    const { schedule, house } = this.#world;
    schedule.after(delay, `${this.#machine.name} → server`, async () => {
      if (house.wire === null) {
        this.#fail(20);
        return;
      }
      const answer = await this.#world.serve(sent);
      this.#record(answer);
      then(answer);
    });
  }

  #record(answer: Answered): void {
    const { ledger, tallies } = this.#world;
    const body = read(answer.body.toString());
    if (this.#sent.path === '/api/sync/drain') {
      const held = drainAnswerSchema.safeParse(body);
      const again = held.success ? ledger.hearHeld(held.data.held) : 0;
      if (again > 0) tally(tallies, 'tablet: handed in again', again);
      this.#world.trace(
        `server → ${this.#machine.name}: holds ${held.data?.held.length ?? 'nothing'}`,
      );
      return;
    }
    if (this.#sent.path !== '/api/sync') return;
    const answered = syncAnswerSchema.safeParse(body);
    if (answered.success) {
      ledger.hear(answered.data);
      const { outcomes, resync, more, last } = answered.data;
      this.#world.trace(
        `server → ${this.#machine.name}: ${outcomes.length} outcomes, last ${last.seq}${resync === null ? '' : ', resync'}${more ? ', more' : ''}`,
      );
      for (const { seq, status, refusal, flags } of outcomes) {
        tally(tallies, `outcome: ${status}`);
        for (const flag of flags) tally(tallies, `flag: ${flag}`);
        if (refusal) tally(tallies, `refused: ${refusal}`);
        if (refusal)
          this.#world.trace(`server refuses seq ${seq} of ${this.#machine.name}: ${refusal}`);
      }
      if (resync !== null) tally(tallies, 'server: resync');
      if (more) tally(tallies, 'server: more');
      tally(tallies, `state: ${answered.data.state}`);
      if (answered.data.succession !== null) tally(tallies, 'server: succession');
      if ((answered.data.safe ?? 0) > 0) tally(tallies, 'server: safe');
      return;
    }
    const problem = problemSchema.safeParse(body);
    const said = problem.success ? problem.data.refusal : `status ${answer.status}`;
    tally(tallies, `server: ${said}`);
    if (said === 'unauthorised') this.#world.watch.unauthorised(this.#machine);
    this.#world.trace(
      `server → ${this.#machine.name}: ${said}${problem.data?.last ? `, last ${problem.data.last.seq}` : ''}`,
    );
    if (problem.success && problem.data.refusal === 'fork') {
      ledger.hearFork(problem.data);
      const refused = problem.data.outcomes?.some(({ status }) => status === 'refused');
      if (refused) tally(tallies, 'server: fork after a refusal');
    }
  }

  /** How long so many bytes are on their way, besides what every request takes. Ms. */
  #onTheLine(bytes: number): number {
    const { slow } = this.#machine;
    return slow === null ? 0 : slow.latency + (1_000 * bytes) / slow.bytesPerSecond;
  }

  #bring(delay: number, answer: Answered): void {
    const thin = this.#onTheLine(answer.body.length);
    this.#answer(delay + thin, answer.status, answer.headers['content-type'] ?? '', answer.body);
  }

  #problem(delay: number, status: number, problem: object): void {
    const body = JSON.stringify({ protocol: 'comptoir-sync-1', ...problem });
    this.#answer(delay, status, 'application/json', body);
  }

  #answer(delay: number, status: number, type: string, body: string | Buffer): void {
    const bytes = typeof body === 'string' ? body : new Uint8Array(body);
    this.#hear(delay, () => {
      this.#world.heard(this.#machine);
      this.#settle.resolve(new Response(bytes, { status, headers: { 'content-type': type } }));
    });
  }

  #fail(delay: number): void {
    this.#hear(delay, () => this.#settle.reject(new TypeError('Failed to fetch')));
  }

  /** Nothing reaches a page that is gone or a tablet that sleeps; a line that is down breaks what was under way. */
  #hear(delay: number, run: () => void): void {
    const { schedule } = this.#world;
    schedule.after(delay, `${this.#machine.name} ← server`, () => {
      if (!this.#listening()) return;
      const asleep = this.#machine.asleepUntil - schedule.now();
      if (asleep > 0) this.#hear(asleep, run);
      else if (this.#machine.online) run();
      else this.#settle.reject(new TypeError('Failed to fetch'));
    });
  }

  #withoutAttachments(): Sent {
    const body = read(this.#text);
    if (body === null || typeof body !== 'object' || !('attachments' in body)) return this.#sent;
    const bytes = Buffer.from(JSON.stringify({ ...body, attachments: [] }));
    const zipped = this.#sent.headers['content-encoding'] === 'gzip';
    return { ...this.#sent, body: zipped ? gzipSync(bytes) : bytes };
  }

  #note(fate: Fate): void {
    const { trace, watch } = this.#world;
    const body = read(this.#text) as { first?: number; operations?: unknown[] } | undefined;
    watch.asked(this.#machine, this.#sent.path, body, fate);
    const what = body?.operations ? ` seq ${body.first} × ${body.operations.length}` : '';
    trace(`${this.#machine.name} → ${this.#sent.path.replace('/api/', '')}${what}: ${fate}`);
  }

  openStream(signal: AbortSignal): void {
    const { schedule, house, chance, weather, tallies } = this.#world;
    if (!this.#machine.online) return this.#fail(20);
    const broken = weather.fate() === 'black hole' || this.#machine.halfOpen !== null;
    schedule.after(chance.between(5, 300), `${this.#machine.name} stream`, async () => {
      if (house.wire === null) return this.#fail(20);
      if (broken || !this.#listening()) return;
      let sink: ReadableStreamDefaultController<Uint8Array> | null = null;
      let open = true;
      const say = (chunk: string): void => {
        schedule.after(chance.between(5, 300), `${this.#machine.name} poke`, () => {
          const heard = this.#machine.online && this.#machine.halfOpen === null;
          if (open && this.#listening() && heard && sink !== null) {
            sink.enqueue(new TextEncoder().encode(chunk));
          }
        });
      };
      const end = (): void => {
        schedule.after(20, `${this.#machine.name} stream ends`, () => {
          if (open && this.#listening()) sink?.close();
          open = false;
        });
      };
      const heard = (chunk: string): void => {
        if (chunk.includes('poke') && weather.pokeLost()) tally(tallies, 'fault: poke lost');
        else say(chunk);
      };
      const { status, headers, body, hangUp } = await house.wire.stream(this.#sent, heard, end);
      signal.addEventListener('abort', () => {
        open = false;
        hangUp();
      });
      // The real server beats by a real timer; in this world time is virtual, and so is its heart.
      const beat = (): void => {
        if (!open || signal.aborted || !this.#listening()) return;
        if (weather.streamCut()) {
          tally(tallies, 'fault: stream cut');
          hangUp();
          return;
        }
        say(': beat\n\n');
        schedule.after(15_000, `${this.#machine.name} beat`, beat);
      };
      if (status === 200) tally(tallies, 'tablet: stream opened');
      const pipe =
        body ??
        new ReadableStream<Uint8Array>({
          start: (controller) => {
            sink = controller;
          },
        });
      if (!this.#listening()) return hangUp();
      this.#settle.resolve(new Response(pipe, { status, headers }));
      beat();
    });
  }
}

function textOf(sent: Sent): string {
  if (sent.body === null) return '';
  const zipped = sent.headers['content-encoding'] === 'gzip';
  return (zipped ? gunzipSync(sent.body) : Buffer.from(sent.body)).toString();
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: a page, or an answer that was cut. Nothing to write down.
    return undefined;
  }
}
