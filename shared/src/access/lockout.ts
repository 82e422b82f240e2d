import type { PinPurpose } from './operations.ts';
import {
  dailyLimit,
  day,
  deviceLimits,
  managersDailyLimit,
  waitAfter,
} from './lockout-schedule.ts';
import { keyOf, type LockoutState, type PersonAttempts } from './lockout-state.ts';

/**
 * Why nobody may try now; `wait` in ms of app time.
 * `locked`: until a manager unlocks the person. `device-locked`: until a manager unlocks the tablet.
 * `locked-online`: until the tablet has spoken to the server.
 */
export type Block =
  | { reason: 'wait' | 'device-wait'; wait: number }
  | { reason: 'locked' | 'locked-online' | 'device-locked' };

export type Attempt =
  { allowed: true; state: LockoutState; failures: number } | { allowed: false; block: Block };

const nobody: PersonAttempts = { failures: 0, until: 0, locked: false, recent: [] };

/**
 * Whether a person may try a PIN, and the state with that try already counted as a failure (spec PIN-7): the
 * caller commits `state` before it looks at the PIN, so a page killed during the check has failed.
 * A try that is blocked is not checked and not counted.
 *
 * @param appNow ms of app time
 * @returns `failures`: consecutive ones, this try included
 */
export function beginAttempt(
  state: LockoutState,
  person: string,
  purpose: PinPurpose,
  appNow: number,
): Attempt {
  const block = blockedFor(state, person, purpose, appNow);
  if (block !== null) return { allowed: false, block };
  const key = keyOf(person, purpose);
  const before = state.people[key] ?? nobody;
  const counted = countPerson(before, purpose, appNow);
  return {
    allowed: true,
    failures: counted.failures,
    state: {
      ...state,
      people: { ...state.people, [key]: counted },
      shared: countShared(state.shared, purpose, appNow),
      attempt: { key, person: before, shared: state.shared },
    },
  };
}

/**
 * The PIN was right: the try was no failure after all, and consecutive ones begin at zero (spec PIN-12). Those of the
 * last 24 h stay, so that a success between failures buys nothing (T08).
 */
export function succeed(state: LockoutState, person: string, purpose: PinPurpose): LockoutState {
  const key = keyOf(person, purpose);
  const { attempt } = state;
  const known = attempt?.key === key;
  const { recent } = known ? attempt.person : (state.people[key] ?? nobody);
  return {
    ...state,
    people: withPerson(state.people, key, { ...nobody, recent }),
    shared: known ? attempt.shared : state.shared,
    attempt: null,
  };
}

/** What stands in the way of a try now; null when nothing does. */
export function blockedFor(
  state: LockoutState,
  person: string,
  purpose: PinPurpose,
  appNow: number,
): Block | null {
  const { shared } = state;
  const own = state.people[keyOf(person, purpose)] ?? nobody;
  if (state.tampered) return { reason: 'locked-online' };
  if (own.locked) return { reason: 'locked' };
  if (purpose === 'settings' && shared.managersLocked) return { reason: 'locked-online' };
  // Managers must still come in, or nobody could unlock the tablet: their own limits hold.
  if (purpose === 'punch' && shared.locked) return { reason: 'device-locked' };
  const [ownWait, deviceWait] = [own.until - appNow, shared.until - appNow];
  if (deviceWait > 0 && deviceWait >= ownWait) return { reason: 'device-wait', wait: deviceWait };
  return ownWait > 0 ? { reason: 'wait', wait: ownWait } : null;
}

/** A manager freed a person, or the person has a new PIN: both purposes begin again (spec PIN-13). */
export function unlock(state: LockoutState, person: string): LockoutState {
  const people = { ...state.people };
  delete people[keyOf(person, 'punch')];
  delete people[keyOf(person, 'settings')];
  return { ...state, people, attempt: null };
}

/**
 * Another tablet, whose place this one took, had locked a person: the same stands here until a manager unlocks. Nothing of
 * what was counted here gets less (spec PIN-15).
 */
export function takeOverLock(
  state: LockoutState,
  person: string,
  purpose: PinPurpose,
  failures: number,
): LockoutState {
  const key = keyOf(person, purpose);
  const own = state.people[key] ?? nobody;
  const locked = { ...own, failures: Math.max(own.failures, failures), locked: true };
  return { ...state, people: { ...state.people, [key]: locked } };
}

/** A manager freed the whole tablet. Everybody's own failures stay. */
export function unlockDevice(state: LockoutState): LockoutState {
  const shared = { ...state.shared, recent: [], until: 0, frozenAt: null, locked: false };
  return { ...state, shared, attempt: null };
}

/**
 * The tablet has spoken to the server, which now knows of the failures (spec PIN-14): a tampered record and the
 * managers' common limit are forgiven, nobody's own lock is.
 */
export function contact(state: LockoutState): LockoutState {
  if (!state.tampered && !state.shared.managersLocked) return state;
  const shared = { ...state.shared, managers: [], managersLocked: false };
  return { ...state, tampered: false, shared, attempt: null };
}

/** People who wait for a manager, for the settings screen. */
export function lockedPeople(state: LockoutState): { person: string; failures: number }[] {
  const found = new Map<string, number>();
  for (const [key, own] of Object.entries(state.people)) {
    const person = key.slice(key.indexOf('/') + 1);
    if (own.locked) found.set(person, Math.max(own.failures, found.get(person) ?? 0));
  }
  return [...found].map(([person, failures]) => ({ person, failures }));
}

function countPerson(before: PersonAttempts, purpose: PinPurpose, appNow: number): PersonAttempts {
  const failures = before.failures + 1;
  const recent = [...within(before.recent, day, appNow), appNow];
  const wait = waitAfter(purpose, failures);
  return {
    failures,
    until: appNow + (wait ?? 0),
    locked: wait === null || recent.length >= dailyLimit,
    recent,
  };
}

function countShared(
  before: LockoutState['shared'],
  purpose: PinPurpose,
  appNow: number,
): LockoutState['shared'] {
  const { burst, freeze, longFreeze, repeatWithin, daily } = deviceLimits;
  const recent = [...within(before.recent, day, appNow), appNow];
  const managers = within(before.managers, day, appNow);
  if (purpose === 'settings') managers.push(appNow);
  const { frozenAt } = before;
  // Failures that already led to a freeze are paid for.
  const unpaid = recent.filter((at) => frozenAt === null || at > frozenAt);
  const freezes = within(unpaid, burst.within, appNow).length >= burst.failures;
  const again = frozenAt !== null && appNow - frozenAt <= repeatWithin;
  return {
    recent,
    until: freezes ? appNow + (again ? longFreeze : freeze) : before.until,
    frozenAt: freezes ? appNow : frozenAt,
    locked: before.locked || recent.length >= daily,
    managers,
    managersLocked: before.managersLocked || managers.length >= managersDailyLimit,
  };
}

function within(times: readonly number[], span: number, appNow: number): number[] {
  return times.filter((at) => appNow - at < span);
}

function withPerson(
  people: LockoutState['people'],
  key: string,
  own: PersonAttempts,
): LockoutState['people'] {
  if (own.recent.length > 0) return { ...people, [key]: own };
  const rest = { ...people };
  delete rest[key];
  return rest;
}
