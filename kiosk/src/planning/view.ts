import type { Limits } from '@comptoir/shared/establishments/limits';
import type { PlanningRules } from '@comptoir/shared/establishments/planning-rules';
import type { AbsenceRow } from '@comptoir/shared/planning/absence';
import type { ShiftChangeRow } from '@comptoir/shared/planning/change';
import type { ConflictRule } from '@comptoir/shared/planning/conflicts';
import type { LateNotice } from '@comptoir/shared/planning/notice';
import type { PlanRule } from '@comptoir/shared/planning/plan-rules';
import type { SwapRow } from '@comptoir/shared/planning/swap';
import type { Colour } from '@comptoir/shared/employees/operations';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { PositionRow, ShiftRow } from '@comptoir/shared/sync/rows';
import type { DayRule } from '@comptoir/shared/time/business-day';

/** What stands beside the times of a shift. */
export type PositionLook = { name: string; colour: Colour };

/** A shift with the words that it needs; `pending`: posted here, not sent. */
export type ShownShift = {
  row: ShiftRow;
  position: PositionLook | null;
  /** Of an open shift: the name of the team that it is for. */
  team: string | null;
  pending: boolean;
};

export type Who = { id: string; name: string; initials: string; colour: Colour };

/** Somebody to offer a shift to; `shifts`: those to come that one may ask for in exchange. */
export type Partner = { who: Who; shifts: ShownShift[] };

export type AbsenceLine = {
  row: AbsenceRow;
  /** Name of whoever decided; '' for nobody. */
  decidedBy: string;
  pending: boolean;
};

export type SwapLine = {
  row: SwapRow;
  /** Names of whoever asked and of the colleague; '' for nobody. */
  askedBy: string;
  colleague: string;
  decidedBy: string;
  gives: ShownShift | null;
  takes: ShownShift | null;
  pending: boolean;
};

export type ChangeLine = {
  row: ShiftChangeRow;
  by: string;
  /** Position before and after, as they are called now. */
  before: PositionLook | null;
  after: PositionLook | null;
  /** Told later than the rules of the store want it. */
  late: LateNotice | null;
  /** The same shift was changed again since. */
  replaced: boolean;
  pending: boolean;
};

/** A business day of somebody's schedule. */
export type ScheduleDay = {
  day: string;
  shifts: ShownShift[];
  absences: AbsenceLine[];
  /** Who else works that day; empty where the store does not show it. */
  colleagues: { who: Who; shifts: ShownShift[] }[];
};

/** `total`: ms of planned work. */
export type ScheduleWeek = { monday: string; days: ScheduleDay[]; total: number };

/** Something that was asked for and that the server did not take, and why. */
export type NotTaken = { key: string; at: number; refusal: OperationRefusal };

/** « Mon planning ». */
export type ScheduleView = {
  person: string;
  name: string;
  establishment: string;
  rule: DayRule;
  rules: PlanningRules;
  today: string;
  /** Ms: when this tablet heard from the server last; null: never. */
  lastContact: number | null;
  /** Unseen ones first, then the newest. */
  changes: ChangeLine[];
  /** This one, the next one, and those after it that hold something. */
  weeks: ScheduleWeek[];
  /** That they may ask for, by time. */
  open: ShownShift[];
  /** Not over, or decided lately; the latest first. */
  absences: AbsenceLine[];
  /** Theirs, and those that they may answer. */
  swaps: SwapLine[];
  /** Who may get a shift of theirs, or give one for it. */
  colleagues: Partner[];
  notTaken: NotTaken[];
};

/** What stands of the schedule on somebody's own screen. */
export type PlanningNewsView = {
  /** Changes that they were never shown. */
  unseen: ChangeLine[];
  /** Colleagues who wait for their answer. */
  asked: number;
  rule: DayRule;
};

/** `missing`: the shift has begun. `absent`: away, or the shift is over and nobody came; why is nobody's business here. */
export type TeamDayState =
  'to-come' | 'expected' | 'missing' | 'in' | 'break' | 'gone' | 'absent' | 'unplanned';

export type TeamMember = {
  who: Who;
  shifts: ShownShift[];
  /** What was worked today, ms; an open period ends now. */
  periods: { start: number; end: number }[];
  state: TeamDayState;
  /** Start of the shift that is next, ms. */
  from: number | null;
};

/** « Équipe du jour »: by time, those for whom it is over last; `others` are not planned and did not come. */
export type TeamDayView = {
  rule: DayRule;
  today: string;
  /** The store says on the open screen of nobody what they do: the plan alone is shown. */
  hideStatuses: boolean;
  people: TeamMember[];
  open: ShownShift[];
  others: string[];
};

/** What stands against a shift, or what it passes: told, and never in the way. */
export type PlanTold =
  | { kind: 'conflict'; rule: ConflictRule; strength: 'plain' | 'soft' }
  | { kind: 'warning'; rule: PlanRule; found: number; limit: number };

/** Somebody of the store as a manager plans them. */
export type PlannedPerson = {
  who: Who;
  /** Of the weeks around, by time. */
  shifts: ShownShift[];
  absences: AbsenceLine[];
  minorUntil: string | null;
  startsOn: string | null;
  endsOn: string | null;
  /** Ms worked on business days of the twelve weeks before. */
  worked: { day: string; worked: number }[];
  /** Their shifts in other stores: only when. */
  elsewhere: { start: number; end: number }[];
  /** What their contract says today; null: nobody has said. */
  contract: { weekly: number | null; partTime: boolean } | null;
};

/** A post that the server refused because the shift is another one by now: what was wanted, and what stands. */
export type PostClash = {
  key: string;
  at: number;
  by: string;
  shift: string;
  mine: ShiftRow | null;
  theirs: ShiftRow | null;
};

/** Paramètres › Planning: today and tomorrow, and what waits for a decision. */
export type DayPlanView = {
  rule: DayRule;
  limits: Limits;
  /** Today and tomorrow. */
  days: { day: string; shifts: ShownShift[] }[];
  people: PlannedPerson[];
  positions: PositionRow[];
  absences: AbsenceLine[];
  swaps: SwapLine[];
  clashes: PostClash[];
  notTaken: NotTaken[];
  nameOf: (person: string | null) => string;
};
