import type { Colour } from '@comptoir/shared/employees/operations';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Punch } from '@comptoir/shared/punches/punch';
import type { DayRule } from '@comptoir/shared/time/business-day';
import type { CorrectionRow, PeriodLockRow } from '@comptoir/shared/timesheets/correction';
import type { AnomalyKind, SheetPeriod, SheetTotals } from '@comptoir/shared/timesheets/sheet';
import type { Warning } from '@comptoir/shared/timesheets/warnings';

/** A week or a month of business days, both ends included. */
export type Span = { kind: 'week' | 'month'; from: string; to: string };

/** The one that holds a day; `day` null: today. */
export type WantedSpan = { kind: Span['kind']; day: string | null };

/** A correction with the names that it needs; '' for somebody whom this tablet does not know. */
export type CorrectionLine = {
  row: CorrectionRow;
  proposedBy: string;
  decidedBy: string;
  /** Something of it was not sent. */
  pending: boolean;
};

export type HoursPeriod = Pick<
  SheetPeriod,
  'start' | 'end' | 'unresolved' | 'declared' | 'corrected' | 'breaks'
> & {
  /** One of its punches is still only on this tablet. */
  pending: boolean;
};

/** A punch of a day: `correction` and `setAside` as in `Punch`. */
export type HoursPunch = Pick<
  Punch,
  'id' | 'type' | 'at' | 'cancelledBy' | 'setAside' | 'correction' | 'declared'
>;

/** A business day; durations in ms. */
export type HoursDay = {
  day: string;
  /** By what counts now, corrections among it. */
  worked: number;
  breaks: number;
  /** As it was punched. */
  raw: number;
  /** With paid breaks and rounding, by the rules of now. */
  paid: number;
  /** Arrived after the day was closed: shown, not paid by itself. */
  late: number;
  periods: HoursPeriod[];
  /** Everything that was recorded, and what corrections added; none where the day is `old`. */
  punches: HoursPunch[];
  anomalies: AnomalyKind[];
  warnings: Warning[];
  /** The newest first. */
  corrections: CorrectionLine[];
  /** Closed: nothing of it is corrected until somebody reopens it. */
  lock: PeriodLockRow | null;
  /** Only its total and its periods are known here: its punches are older than the tablet holds. */
  old: boolean;
};

/** Something that was asked for and that the server did not take, and why. */
export type NotTaken = { key: string; day: string | null; at: number; refusal: OperationRefusal };

/** How well this tablet can know: other tablets of the store, and its own last contact (O5). Ms. */
export type Knowing = {
  /** `name` '' where it has none. */
  silent: { name: string; since: number }[];
  lastContact: number | null;
};

/** Somebody's hours of a week or a month, as this tablet knows them. */
export type HoursView = Knowing & {
  person: string;
  name: string;
  establishment: string;
  organisation: string;
  rule: DayRule;
  today: string;
  span: Span;
  /** Every day of the span up to today, the first first. */
  days: HoursDay[];
  totals: { worked: number; breaks: number; paid: number };
  /** Ms beyond each step of the rules; empty where days of the span are older than the tablet's punches. */
  overtime: SheetTotals['overtime'];
  notTaken: NotTaken[];
  /** Statements that wait for an answer. */
  statements: number;
};

/** What a proposal begins with. */
export type ProposalView = Knowing & {
  rule: DayRule;
  day: string;
  /** Everything recorded around that day, cancelled and set aside too. */
  punches: Punch[];
  lock: PeriodLockRow | null;
  /** Undecided ones of that day. */
  waiting: CorrectionLine[];
  /** Who may decide, by name; nobody decides about their own. */
  deciders: string[];
};

/** What became of somebody's corrections since they last looked, and what waits for them. */
export type NewsView = {
  outcomes: CorrectionLine[];
  notTaken: NotTaken[];
  /** Issued, and never opened. */
  statements: { id: string; from: string; to: string }[];
};

/** How somebody looks in a list of a manager's. */
export type Who = {
  id: string;
  name: string;
  initials: string;
  colour: Colour;
  photo: string | null;
};

/** Something that somebody has to decide about: a correction, or a punch that is doubtful. */
export type Waiting = {
  key: string;
  who: Who;
  day: string;
  /** About the manager's own hours: somebody else decides. */
  own: boolean;
  lock: PeriodLockRow | null;
  /** Of the person, around that day. */
  punches: Punch[];
} & ({ kind: 'correction'; line: CorrectionLine } | { kind: 'punch'; punch: Punch });

/** Everything that waits for a manager, the oldest day first. */
export type WaitingView = Knowing & {
  rule: DayRule;
  items: Waiting[];
  /** Punches of people who are not on the list: attached among the employees. */
  unknown: number;
};

/** A day of a person in the week of the store; durations in ms. */
export type TeamDay = Pick<HoursDay, 'day' | 'worked' | 'anomalies' | 'warnings'> & {
  corrected: boolean;
};

/** The week of the store, by person. */
export type TeamView = Knowing & {
  rule: DayRule;
  today: string;
  span: Span;
  people: { who: Who; days: TeamDay[]; worked: number; anomalies: number }[];
};
