/**
 * What became of a typed PIN. `wait` in ms of app time (the wall clock does not count).
 * `short-pin`: a manager whose PIN is from before they were one, and too short to open the settings.
 * `locked`: until a manager unlocks; `locked-online`: until the tablet has spoken to the server.
 */
export type PinResult =
  /** `change`: somebody else made this PIN, and its owner is asked for another one first. */
  | { ok: true; change?: true }
  | { ok: false; reason: 'wrong'; wait: number }
  | { ok: false; reason: 'wait'; wait: number }
  | { ok: false; reason: 'device-wait'; wait: number }
  | { ok: false; reason: 'locked' | 'locked-online' | 'device-locked' }
  | { ok: false; reason: 'no-pin' | 'malformed' | 'not-allowed' | 'short-pin' };

/** Before anything is typed: how long the pad is, and whether typing is possible now. */
export type PadView = { length: number; blocked: PinResult | null };
