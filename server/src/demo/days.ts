import type { PunchType } from '@comptoir/shared/punches/operations';
import {
  addDays,
  businessDay,
  dayBounds,
  instantOf,
  mondayOf,
  weekdayOf,
} from '@comptoir/shared/time/business-day';
import { cast, forgetful, isOff, restaurant, usualDays } from './cast.ts';
import type { Chance } from './chance.ts';

const minute = 60_000;
const hour = 60 * minute;
const { zone, cutOffHour } = restaurant.settings;

/** Members of the cast are named by their index. */
export type DemoPunch = { member: number; type: PunchType; at: number };
/** `pause`: minutes. */
export type DemoShift = { member: number; start: number; end: number; pause: number };

export const pastDays = 21;

/** The business day that is on, and how much of it has passed in ms. */
export function today(now: number): { day: string; elapsed: number } {
  const day = businessDay(now, zone, cutOffHour);
  return { day, elapsed: now - dayBounds(day, zone, cutOffHour).start };
}

/** Three weeks of punches before today, oldest day first, each day in the order of time. */
export function pastPunches(now: number, chance: Chance): DemoPunch[][] {
  const { day } = today(now);
  return Array.from({ length: pastDays }, (_, index) => {
    const date = addDays(day, index - pastDays);
    const yesterday = index === pastDays - 1;
    const punches = cast.flatMap((_member, member) => {
      if (isOff(member, weekdayOf(date)) && !(yesterday && member === forgetful)) return [];
      const punched = usualPunches(member, date, chance);
      // « J'ai oublié de pointer mon départ » has somebody to be offered to.
      return yesterday && member === forgetful ? punched.slice(0, -1) : punched;
    });
    return punches.sort(byTime);
  });
}

function usualPunches(member: number, date: string, chance: Chance): DemoPunch[] {
  const { rhythm } = cast[member]!;
  return usualDays[rhythm].flatMap(({ start, end, pause }) => {
    const arrival = instantOf(date, start, zone, cutOffHour) + jitter(chance, -9, 6);
    const departure = instantOf(date, end, zone, cutOffHour) + jitter(chance, -4, 14);
    const pauseStart = (arrival + departure) / 2 + jitter(chance, -25, 25);
    const pauseEnd = pauseStart + pause * minute + jitter(chance, -4, 4);
    const breaks: DemoPunch[] = [
      { member, type: 'break-start', at: Math.round(pauseStart) },
      { member, type: 'break-end', at: Math.round(pauseEnd) },
    ];
    return [
      { member, type: 'in', at: arrival },
      ...(pause > 0 ? breaks : []),
      { member, type: 'out', at: departure },
    ];
  });
}

function jitter(chance: Chance, from: number, to: number): number {
  return chance.between(from * 60, to * 60) * 1000;
}

type Scene = { member: number; punches: { type: PunchType; ago: number }[]; shift: number | null };

/** Who is doing what when the demonstration starts, in minutes before now. `shift` is when it was to begin. */
function scene(names: readonly string[]): Scene[] {
  const member = (given: string) => names.indexOf(given);
  const arrived = (given: string, ago: number): Scene => ({
    member: member(given),
    punches: [{ type: 'in', ago }],
    shift: ago - 3,
  });
  const left = (given: string, ago: number, until: number): Scene => ({
    member: member(given),
    punches: [
      { type: 'in', ago },
      { type: 'out', ago: until },
    ],
    shift: ago - 4,
  });
  const expected = (given: string, ago: number): Scene => ({
    member: member(given),
    punches: [],
    shift: ago,
  });
  return [
    arrived('Awa', 236),
    arrived('Jean-Baptiste', 251),
    arrived('Camille', 195),
    arrived('Mehdi', 128),
    arrived('Élodie', 203),
    arrived('Karim', 96),
    arrived('Tuan', 64),
    arrived('Zoé', 21),
    {
      member: member('Sofia'),
      punches: [
        { type: 'in', ago: 187 },
        { type: 'break-start', ago: 9 },
      ],
      shift: 185,
    },
    left('Chloé', 284, 38),
    left('Louis', 270, 52),
    expected('Fatoumata', 11),
    expected('Moussa', -10),
    expected('Gabriel', -25),
  ];
}

/**
 * Today as it stands at `now`, whatever the hour: some are in, one is on a break, some are expected. When
 * the business day has only just begun, everything happened closer together. People outside the scene
 * have had their usual day where it is already over.
 */
export function todayPunches(now: number, chance: Chance): DemoPunch[] {
  const { day, elapsed } = today(now);
  const scale = scaleOf(elapsed);
  const played = scene(cast.map(({ given }) => given));
  const inScene = new Set(played.map(({ member }) => member));
  const live = played.flatMap(({ member, punches }) =>
    punches.map(({ type, ago }) => ({ member, type, at: Math.round(now - ago * minute * scale) })),
  );
  const others = cast.flatMap((_member, member) => {
    if (inScene.has(member) || member === forgetful || isOff(member, weekdayOf(day))) return [];
    const punches = usualPunches(member, day, chance);
    // The apprentice works by day, whenever the demonstration starts.
    if (cast[member]!.minorDays > 0) return punches.filter(({ at }) => at < now - minute);
    return punches.every(({ at }) => at < now - 5 * minute) ? punches : [];
  });
  return [...live, ...others].sort(byTime);
}

/** First and last business day of the planning: two weeks behind this one, and three ahead. */
export function plannedDays(now: number): { from: string; to: string } {
  const from = addDays(mondayOf(today(now).day), -14);
  return { from, to: addDays(from, 41) };
}

/** The planning: six weeks as usual, today as the scene has it. */
export function shifts(now: number): DemoShift[] {
  const { day, elapsed } = today(now);
  const scale = scaleOf(elapsed);
  const { from } = plannedDays(now);
  const usual = Array.from({ length: 42 }, (_, index) => addDays(from, index))
    .filter((date) => date !== day)
    .flatMap((date) => usualShifts(date));
  const played = scene(cast.map(({ given }) => given)).flatMap(({ member, shift }) => {
    if (shift === null) return [];
    // Shifts begin at full five minutes, like on a planning that a person made.
    const start = fullMinutes(now - shift * minute * (shift > 0 ? scale : 1), 5);
    const end = Math.max(start + 5 * hour, fullMinutes(now + 90 * minute, 15));
    return [{ member, start, end, pause: 0 }];
  });
  return [...usual, ...played];
}

function usualShifts(date: string): DemoShift[] {
  return cast.flatMap(({ rhythm }, member) =>
    isOff(member, weekdayOf(date))
      ? []
      : usualDays[rhythm].map(({ start, end, pause }) => ({
          member,
          pause,
          start: instantOf(date, start, zone, cutOffHour),
          end: instantOf(date, end, zone, cutOffHour),
        })),
  );
}

function scaleOf(elapsed: number): number {
  return Math.min(1, elapsed / (5 * hour));
}

function fullMinutes(at: number, step: number): number {
  return Math.round(at / (step * minute)) * step * minute;
}

function byTime(a: DemoPunch, b: DemoPunch): number {
  return a.at - b.at || a.member - b.member;
}
