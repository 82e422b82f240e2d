import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Effect,
  type EngineEvent,
  type EngineState,
  type FailureKind,
  rest,
  step,
  timing,
} from './engine.ts';

/** Feeds events and collects what they asked for. */
function play(events: EngineEvent[], from: EngineState = rest) {
  let state = from;
  const effects: Effect[] = [];
  for (const event of events) {
    const next = step(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects, last: effects.at(-1) };
}

const started: EngineEvent = { type: 'started', pending: 0, online: true };
const opened: EngineEvent = { type: 'session-opened' };
const quiet: EngineEvent = {
  type: 'answered',
  pending: 0,
  progress: false,
  more: false,
  chance: 0.5,
};
const failure = (kind: FailureKind, pending = 8, chance = 0.5): EngineEvent => ({
  type: 'failed',
  kind,
  pending,
  chance,
});
const wrote = (count: number): EngineEvent => ({ type: 'wrote', count });
const idle = play([started, opened, quiet]).state;

test('a start opens a session, then asks for news', () => {
  expect(play([started]).effects).toEqual([{ do: 'open-session' }]);
  expect(play([started, opened]).last).toEqual({ do: 'sync', limit: 500 });
});

test.each<[string, EngineEvent]>([
  ['a write', wrote(1)],
  ['a poke', { type: 'poked' }],
  ['the network that is back', { type: 'connectivity', online: true, visible: true }],
  ['the timer', { type: 'tick' }],
])('%s begins a round at once', (_name, event) => {
  expect(play([event], idle).effects).toEqual([{ do: 'sync', limit: 500 }]);
});

test('what comes while a request is under way is not lost: another round follows', () => {
  const busy = play([{ type: 'poked' }], idle).state;
  expect(play([{ type: 'poked' }], busy).effects).toEqual([]);
  expect(play([{ type: 'poked' }, quiet], busy).effects).toContainEqual({ do: 'sync', limit: 500 });
});

test('S02 SYNC-4 whatever failed, a timer is set while anything is pending: 15 to 30 s, spread by chance', () => {
  const kinds: FailureKind[] = ['network', 'html', 'busy', 'timeout', 'server'];
  for (const kind of kinds) {
    const first = play([wrote(8), failure(kind, 8, 0)], idle).last;
    const last = play([wrote(8), failure(kind, 8, 1)], idle).last;
    expect([first, last]).toEqual([
      { do: 'wake', after: 15_000 },
      { do: 'wake', after: 30_000 },
    ]);
  }
});

test('SYNC-4 an idle tablet asks every minute, and every five with a stream', () => {
  expect(play([{ type: 'poked' }, quiet], idle).last).toEqual({ do: 'wake', after: 60_000 });
  const streaming = play([{ type: 'stream-opened' }], idle).state;
  expect(play([{ type: 'poked' }, quiet], streaming).last).toEqual({ do: 'wake', after: 300_000 });
});

test('S27 SYNC-4 SYNC-15 a stream that is lost brings one question soon, then the short poll back', () => {
  const streaming = play([{ type: 'stream-opened' }], idle).state;
  const closed = play([{ type: 'stream-closed' }], streaming);
  expect(closed.effects).toEqual([{ do: 'wake', after: timing.afterStream }]);
  // It did not come back: from here on the poll is all there is.
  const { effects } = play([{ type: 'stream-closed' }], closed.state);
  expect(effects).toEqual([{ do: 'wake', after: timing.pollWithoutStream }]);
});

test('SYNC-6 413, timeouts and 5xx halve the batch; a success doubles it again', () => {
  let state = play([wrote(500)], idle).state;
  state = play([failure('too-large', 500)], state).state;
  expect(state.batch).toBe(250);
  const progress: EngineEvent = {
    type: 'answered',
    pending: 250,
    progress: true,
    more: false,
    chance: 0.5,
  };
  expect(play([progress], state).last).toEqual({ do: 'sync', limit: 500 });
  for (const kind of ['timeout', 'server'] as const) {
    expect(play([wrote(500), failure(kind, 500)], idle).state.batch).toBe(250);
  }
});

test('S04 an operation that the server says it cannot take is withheld once an empty push goes through', () => {
  const alone = play([wrote(1), failure('bad', 1)], idle);
  expect(alone.last).toEqual({ do: 'sync', limit: 0 });
  const stillThere: EngineEvent = {
    type: 'answered',
    pending: 1,
    progress: false,
    more: false,
    chance: 0.5,
  };
  expect(play([stillThere], alone.state).effects).toContainEqual({ do: 'withhold' });
});

test('S04 an empty push that fails as well clears the operation', () => {
  const alone = play([wrote(1), failure('bad', 1)], idle).state;
  const { state, effects } = play([failure('bad', 1)], alone);
  expect(effects.map((effect) => effect.do)).toEqual(['wake']);
  expect(state).toMatchObject({ probe: null, compared: 0 });
});

test('SYNC-8 401 opens a new session and keeps the queue; a key that is never accepted does not spin', () => {
  const refused = play([wrote(3), failure('unauthorised', 3)], idle);
  expect(refused.last).toEqual({ do: 'open-session' });
  expect(refused.state.pending).toBe(3);
  let { state } = refused;
  let sessions = 0;
  for (let n = 0; n < 20 && state.flight; n++) {
    const next = play([opened, failure('unauthorised', 3)], state);
    sessions += next.effects.filter((effect) => effect.do === 'open-session').length;
    state = next.state;
  }
  expect(sessions).toBeLessThan(3);
});

test('DEVICE-30 a tablet that was declared lost stops asking as well, and the next page of it knows at once', () => {
  const { state, effects } = play([wrote(1), failure('lost', 1)], idle);
  expect(effects).toContainEqual({ do: 'revoke', lost: true });
  const again = play([{ type: 'stopped' }, { type: 'started', pending: 1, online: true }], state);
  expect(again.effects).toEqual([]);
  expect(again.state).toMatchObject({ revoked: true, lost: true });
});

test('SYNC-8 a revoked tablet stops asking, whatever happens', () => {
  const { state, effects } = play([wrote(1), failure('revoked', 1)], idle);
  expect(effects).toContainEqual({ do: 'revoke', lost: false });
  expect(play([wrote(1), { type: 'tick' }, { type: 'poked' }], state).effects).toEqual([]);
});

const kinds = fc.constantFrom<FailureKind>(
  'network',
  'timeout',
  'html',
  'unauthorised',
  'renumbered',
  'too-large',
  'bad',
  'busy',
  'server',
);
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const events = fc.oneof(
  fc.record({ type: fc.constant('wrote' as const), count: fc.integer({ min: 1, max: 600 }) }),
  fc.constant<EngineEvent>({ type: 'poked' }),
  fc.constant<EngineEvent>({ type: 'stream-opened' }),
  fc.constant<EngineEvent>({ type: 'stream-closed' }),
  fc.record({
    type: fc.constant('connectivity' as const),
    online: fc.boolean(),
    visible: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('reply' as const),
    good: fc.boolean(),
    kind: kinds,
    chance,
    progress: fc.boolean(),
    more: fc.boolean(),
  }),
);

test('S02 S06 in every history there is one request under way or one timer set: the outbox never stops', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 60 }), (history) => {
      let state = play([started]).state;
      let timer = false;
      const feed = (event: EngineEvent) => {
        const next = step(state, event);
        state = next.state;
        const asked = next.effects.filter(
          ({ do: what }) => what === 'sync' || what === 'open-session',
        );
        expect(asked.length).toBeLessThanOrEqual(1);
        if (next.effects.some((effect) => effect.do === 'wake')) timer = true;
        expect(state.flight !== null || timer).toBe(true);
        expect(state.batch).toBeGreaterThanOrEqual(1);
      };
      for (const event of history) {
        if (event.type !== 'reply') feed(event);
        else if (state.flight === null) feed({ type: 'tick' });
        else if (state.flight.what === 'session') {
          feed(
            event.good
              ? opened
              : { type: 'session-refused', kind: event.kind, chance: event.chance },
          );
        } else {
          timer = false;
          const { pending } = state;
          const { progress, more, kind } = event;
          feed(
            event.good
              ? {
                  type: 'answered',
                  pending: progress ? 0 : pending,
                  progress,
                  more,
                  chance: event.chance,
                }
              : { type: 'failed', kind, pending, chance: event.chance },
          );
        }
      }
    }),
  );
});

