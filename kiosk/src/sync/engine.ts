import { pushLimit } from '@comptoir/shared/sync/push-limit';

/**
 * When to speak to the server, how much to send, and what to make of silence. Pure: the driver feeds it
 * events and runs its effects. It never touches an operation: those leave `pending` only by an answer
 * that names them (S06).
 */
export type EngineState = {
  /** Enrolled, and this page holds the tablet. */
  running: boolean;
  online: boolean;
  session: 'none' | 'open';
  /** The one request under way. */
  flight: { what: 'session' } | { what: 'sync'; size: number; probe: Probe } | null;
  /** Somebody asked for a round while one was under way. */
  wanted: boolean;
  /** Operations that the server has not answered for. */
  pending: number;
  /** How many operations the next push may carry. */
  batch: number;
  /** Failures of a push of one single operation; the next empty push tells whether it or the server is ill. */
  suspicion: number;
  probe: Probe;
  /** How often an empty push went through right after the first operation had failed alone. */
  compared: number;
  stream: 'closed' | 'open';
  /** Rounds in a row that ended without progress: from the third on they wait for the timer. */
  fruitless: number;
  /** Withdrawn: it asks for nothing any more. */
  revoked: boolean;
  /** Of those: declared lost. */
  lost: boolean;
  /** What the last round said about the line. */
  link: 'unknown' | 'reached' | 'failed';
};

/**
 * Whether the next push is empty, and what it means when it goes through. `certain`: the server said that it cannot
 * take the operation. `doubt`: it only failed; a server that recovers in between would look the same.
 */
export type Probe = 'certain' | 'doubt' | null;

/** `chance` is between 0 and 1; times in ms. */
export type EngineEvent =
  | { type: 'started'; pending: number; online: boolean }
  | { type: 'stopped' }
  | { type: 'wrote'; count: number }
  | { type: 'poked' }
  | { type: 'connectivity'; online: boolean; visible: boolean }
  | { type: 'tick' }
  | { type: 'session-opened' }
  | { type: 'session-refused'; kind: FailureKind; chance: number; retryAfter?: number }
  | {
      type: 'answered';
      pending: number;
      /** An operation got its outcome, or a page brought something. */
      progress: boolean;
      more: boolean;
      chance: number;
    }
  | { type: 'failed'; kind: FailureKind; pending: number; chance: number; retryAfter?: number }
  | { type: 'stream-opened' }
  | { type: 'stream-closed' };

/**
 * `html`: something answered that is not Comptoir (captive portal, proxy, forged receipt).
 * `renumbered`: 409, the journal has been set to the server's end. `bad`: the server cannot read the request.
 */
export type FailureKind =
  | 'network'
  | 'timeout'
  | 'html'
  | 'unauthorised'
  | 'revoked'
  | 'lost'
  | 'renumbered'
  | 'too-large'
  | 'bad'
  | 'busy'
  | 'server';

export type Effect =
  | { do: 'open-session' }
  | { do: 'sync'; limit: number }
  /** The first pending operation goes as its hash from now on (S04). */
  | { do: 'withhold' }
  | { do: 'open-stream' }
  | { do: 'close-stream' }
  /** Replaces the one timer. */
  | { do: 'wake'; after: number }
  /** Forget what a withdrawn tablet has no right to, then hand in what it holds. */
  | { do: 'revoke'; lost: boolean };

export const timing = {
  /** While anything is pending: between these, so that a shop's tablets spread out. */
  retry: { least: 15_000, most: 30_000 },
  pollWithoutStream: 60_000,
  pollWithStream: 300_000,
  /** A stream that was open has just ended. */
  afterStream: 3_000,
  /** No request lasts longer. */
  sessionTimeout: 15_000,
  syncTimeout: 30_000,
  /** The stream beats every 15 s; after three missed beats it is dead. */
  streamSilence: 45_000,
} as const;

