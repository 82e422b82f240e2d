import type * as z from 'zod/mini';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { SyncAnswer } from '@comptoir/shared/sync/messages';
import { NotRecorded } from '../local-database/not-recorded.ts';
import { type Batch, readBatch } from '../local-database/outgoing.ts';
import { readStart } from '../local-database/start.ts';
import { applyAnswer } from '../local-database/incoming.ts';
import { branchOff } from '../local-database/epochs.ts';
import { pruneWindow, readPage } from '../local-database/feed.ts';
import {
  countPending,
  forgetSecrets,
  hasToForgive,
  isRevoked,
  pruneJournal,
  rewindTo,
  withhold,
} from '../local-database/upkeep.ts';
import type { DeviceRow } from '../local-database/schema.ts';
import { type Signal, createSignal } from '../platform/signal.ts';
import type { Writer } from './journal.ts';
import { type Effect, type EngineEvent, type EngineState, rest, step, timing } from './engine.ts';
import type { HandingIn } from './drain.ts';
import { type Reply, ask, openSession, post, pushAndPull } from './requests.ts';
import { verifyReceipt } from './receipt.ts';
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

const windowEvery = 86_400_000;

/** No part of what the first screen waits for. */
const later = {
  photos: () => import('./photos.ts'),
  stream: () => import('./stream.ts'),
  upkeep: () => import('../local-database/photos.ts'),
  lockout: () => import('../local-database/lockout.ts'),
  drain: () => import('./drain.ts'),
};

