/** The server's clock: milliseconds since 1970. Injected everywhere, so that tests and the simulation own time. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that moves only when it is told to. */
export function fakeClock(
  start: number,
): Clock & { set(now: number): void; advance(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    set: (value) => {
      now = value;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}