export const rest: EngineState = {
  running: false,
  online: true,
  session: 'none',
  flight: null,
  wanted: false,
  pending: 0,
  batch: pushLimit.operations,
  suspicion: 0,
  probe: null,
  compared: 0,
  stream: 'closed',
  fruitless: 0,
  revoked: false,
  lost: false,
  link: 'unknown',
};

type Step = { state: EngineState; effects: Effect[] };

export function step(state: EngineState, event: EngineEvent): Step {
  if (event.type === 'started') {
    const { pending, online } = event;
    const { revoked, lost } = state;
    return round({ ...rest, running: true, pending, online, revoked, lost });
  }
  if (event.type === 'stopped') {
    const { revoked, lost } = state;
    return { state: { ...rest, revoked, lost }, effects: [] };
  }
  if (event.type === 'wrote') {
    const pending = state.pending + event.count;
    return round({ ...state, pending });
  }
  if (!state.running || state.revoked) return { state, effects: [] };
  switch (event.type) {
    case 'poked':
    case 'tick':
      return round(state);
    case 'connectivity': {
      const next = { ...state, online: event.online };
      const back = event.visible && event.online;
      return back ? round(next) : { state: next, effects: [] };
    }
    case 'session-opened':
      return round({ ...state, session: 'open', flight: null, wanted: false });
    case 'session-refused':
      return failed(state, event, event.kind);
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed({ ...state, pending: event.pending }, event, event.kind);
    case 'stream-opened':
      return { state: { ...state, stream: 'open' }, effects: [] };
    case 'stream-closed':
      // Losing the stream costs latency only (S27): the short poll takes over. One that had been open may have been
      // closed because this tablet was withdrawn: asking tells.
      return {
        state: { ...state, stream: 'closed' },
        effects: state.flight
          ? []
          : [
              {
                do: 'wake',
                after: state.stream === 'open' ? timing.afterStream : timing.pollWithoutStream,
              },
            ],
      };
  }
}

/** Begins a round, or notes that another one is wanted after the one under way. */
function round(state: EngineState): Step {
  if (!state.running || state.revoked) return { state, effects: [] };
  if (state.flight) return { state: { ...state, wanted: true }, effects: [] };
  if (state.session === 'none') {
    return {
      state: { ...state, wanted: false, flight: { what: 'session' } },
      effects: [{ do: 'open-session' }],
    };
  }
  const limit = state.probe === null ? state.batch : 0;
  const size = Math.min(limit, state.pending);
  return {
    state: { ...state, wanted: false, flight: { what: 'sync', size, probe: state.probe } },
    effects: [{ do: 'sync', limit }],
  };
}

function answered(before: EngineState, event: Extract<EngineEvent, { type: 'answered' }>): Step {
  const probed = before.flight?.what === 'sync' ? before.flight.probe : null;
  const compared = probed === null ? 0 : before.compared + 1;
  const guilty = probed === 'certain' || compared >= comparisons;
  const state: EngineState = {
    ...before,
    flight: null,
    // « À jour » is said when everything has come, not after the first page.
    link: event.more ? 'unknown' : 'reached',
    pending: event.pending,
    probe: null,
    suspicion: 0,
    compared: guilty ? 0 : compared,
    batch: probed
      ? 1
      : event.progress
        ? Math.min(pushLimit.operations, before.batch * 2)
        : before.batch,
    fruitless: event.progress || (event.pending === 0 && !event.more) ? 0 : before.fruitless + 1,
  };
  const effects: Effect[] = [];
  // The server is well, so it was the operation.
  if (guilty && event.pending > 0) effects.push({ do: 'withhold' });
  if (state.stream === 'closed') effects.push({ do: 'open-stream' });
  const again = event.more || before.wanted || event.pending > 0;
  if (again && state.fruitless < 3) {
    const next = round(state);
    return { state: next.state, effects: [...effects, ...next.effects] };
  }
  // Nothing moves although the server answers: after some rounds the first operation is looked at alone.
  if (event.pending > 0 && state.fruitless >= 6) {
    const probe = before.batch === 1 ? ('certain' as const) : null;
    const alone = { ...state, batch: 1, probe, fruitless: 3 };
    return wait(alone, event.chance, effects);
  }
  return wait(state, event.chance, effects);
}

