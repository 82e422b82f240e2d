import type { ExportFormat } from '@comptoir/shared/timesheets/export-format';

/** Worked days, corrections, closed periods, approvals, statements and payroll exports. */
export type TimesheetTables = {
  /** Worked time per person and business day; the feed shows it once the day has finished. */
  day: {
    organisation: string;
    person: string;
    day: string;
    worked: number;
    breaks: number;
    periods: string;
    /** 1: a correction that stands changed it. */
    corrected: number;
  };
  /** `asked`, `standing`: `changeSchema` as JSON; `standing` null: nothing of it counts. */
  correction: {
    organisation: string;
    correction: string;
    establishment: string;
    person: string;
    day: string;
    state: 'pending' | 'approved' | 'refused' | 'withdrawn' | 'objected';
    asked: string;
    standing: string | null;
    reason_text: string;
    proposed_by: string | null;
    proposed_at: number;
    decision: 'approved' | 'refused' | null;
    decided_by: string | null;
    decided_at: number | null;
    edited: number;
    decision_reason_text: string | null;
    objected_at: number | null;
    objection_text: string | null;
  };
  /** Closed spans of days; reopened ones stay, as history. `rules`: those by which they are paid. */
  period_lock: {
    organisation: string;
    lock: string;
    establishment: string;
    first_day: string;
    last_day: string;
    rules: string;
    locked_at: number;
    locked_by: string | null;
    reopened_at: number | null;
    reopened_by: string | null;
    reopen_reason_text: string | null;
  };
  /** Whose hours of which days a manager has seen, and how many they were then (ms). */
  approval: {
    organisation: string;
    /** Where they were worked. */
    establishment: string;
    person: string;
    first_day: string;
    last_day: string;
    worked: number;
    approved_by: string | null;
    approved_at: number;
  };
  statement: {
    organisation: string;
    statement: string;
    person: string;
    first_day: string;
    last_day: string;
    /** Hash of the document's attachment: it is printed. */
    document_text: string;
    issued_at: number;
    issued_by: string | null;
    seen_at: number | null;
    answer: 'acknowledged' | 'disputed' | null;
    answered_at: number | null;
    dispute_text: string | null;
    replaced_by: string | null;
  };
  export: {
    organisation: string;
    export: string;
    name_text: string;
    format: ExportFormat;
    /** `exportColumnsSchema` as JSON. */
    columns: string;
    archived: number;
  };
};
