import type * as z from 'zod/mini';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { SyncAnswer } from '@comptoir/shared/sync/messages';
import { type Batch, readBatch } from '../local-database/outgoing.ts';
import { readStart } from '../local-database/start.ts';
import { applyAnswer } from '../local-database/incoming.ts';
import { branchOff } from '../local-database/epochs.ts';
import { forgiveOnContact, takeOverLocks } from '../local-database/lockout.ts';
import { packStatements } from '../local-database/packing.ts';
import { prunePhotos } from '../local-database/photos.ts';
import { pruneWindow, readPage } from '../local-database/feed.ts';
import {
  countPending,
  hasToForgive,
  keepPortal,
  pruneJournal,
  rewindTo,
  withhold,
} from '../local-database/upkeep.ts';
import { forgetAllButEvidence, hasToForget, readWithdrawal } from '../local-database/forgetting.ts';
import type { Withdrawal } from '../local-database/withdrawal.ts';
import { NotRecorded } from '../local-database/not-recorded.ts';
import type { DeviceRow } from '../local-database/schema.ts';
import type { Signal } from '../platform/signal.ts';
import type { Writer } from './journal.ts';
import { type Effect, type EngineEvent, type EngineState, timing } from './engine.ts';
import { type HandingIn, handIn } from './drain.ts';
import { sendEarlierEpochs } from './earlier-epochs.ts';
import { handInAgain } from './hand-in-again.ts';
import { fetchPhotos, sendPhoto } from './photos.ts';
import { type Reply, ask, openSession, post, pushAndPull } from './requests.ts';
import { verifyReceipt } from './receipt.ts';
import { followPokes } from './stream.ts';

/** What the rounds have of the driver. */
export type Line = {
  readonly tablet: Writer & { readonly device: Signal<DeviceRow | null> };
  state(): EngineState;
  readonly dispatch: (event: EngineEvent) => void;
  /** Work that a request under way does not wait for, and that `stop` does. */
  beside(work: Promise<void>, how: 'idle-waits' | 'idle-does-not-wait'): void;
};

/** The engine's effects on the network and the database; loaded when the first screen stands. */
export type Rounds = {
  /** Resolves when it is done; a stream and a handing-in go on beside. */
  perform(effect: Exclude<Effect, { do: 'wake' }>, stop: AbortSignal): Promise<void>;
  /** What a start begins with. */
  standing(): Promise<{ pending: number; withdrawn: Withdrawal }>;
  /** A withdrawn tablet hands in what it holds. */
  handIn(stop: AbortSignal): void;
  /** Something was written, or the network is back: a handing-in under way goes on at once. */
  poke(): void;
  closeStream(): void;
  ask<T>(
    path: string,
    body: unknown,
    schema: z.ZodMiniType<T>,
    stop: AbortSignal,
  ): Promise<Reply<T>>;
};

const windowEvery = 86_400_000;

