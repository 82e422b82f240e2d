import type { Colour } from '@comptoir/shared/employees/operations';
import type { Flag } from '@comptoir/shared/journal/flags';
import type { PunchType } from '@comptoir/shared/punches/operations';

/** A punch of today on « Mes reçus ». */
export type ReceiptLine = {
  punch: string;
  type: PunchType;
  /** Corrected time, or the time declared, ms. */
  at: number;
  declared: boolean;
  cancelled: boolean;
  /** `held`: its code can be made here. `elsewhere`: another tablet wrote it. `gone`: this one no longer holds it. */
  from: 'held' | 'elsewhere' | 'gone';
};
export type ReceiptsView = { zone: string; lines: ReceiptLine[] };

/** Whoever this tablet knows, archived people too. */
export type TimesPerson = {
  id: string;
  name: string;
  initials: string;
  colour: Colour;
  photo: string | null;
};

/** A punch with its three times (O6), ms. */
export type TimesLine = {
  id: string;
  type: PunchType;
  wall: number;
  estimated: number;
  /** Server time of the receipt that it cites; null: it cites none, or another tablet wrote it. */
  after: number | null;
  /** Null: the server does not have it yet. */
  receivedAt: number | null;
  flags: readonly Flag[];
  declared: boolean;
  cancelled: boolean;
  elsewhere: boolean;
  /** A correction set it aside; a correction added it, and nobody punched it. */
  aside: boolean;
  added: boolean;
};
export type TimesView = {
  zone: string;
  /** The latest day first; in a day, as it went. */
  days: { day: string; punches: TimesLine[] }[];
};

/** A clock that was moved while the tablet was in use: where it should have stood and where it stood, ms. */
export type JumpLine = { id: string; expected: number; found: number };
