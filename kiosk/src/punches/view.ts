import type { PunchType } from '@comptoir/shared/punches/operations';
import type { Colour, TabletRole } from '@comptoir/shared/employees/operations';
import type { Difference } from '@comptoir/shared/planning/planned-actual';
import type { Warning } from '@comptoir/shared/timesheets/warnings';
import type { TaskView } from '../tasks/view.ts';

/** `expected`: has a shift today that has begun or begins soon, and has not arrived. */
export type PresenceState = 'in' | 'break' | 'out' | 'expected';

export type PersonTile = {
  id: string;
  given: string;
  /** Empty where the establishment hides surnames. */
  family: string;
  initials: string;
  colour: Colour;
  /** Hash of the photo; the picture comes from `Faces`. */
  photo?: string | null;
  role: TabletRole;
  state: PresenceState;
  /** When the present state began (in, break) or, for `expected`, when the shift starts; null otherwise. Ms. */
  since: number | null;
  /** The latest punch of this person is still only on this tablet. */
  pending: boolean;
};

export type HomeView = {
  establishment: { name: string; zone: string; hideStatuses: boolean };
  /** The business day that it is. */
  day: string;
  /** Sorted by given name, then family name, in the tablet's language. */
  people: PersonTile[];
  tasks: { done: number; total: number; late: number };
};

export type PeriodView = {
  /** Ids of the punches that open and close it. */
  opens: string;
  closes: string | null;
  start: number;
  /** Null while the period is open. */
  end: number | null;
  breaks: { start: number; end: number | null }[];
  declared: boolean;
  pending: boolean;
};

/** `arrival`, `departure`: null where there is nothing to compare. */
export type PlannedShift = {
  start: number;
  end: number;
  arrival: Difference | null;
  departure: Difference | null;
};

export type PersonView = {
  tile: PersonTile;
  zone: string;
  /** Business day that the tablet counts today as. */
  day: string;
  /** The next logical act, shown largest; then the other acts that are possible. */
  next: PunchType;
  others: PunchType[];
  periods: PeriodView[];
  /** Milliseconds. The same rule as the server (shared/timesheets). */
  worked: { today: number; week: number; days: { day: string; worked: number }[] };
  warnings: Warning[];
  /**
   * Offered while in or on break; `proposed` when the period is too long or crosses the planned end. `tooLong`:
   * nobody works that long, so a departure was forgotten.
   */
  forgotten: { since: number; proposed: boolean; tooLong: boolean } | null;
  /** The shift of today, if one is known, and how the day went against it: information, for nobody but them. */
  shift: PlannedShift | null;
  /** The store plans, and nothing was planned for what they work now. */
  unplanned: boolean;
  tasks: TaskView[];
};

export type RecordedPunch = {
  id: string;
  type: PunchType;
  /** Corrected time, ms. */
  at: number;
};