test('S04 a server that recovers between a failure and an empty push convicts nobody', () => {
  const stillThere: EngineEvent = {
    type: 'answered',
    pending: 1,
    progress: false,
    more: false,
    chance: 0.5,
  };
  const tick: EngineEvent = { type: 'tick' };
  // Alone it failed twice; then the server was well for an empty push.
  const doubted = play([wrote(1), failure('server', 1), tick, failure('server', 1), tick], idle);
  expect(doubted.last).toEqual({ do: 'sync', limit: 0 });
  let { state, effects } = play([stillThere], doubted.state);
  expect(effects).toEqual([
    expect.objectContaining({ do: 'open-stream' }),
    { do: 'sync', limit: 1 },
  ]);
  // Only what fails alone each time the server has just proved well is withheld: the third time.
  ({ state, effects } = play([failure('server', 1), tick, stillThere], state));
  expect(effects).not.toContainEqual({ do: 'withhold' });
  ({ state, effects } = play([failure('server', 1), tick, stillThere], state));
  expect(effects).toContainEqual({ do: 'withhold' });
});

test('O3 the server counts as reached when everything has come, not after the first page', () => {
  const page: EngineEvent = { ...quiet, progress: true, more: true };
  expect(play([started, opened, page]).state.link).toBe('unknown');
  expect(play([started, opened, page, quiet]).state.link).toBe('reached');
});