export function createDriver(
  tablet: Writer & { readonly device: Signal<DeviceRow | null> },
): SyncDriver {
  const { platform, database } = tablet;
  const status = createSignal<LinkStatus>({
    link: 'unknown',
    online: platform.connectivity.online(),
    sending: false,
    revoked: false,
  });
  let state = rest;
  let token = '';
  let life: AbortController | null = null;
  let stream: AbortController | null = null;
  let cancelWake: () => void = () => undefined;
  let unwatch: () => void = () => undefined;
  let prunedAt = -Infinity;
  let fetching = false;
  let handingIn: HandingIn | null = null;
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
      switch (effect.do) {
        case 'open-session':
          await session(stop);
          break;
        case 'sync':
          await round(effect.limit, stop);
          break;
        case 'withhold':
          await withhold(tablet);
          break;
        case 'open-stream':
          track(follow(stop), streams);
          break;
        case 'close-stream':
          stream?.abort();
          break;
        case 'wake':
          cancelWake();
          cancelWake = platform.timers.after(effect.after, () => dispatch({ type: 'tick' }));
          break;
        case 'revoke':
          await forgetSecrets(tablet);
          track(drain(stop), streams);
          break;
      }
    }
  }

  async function session(stop: AbortSignal): Promise<void> {
    const options = { timeout: timing.sessionTimeout, stop };
    const reply = await openSession(platform, tablet.identity(), options);
    if (stop.aborted) return;
    if (reply.ok) {
      token = reply.value.token;
      dispatch({ type: 'session-opened' });
    } else dispatch({ type: 'session-refused', chance: platform.chance(), ...failureOf(reply) });
  }

  async function round(limit: number, stop: AbortSignal): Promise<void> {
    const batch = await nextBatch(limit, stop);
    if (batch === null || stop.aborted) return;
    const device = tablet.identity();
    const sent = { wall: platform.clock.wall(), monotonic: platform.clock.monotonic() };
    const options = { timeout: timing.syncTimeout, stop };
    const reply = await pushAndPull(platform, device, token, batch, options);
    if (stop.aborted) return;
    if (reply.ok) {
      const received = platform.clock.wall();
      const roundTrip = platform.clock.monotonic() - sent.monotonic;
      await take(batch, reply.value, { sent: sent.wall, received, roundTrip }, stop);
      return;
    }
    if (reply.problem?.refusal === 'fork') {
      await branchOff(tablet, seed(), batch.epoch, reply.problem);
    } else if (reply.problem?.refusal === 'expected-seq' && reply.problem.last) {
      await rewindTo(tablet, seed(), batch.epoch, reply.problem.last);
    }
    const pending = await countPending(database);
    dispatch({ type: 'failed', pending, chance: platform.chance(), ...failureOf(reply) });
  }

  /** What goes next; a photo goes before the operation that names it. Null: it did not go, and the engine knows. */
  async function nextBatch(limit: number, stop: AbortSignal): Promise<Batch | null> {
    const batch = await readBatch(database, limit);
    if (batch.awaits === null || batch.rows.length > 0) return batch;
    const options = { timeout: timing.syncTimeout, stop };
    const { sendPhoto } = await later.photos();
    const reply = await sendPhoto(tablet, token, batch.awaits, options);
    if (stop.aborted) return null;
    // One that the server cannot read is poison like any other: the engine finds it and withholds its operation.
    if (!reply.ok) {
      const pending = await countPending(database);
      dispatch({ type: 'failed', pending, chance: platform.chance(), ...failureOf(reply) });
      return null;
    }
    return await readBatch(database, limit);
  }

  async function take(
    batch: Batch,
    answer: SyncAnswer,
    timed: { sent: number; received: number; roundTrip: number },
    stop: AbortSignal,
  ): Promise<void> {
    const receipt = await verifyReceipt(platform, tablet.identity(), batch.epoch, answer.receipt);
    if (stop.aborted) return;
    if (receipt === null) {
      dispatch({ type: 'failed', kind: 'html', pending: state.pending, chance: platform.chance() });
      return;
    }
    const page = readPage(answer.changes);
    const { renewed, ...applied } = await applyAnswer(tablet, batch, answer, {
      page,
      receipt,
      seed: seed(),
    });
    tablet.clock.contact({ ...timed, serverTime: answer.serverTime });
    await followDevice();
    if (await hasToForgive(database, renewed)) {
      const { forgiveOnContact } = await later.lockout();
      await forgiveOnContact(tablet, renewed);
    }
    await upkeep(answer.serverTime);
    if (stop.aborted) return;
    dispatch({ type: 'answered', ...applied, chance: platform.chance() });
    if (!applied.more && !fetching) track(faces(stop));
  }

  /** After the rows, so that nobody waits for a face to punch. */
  async function faces(stop: AbortSignal): Promise<void> {
    fetching = true;
    try {
      const { fetchPhotos } = await later.photos();
      await fetchPhotos(tablet, token, { timeout: timing.syncTimeout, stop });
    } finally {
      fetching = false;
    }
  }

  /** The zone of the establishment may have changed with the page. */
  async function followDevice(): Promise<void> {
    const { device: row } = await readStart(database);
    if (row !== null && row.zone !== tablet.device.get()?.zone) tablet.device.set(row);
  }

  async function upkeep(serverTime: number): Promise<void> {
    await pruneJournal(tablet);
    const now = platform.clock.monotonic();
    if (now - prunedAt < windowEvery) return;
    prunedAt = now;
    await pruneWindow(tablet, serverTime);
    const { prunePhotos } = await later.upkeep();
    await prunePhotos(tablet);
  }

  async function follow(stop: AbortSignal): Promise<void> {
    if (stream !== null) return;
    const own = new AbortController();
    stream = own;
    const end = () => own.abort();
    stop.addEventListener('abort', end, { once: true });
    const { followPokes } = await later.stream();
    await followPokes(platform, token, own.signal, (event) => {
      dispatch({ type: event === 'open' ? 'stream-opened' : 'poked' });
    });
    stop.removeEventListener('abort', end);
    stream = null;
    if (!stop.aborted) dispatch({ type: 'stream-closed' });
  }

  /** A withdrawn tablet has no rounds any more: what it holds goes into quarantine, for as long as that takes. */
  async function drain(stop: AbortSignal): Promise<void> {
    const { handIn } = await later.drain();
    if (stop.aborted) return;
    handingIn = handIn(tablet, stop);
    await handingIn.done;
    handingIn = null;
  }

  function seed() {
    const id = () => uuidv7(platform.clock.wall(), platform.random(10));
    return { epoch: id(), continueId: id(), clock: tablet.clock.reading() };
  }

  async function begin(stop: AbortSignal): Promise<void> {
    const pending = await countPending(database);
    const withdrawn = state.revoked && (await isRevoked(database));
    if (stop.aborted) return;
    // Enrolled again since then: another device, with a life of its own.
    if (state.revoked && !withdrawn) state = rest;
    if (withdrawn) track(drain(stop), streams);
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
        if (online) handingIn?.poke();
      });
      track(begin(life.signal));
    },
    async stop() {
      life?.abort();
      life = null;
      cancelWake();
      unwatch();
      stream?.abort();
      dispatch({ type: 'stopped' });
      await Promise.allSettled([...running, ...streams]);
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
    wrote(count = 1) {
      dispatch({ type: 'wrote', count });
      handingIn?.poke();
    },
    async ask(path, body, schema) {
      const stop = life?.signal;
      if (stop === undefined) return { ok: false, kind: 'network' };
      const options = { timeout: timing.sessionTimeout, stop };
      const once = () => {
        const { headers, ...rest } = post(body);
        const authorised = { ...headers, authorization: `Bearer ${token}` };
        return ask(platform, path, { ...rest, headers: authorised }, schema, options);
      };
      const first = token === '' ? null : await once();
      if (first !== null && (first.ok || first.kind !== 'unauthorised')) return first;
      const reply = await openSession(platform, tablet.identity(), options);
      if (!reply.ok) return reply;
      token = reply.value.token;
      return await once();
    },
    poke() {
      dispatch({ type: 'poked' });
    },
  };
}

function failureOf<T>(reply: Extract<Reply<T>, { ok: false }>) {
  return {
    kind: reply.kind,
    ...(reply.retryAfter === undefined ? {} : { retryAfter: reply.retryAfter }),
  };
}

/** The same object while nothing changed, so that nobody is told for nothing. */
function statusOf(state: EngineState, before: LinkStatus): LinkStatus {
  const { link, online, revoked, pending } = state;
  const next = { link, online, revoked, sending: state.flight?.what === 'sync' && pending > 0 };
  const keys = Object.keys(next) as (keyof LinkStatus)[];
  return keys.some((key) => next[key] !== before[key]) ? next : before;
}
