import type { OperationClock } from '@comptoir/shared/journal/operation';
import type { ClockRow, OffsetSample } from '../local-database/schema.ts';
import type { Platform } from './ports.ts';

/** A wall clock that moved: what it should have shown, and what it showed. Ms. */
export type Jump = { expected: number; found: number };

/** The tablet's sense of time. Raw readings are never altered; corrected time is wall + offset. */
export type TabletClock = {
  /** What an operation records about its moment. */
  reading(): OperationClock;
  /** The best estimate of the true time, ms. */
  corrected(): number;
  /** Milliseconds that the app has run over all its pages; no clock setting moves it. */
  appTime(): number;
  /** The highest corrected time ever shown: a clock set back does not lengthen a lease. */
  highest(): number;
  /** Takes one answer of the server into account. `sent`, `received`: wall; `roundTrip`: monotonic; ms. */
  contact(sample: { sent: number; received: number; roundTrip: number; serverTime: number }): void;
  /** Jumps that were found and are not recorded yet, oldest first. */
  jumps(): readonly Jump[];
  /** The first `count` of them are durable in the journal. */
  jumpsRecorded(count: number): void;
  /** What to keep for the next page. */
  stored(): ClockRow;
};

const keptSamples = 5;
/** A wall that goes back has been set back: monotonic time never runs fast. */
const backwardTolerance = 2_000;
/** A wall that leaps ahead was set, or the machine slept: nobody can say which before the next contact. */
const forwardTolerance = 30_000;

/** @param before what the last page kept; null on a new tablet */
export function createClock(
  platform: Pick<Platform, 'clock' | 'page'>,
  before: ClockRow | null,
): TabletClock {
  const { clock, page } = platform;
  const started = clock.monotonic();
  let offset = before?.offset ?? null;
  let samples: OffsetSample[] = before?.samples ?? [];
  let jumped = before?.jumped ?? false;
  let highest = before?.highest ?? 0;
  let jumps: readonly Jump[] = [];
  let base = { wall: clock.wall(), monotonic: started };

  const shift = (by: number) => {
    if (offset !== null) offset += by;
    samples = [];
  };
  if (before && base.wall < before.wall - backwardTolerance) {
    jumps = [{ expected: whole(before.wall), found: whole(base.wall) }];
    shift(before.wall - base.wall);
    jumped = true;
  }

  /** Compares the two clocks since the last look, so slow adjustment by the system is no jump. */
  const look = () => {
    const now = { wall: clock.wall(), monotonic: clock.monotonic() };
    const expected = base.wall + (now.monotonic - base.monotonic);
    const drift = now.wall - expected;
    if (drift < -backwardTolerance || drift > forwardTolerance) {
      jumps = [...jumps, { expected: whole(expected), found: whole(now.wall) }];
      jumped = true;
      if (drift < 0) shift(-drift);
    }
    base = now;
    highest = Math.max(highest, now.wall + (offset ?? 0));
    return now;
  };

  return {
    reading() {
      const now = look();
      return {
        wall: whole(now.wall),
        page,
        sincePage: whole(now.monotonic - started),
        offset: offset === null ? null : Math.round(offset),
        jumped,
      };
    },
    corrected: () => whole(look().wall + (offset ?? 0)),
    appTime: () => (before?.uptime ?? 0) + (clock.monotonic() - started),
    highest: () => {
      look();
      return highest;
    },
    contact({ sent, received, roundTrip, serverTime }) {
      look();
      // The wall moved while the request was under way: this answer cannot measure it.
      if (Math.abs(received - sent - roundTrip) > backwardTolerance) return;
      if (jumped) samples = [];
      const sample = { offset: serverTime - (sent + received) / 2, roundTrip };
      // The wall moved while the tablet was off: what was measured before says nothing any more.
      if (offset !== null && Math.abs(sample.offset - offset) > backwardTolerance + roundTrip) {
        samples = [];
      }
      samples = [...samples, sample].slice(-keptSamples);
      offset = samples.reduce((best, one) => (one.roundTrip <= best.roundTrip ? one : best)).offset;
      jumped = false;
      highest = serverTime;
    },
    jumps() {
      look();
      return jumps;
    },
    jumpsRecorded(count) {
      jumps = jumps.slice(count);
    },
    stored: () => ({
      key: 'clock',
      uptime: (before?.uptime ?? 0) + (clock.monotonic() - started),
      wall: look().wall,
      highest,
      offset,
      samples,
      jumped,
    }),
  };
}

function whole(ms: number): number {
  return Math.max(0, Math.floor(ms));
}