export function createRounds(line: Line): Rounds {
  const { tablet, dispatch } = line;
  const { platform, database } = tablet;
  let token = '';
  let stream: AbortController | null = null;
  let prunedAt = -Infinity;
  let fetching = false;
  /**
   * What the server was told to hold apart, and the end of earlier epochs, may not be there: it went back, or the page has
   * not looked yet (SYNC-25, SYNC-27).
   */
  let apart: 'unsure' | 'asking' | 'sure' = 'unsure';
  let handingIn: HandingIn | null = null;

  async function session(stop: AbortSignal): Promise<void> {
    const options = { timeout: timing.sessionTimeout, stop };
    const reply = await openSession(platform, tablet.identity(), options);
    if (stop.aborted) return;
    if (reply.ok) {
      token = reply.value.token;
      await keepPortal(tablet, reply.value.portal);
      if (!stop.aborted) dispatch({ type: 'session-opened' });
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
      apart = 'unsure';
      await branchOff(tablet, seed(), batch.epoch, reply.problem);
    } else if (reply.problem?.refusal === 'expected-seq' && reply.problem.last) {
      apart = 'unsure';
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
      dispatch({
        type: 'failed',
        kind: 'html',
        pending: line.state().pending,
        chance: platform.chance(),
      });
      return;
    }
    const page = await packStatements(readPage(answer.changes));
    if (stop.aborted) return;
    const { renewed, wentBack, ...applied } = await applyAnswer(tablet, batch, answer, {
      page,
      receipt,
      seed: seed(),
    });
    tablet.clock.contact({ ...timed, serverTime: answer.serverTime });
    await followDevice();
    if (await hasToForgive(database, renewed)) {
      await forgiveOnContact(tablet, renewed);
    }
    if (page.rooms.some(({ room }) => room === 'locks')) {
      await takeOverLocks(tablet);
    }
    await upkeep(answer.serverTime);
    if (stop.aborted) return;
    dispatch({ type: 'answered', ...applied, chance: platform.chance() });
    // DEVICE-33: once a retiring tablet holds nothing it says so at once, and ends where another stands in its place.
    const emptied = batch.rows.length > 0 && applied.pending === 0;
    if (answer.state === 'retiring' && emptied) dispatch({ type: 'poked' });
    if (!applied.more && !fetching) line.beside(faces(stop), 'idle-waits');
    if (wentBack) apart = 'unsure';
    if (apart === 'unsure') line.beside(keptApart(stop), 'idle-waits');
  }

  /** Where it does not go through, the next round tries again. */
  async function keptApart(stop: AbortSignal): Promise<void> {
    apart = 'asking';
    let held = false;
    try {
      held =
        (await handInAgain(tablet, 'apart', stop)) &&
        (await sendEarlierEpochs(tablet, token, stop));
    } finally {
      // What came up meanwhile stands.
      if (apart === 'asking') apart = held ? 'sure' : 'unsure';
    }
  }

  /** After the rows, so that nobody waits for a face to punch. */
  async function faces(stop: AbortSignal): Promise<void> {
    fetching = true;
    try {
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
    await prunePhotos(tablet);
  }

  async function follow(stop: AbortSignal): Promise<void> {
    if (stream !== null) return;
    const own = new AbortController();
    stream = own;
    const end = () => own.abort();
    stop.addEventListener('abort', end, { once: true });
    await followPokes(platform, token, own.signal, (event) => {
      dispatch({ type: event === 'open' ? 'stream-opened' : 'poked' });
    });
    stop.removeEventListener('abort', end);
    stream = null;
    if (!stop.aborted) dispatch({ type: 'stream-closed' });
  }

  /** Nothing goes before it, and it is tried until it is done: what is deleted makes the room that was missing. */
  async function forget(how: 'lost' | 'revoked', stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      try {
        return await forgetAllButEvidence(tablet, how);
      } catch (error) {
        if (!(error instanceof NotRecorded)) throw error;
        await new Promise<void>((resolve) => {
          const cancel = platform.timers.after(timing.retry.least, resolve);
          const end = () => (cancel(), resolve());
          stop.addEventListener('abort', end, { once: true });
        });
      }
    }
  }

  /** A withdrawn tablet has no rounds any more: what it holds goes into quarantine, for as long as that takes. */
  async function drain(stop: AbortSignal): Promise<void> {
    if (stop.aborted) return;
    handingIn = handIn(tablet, stop);
    await handingIn.done;
    handingIn = null;
  }

  function seed() {
    const id = () => uuidv7(platform.clock.wall(), platform.random(10));
    return { epoch: id(), continueId: id(), clock: tablet.clock.reading() };
  }

  function handInBeside(stop: AbortSignal): void {
    line.beside(drain(stop), 'idle-does-not-wait');
  }

  return {
    async perform(effect, stop) {
      switch (effect.do) {
        case 'open-session':
          return await session(stop);
        case 'sync':
          return await round(effect.limit, stop);
        case 'withhold':
          return await withhold(tablet);
        case 'open-stream':
          return line.beside(follow(stop), 'idle-does-not-wait');
        case 'close-stream':
          return stream?.abort();
        case 'revoke':
          await forget(effect.lost ? 'lost' : 'revoked', stop);
          return handInBeside(stop);
      }
    },
    async standing() {
      const pending = await countPending(database);
      const withdrawn = await readWithdrawal(database);
      if (withdrawn !== null && hasToForget(tablet)) await forgetAllButEvidence(tablet, withdrawn);
      return { pending, withdrawn };
    },
    handIn: handInBeside,
    poke: () => handingIn?.poke(),
    closeStream: () => stream?.abort(),
    async ask(path, body, schema, stop) {
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
  };
}

function failureOf<T>(reply: Extract<Reply<T>, { ok: false }>) {
  return {
    kind: reply.kind,
    ...(reply.retryAfter === undefined ? {} : { retryAfter: reply.retryAfter }),
  };
}
