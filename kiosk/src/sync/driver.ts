import type * as z from 'zod/mini';
import { NotRecorded } from '../local-database/not-recorded.ts';
import type { DeviceRow } from '../local-database/schema.ts';
import { type Signal, createSignal } from '../platform/signal.ts';
import type { Writer } from './journal.ts';
import { type Effect, type EngineEvent, type EngineState, rest, step, timing } from './engine.ts';
import type { Reply } from './requests.ts';
import type { Line, Rounds } from './rounds.ts';
import type { LinkStatus } from './status.ts';

/** Runs the engine's effects with the machine's ports; one request at a time. */
export type SyncDriver = {
  start(): void;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
  /** `count` operations were appended and are durable. */
  wrote(count?: number): void;
  /** Looks for news now. */
  poke(): void;
  /** Asks the server something in this tablet's name, outside the rounds; nothing is kept of it. */
  ask<T>(path: string, body: unknown, schema: z.ZodMiniType<T>): Promise<Reply<T>>;
  readonly status: Signal<LinkStatus>;
  /** Resolves when no request or write is under way (the stream does not count). */
  idle(): Promise<void>;
  /** The engine's state, for diagnostics and the simulation. */
  state(): EngineState;
};

/** @param load brings the code that speaks to the server, no part of what the first screen waits for; `start` asks for it */
export function createDriver(
  tablet: Writer & { readonly device: Signal<DeviceRow | null> },
  load: () => Promise<{ createRounds: (line: Line) => Rounds }>,
): SyncDriver {
  const { platform } = tablet;
  const status = createSignal<LinkStatus>({
    link: 'unknown',
    online: platform.connectivity.online(),
    sending: false,
    revoked: false,
    lost: false,
  });
  let state = rest;
  let life: AbortController | null = null;
  let rounds: Rounds | null = null;
  let cancelWake: () => void = () => undefined;
  let unwatch: () => void = () => undefined;
  const running = new Set<Promise<void>>();
  const streams = new Set<Promise<void>>();

  function dispatch(event: EngineEvent): void {
    const next = step(state, event);
    state = next.state;
    status.set(statusOf(state, status.get()));
    if (next.effects.length > 0 && life !== null) track(run(next.effects, life.signal));
  }

  function track(work: Promise<void>, among = running): void {
    const tracked = work.catch((error: unknown) => {
      // Whatever went wrong, nothing was acknowledged, and the timer tries again: the outbox never stops.
      dispatch({ type: 'failed', kind: 'busy', pending: state.pending, chance: platform.chance() });
      if (!(error instanceof NotRecorded)) throw error;
    });
    among.add(tracked);
    void tracked.finally(() => among.delete(tracked));
  }

  async function run(effects: Effect[], stop: AbortSignal): Promise<void> {
    for (const effect of effects) {
      if (stop.aborted) return;
      if (effect.do === 'wake') wake(effect.after, () => dispatch({ type: 'tick' }));
      else await (rounds ?? (await loaded())).perform(effect, stop);
    }
  }

  /** Replaces the one timer. */
  function wake(after: number, then: () => void): void {
    cancelWake();
    cancelWake = platform.timers.after(after, then);
  }

  /** @throws whatever the load fails with; the next call tries again */
  async function loaded(): Promise<Rounds> {
    const { createRounds } = await load();
    rounds ??= createRounds({
      tablet,
      dispatch,
      state: () => state,
      beside: (work, how) => track(work, how === 'idle-waits' ? running : streams),
    });
    return rounds;
  }

  async function begin(stop: AbortSignal): Promise<void> {
    let talking: Rounds;
    try {
      talking = rounds ?? (await loaded());
    } catch {
      // The file could not be fetched: punches are kept, and the tablet tries again as after any failure of the line.
      if (stop.aborted) return;
      state = { ...state, link: 'failed' };
      status.set(statusOf(state, status.get()));
      wake(timing.retry.least, () => track(begin(stop)));
      return;
    }
    const { pending, withdrawn } = await talking.standing();
    if (stop.aborted) return;
    // What was stored counts: a tablet that was enrolled again is another device, with a life of its own.
    if (withdrawn !== null) state = { ...state, revoked: true, lost: withdrawn === 'lost' };
    else if (state.revoked) state = rest;
    if (withdrawn !== null) talking.handIn(stop);
    dispatch({ type: 'started', pending, online: platform.connectivity.online() });
  }

  return {
    status,
    state: () => state,
    start() {
      if (life !== null) return;
      life = new AbortController();
      unwatch = platform.connectivity.watch(() => {
        const { connectivity } = platform;
        const [online, visible] = [connectivity.online(), connectivity.visible()];
        dispatch({ type: 'connectivity', online, visible });
        if (online) rounds?.poke();
      });
      track(begin(life.signal));
    },
    async stop() {
      life?.abort();
      life = null;
      cancelWake();
      unwatch();
      rounds?.closeStream();
      dispatch({ type: 'stopped' });
      await Promise.allSettled([...running, ...streams]);
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
    wrote(count = 1) {
      dispatch({ type: 'wrote', count });
      rounds?.poke();
    },
    async ask(path, body, schema) {
      const stop = life?.signal;
      if (stop === undefined) return { ok: false, kind: 'network' };
      return rounds === null
        ? { ok: false, kind: 'network' }
        : await rounds.ask(path, body, schema, stop);
    },
    poke() {
      dispatch({ type: 'poked' });
    },
  };
}

/** The same object while nothing changed, so that nobody is told for nothing. */
function statusOf(state: EngineState, before: LinkStatus): LinkStatus {
  const { link, online, revoked, lost, pending } = state;
  const next = {
    link,
    online,
    revoked,
    lost,
    sending: state.flight?.what === 'sync' && pending > 0,
  };
  const keys = Object.keys(next) as (keyof LinkStatus)[];
  return keys.some((key) => next[key] !== before[key]) ? next : before;
}
