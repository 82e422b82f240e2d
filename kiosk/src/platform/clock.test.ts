import { expect, test } from 'vitest';
import fc from 'fast-check';
import { correctedTime } from '@comptoir/shared/time/corrected';
import { createClock } from './clock.ts';
import type { ClockRow } from '../local-database/schema.ts';

const start = Date.UTC(2026, 10, 21, 8);
const minute = 60_000;
const day = 86_400_000;

/** A machine whose wall and monotonic clocks are moved by hand. */
function machine(wall = start, before: ClockRow | null = null) {
  const hands = { wall, monotonic: 0 };
  const clock = createClock(
    { clock: { wall: () => hands.wall, monotonic: () => hands.monotonic }, page: 'p' },
    before,
  );
  return {
    hands,
    clock,
    pass: (ms: number) => {
      hands.wall += ms;
      hands.monotonic += ms;
    },
    meet: (serverTime: number, roundTrip = 100) => {
      clock.contact({ sent: hands.wall - roundTrip, received: hands.wall, roundTrip, serverTime });
    },
  };
}

test('the offset comes from the sample with the shortest round trip', () => {
  const { clock, meet, hands } = machine();
  meet(hands.wall + 5_000 - 400, 800);
  meet(hands.wall + 5_000 - 10, 20);
  meet(hands.wall + 9_000, 4_000);
  expect(clock.reading().offset).toBe(5_000);
});

test('before any contact there is no offset, and nothing is pretended', () => {
  expect(machine().clock.reading()).toMatchObject({ offset: null, jumped: false });
});

test('T10 S15 a wall set back is flagged, recorded, and corrected time goes on as before', () => {
  const { clock, hands, meet, pass } = machine();
  meet(hands.wall);
  pass(minute);
  hands.wall -= day;
  const reading = clock.reading();
  expect(reading.jumped).toBe(true);
  expect(reading.wall).toBe(start + minute - day);
  const { at } = correctedTime(reading, { after: null, before: null });
  expect(Math.abs(at - (start + minute))).toBeLessThan(200);
  expect(clock.jumps()).toEqual([{ expected: start + minute, found: start + minute - day }]);
  clock.jumpsRecorded(1);
  expect(clock.jumps()).toEqual([]);
});

test('S15 a leap ahead may be sleep: flagged until the next contact, raw values kept', () => {
  const { clock, hands, meet, pass } = machine();
  meet(hands.wall);
  hands.wall += 8 * 60 * minute;
  expect(clock.reading()).toMatchObject({ jumped: true, wall: start + 8 * 60 * minute });
  pass(minute);
  expect(clock.reading().jumped).toBe(true);
  meet(hands.wall);
  expect(clock.reading()).toMatchObject({ jumped: false });
});

test('S15 a wall that reads less than the last page’s is a rollback', () => {
  const first = machine();
  first.meet(first.hands.wall);
  first.pass(10 * minute);
  const second = machine(start - day, first.clock.stored());
  expect(second.clock.reading().jumped).toBe(true);
  expect(second.clock.jumps()).toHaveLength(1);
  expect(second.clock.corrected()).toBeGreaterThanOrEqual(start + 10 * minute - 100);
});

test('T10 S15 a jump stays to be recorded until somebody says that it is, and later ones behind it', () => {
  const { clock, hands, pass } = machine();
  hands.wall -= day;
  const [first] = clock.jumps();
  pass(minute);
  hands.wall -= day;
  expect(clock.jumps()).toHaveLength(2);
  expect(clock.jumps()[0]).toEqual(first);
  clock.jumpsRecorded(1);
  expect(clock.jumps()).toHaveLength(1);
  expect(clock.jumps()[0]).not.toEqual(first);
});

test('S15 slow adjustment by the system is no jump', () => {
  const { clock, hands, pass } = machine();
  for (let n = 0; n < 100; n++) {
    pass(5_000);
    hands.wall -= 40;
    expect(clock.reading().jumped).toBe(false);
  }
});

test('O12 app time only counts what the app ran, over pages, whatever the wall does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(day), fc.integer({ min: -400 * day, max: 400 * day }))),
      (steps) => {
        let kept: ClockRow | null = null;
        let ran = 0;
        let wall = start;
        for (const [ms, jump] of steps) {
          const page = machine(wall, kept);
          page.pass(ms);
          ran += ms;
          page.hands.wall = Math.max(0, page.hands.wall + jump);
          expect(page.clock.appTime()).toBe(ran);
          kept = page.clock.stored();
          wall = page.hands.wall;
        }
      },
    ),
  );
});

test('T19 the high-water mark of corrected time never goes back but by the server’s word', () => {
  const { clock, hands, meet, pass } = machine();
  meet(hands.wall);
  hands.wall += 20 * day;
  const high = clock.highest();
  expect(high).toBeGreaterThanOrEqual(start + 20 * day);
  hands.wall -= 40 * day;
  pass(minute);
  expect(clock.highest()).toBeGreaterThanOrEqual(high);
  meet(start + 2 * minute);
  expect(clock.highest()).toBeLessThan(start + 3 * minute);
});

test('S15 a wall set right while the tablet was off: the first contact forgets what was measured before', () => {
  const wrong = start - 3 * 365 * day;
  const before = machine(wrong);
  for (let i = 0; i < 5; i++) {
    before.meet(start, 20);
    before.pass(minute);
  }
  const kept = before.clock.stored();
  const { clock, hands, meet } = machine(start + 10 * minute, kept);
  meet(hands.wall, 900);
  expect(Math.abs(clock.corrected() - hands.wall)).toBeLessThan(1_000);
});