function failed(
  before: EngineState,
  event: { chance: number; retryAfter?: number },
  kind: FailureKind,
): Step {
  const { flight } = before;
  const circular = kind === 'unauthorised' || kind === 'renumbered';
  const fruitless = circular ? before.fruitless + 1 : before.fruitless;
  const state: EngineState = { ...before, flight: null, fruitless };
  switch (kind) {
    case 'revoked':
    case 'lost': {
      const gone = kind === 'lost';
      return {
        state: { ...state, revoked: true, lost: gone, session: 'none', stream: 'closed' },
        effects: [{ do: 'close-stream' }, { do: 'revoke', lost: gone }],
      };
    }
    case 'unauthorised': {
      // A token that ran out costs one round trip; a key that is not accepted waits for the timer.
      const closed: EngineState = { ...state, session: 'none' };
      return flight?.what === 'sync' && state.fruitless < 3
        ? round(closed)
        : wait({ ...closed, link: 'failed' }, event.chance);
    }
    case 'renumbered':
      return state.fruitless < 3 ? round(state) : wait(state, event.chance);
    case 'too-large':
    case 'bad':
      return flight?.what === 'sync'
        ? smaller(state, flight, event.chance, true)
        : lost(state, event);
    case 'timeout':
    case 'server':
      return flight?.what === 'sync'
        ? smaller({ ...state, link: 'failed' }, flight, event.chance, false)
        : lost(state, event);
    case 'network':
    case 'html':
    case 'busy':
      // Says nothing about the operations: what was suspected stays as it was.
      return lost(state, event);
  }
}

function lost(state: EngineState, event: { chance: number; retryAfter?: number }): Step {
  const next: EngineState = { ...state, link: 'failed' };
  if (event.retryAfter === undefined) return wait(next, event.chance);
  return { state: next, effects: [{ do: 'wake', after: Math.max(1_000, event.retryAfter) }] };
}

/** An operation that fails alone is poison after this many empty pushes that went through. */
const comparisons = 3;

/** Halves the batch; an operation that fails alone twice is compared with an empty push (S04). */
function smaller(
  state: EngineState,
  flight: { size: number; probe: Probe },
  chance: number,
  certain: boolean,
): Step {
  if (flight.probe !== null || flight.size === 0) {
    // Even nothing fails: it is the server. Start again, gently.
    return wait({ ...state, probe: null, suspicion: 0, compared: 0, link: 'failed' }, chance);
  }
  if (flight.size > 1) {
    const half = { ...state, batch: Math.floor(flight.size / 2), suspicion: 0 };
    return certain ? round(half) : wait(half, chance);
  }
  const suspicion = state.suspicion + 1;
  const doubtful = suspicion >= 2 || state.compared > 0;
  const probe: Probe = certain ? 'certain' : doubtful ? 'doubt' : null;
  const next = { ...state, batch: 1, suspicion, probe };
  return certain ? round(next) : wait(next, chance);
}

/** How long until the next attempt, ms. `chance` is between 0 and 1. */
export function retryIn(chance: number): number {
  const { least, most } = timing.retry;
  return least + chance * (most - least);
}

function wait(state: EngineState, chance: number, effects: Effect[] = []): Step {
  const { pollWithStream, pollWithoutStream } = timing;
  const after =
    state.pending > 0 || state.wanted
      ? retryIn(chance)
      : state.stream === 'open' && state.link === 'reached'
        ? pollWithStream
        : pollWithoutStream;
  return { state: { ...state, wanted: false }, effects: [...effects, { do: 'wake', after }] };
}
