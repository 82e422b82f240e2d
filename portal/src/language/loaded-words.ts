import type { Speech } from './speech.ts';

/** A clock that is set right by itself moves by less. Ms. */
const drift = 60_000;

/** How long ago something was loaded. Where the clock of the device stands before that, nobody knows (spec PLAN-97). */
export function sayLoaded({ text, age }: Speech, at: number, now: number): string {
  return now < at - drift ? text('home.kept-unknown') : text('home.kept', { age: age(now - at) });
}
