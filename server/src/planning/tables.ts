import type { AbsenceType, absenceStates } from '@comptoir/shared/planning/absence';
import type { changeCauses } from '@comptoir/shared/planning/change';
import type { SwapState } from '@comptoir/shared/planning/swap';

/** The schedule, drafted and published, and what people ask of it. */
export type PlanningTables = {
  /** Published shifts. */
  shift: {
    organisation: string;
    shift: string;
    establishment: string;
    /** Null: an open shift. */
    person: string | null;
    starts_at: number;
    ends_at: number;
    /** Minutes. */
    pause: number;
    position: string | null;
    team: string | null;
    note_text: string | null;
    /** Null: before there was planning. */
    published_at: number | null;
  };
  /** Shifts whose draft is not what is published. `content`: `shiftContentSchema` as JSON; null: it is to go. */
  shift_draft: {
    organisation: string;
    shift: string;
    establishment: string;
    /** Of the draft; of the published shift where it is to go. */
    starts_at: number;
    content: string | null;
    changed_by: string | null;
    changed_at: number;
  };
  /** `version` counts the publications of an establishment. */
  publication: {
    organisation: string;
    publication: string;
    establishment: string;
    version: number;
    first_day: string;
    last_day: string;
    team: string | null;
    changes: number;
    published_by: string | null;
    published_at: number;
  };
  /** What each operation changed in each person's published schedule. `before`, `after`: `shiftContentSchema` as JSON. */
  shift_change: {
    organisation: string;
    /** `changeKey`. */
    change: string;
    establishment: string;
    person: string;
    shift: string;
    operation: string;
    cause: (typeof changeCauses)[number];
    before: string | null;
    after: string | null;
    at: number;
    changed_by: string | null;
    seen_at: number | null;
    seen_by: 'tablet' | 'portal' | null;
    accepted_at: number | null;
  };
  position: {
    organisation: string;
    position: string;
    establishment: string;
    name: string;
    colour: string;
    archived: number;
  };
  template: {
    organisation: string;
    template: string;
    establishment: string;
    name: string;
    content_text: string;
    archived: number;
    defined_by: string | null;
    defined_at: number;
  };
  contract: {
    organisation: string;
    person: string;
    from_day: string;
    weekly: number | null;
    part_time: number;
  };
  /** `span`: `absenceSpanSchema` as JSON. */
  absence: {
    organisation: string;
    absence: string;
    establishment: string;
    person: string;
    type: AbsenceType;
    span: string;
    first_day: string;
    last_day: string;
    state: (typeof absenceStates)[number];
    reason_text: string | null;
    asked_by: string | null;
    asked_at: number;
    decided_by: string | null;
    decided_at: number | null;
    decision_reason_text: string | null;
  };
  /** `gives_content`, `takes_content`: the published shifts as they stood when it was asked. */
  swap: {
    organisation: string;
    swap: string;
    establishment: string;
    person: string;
    gives: string | null;
    takes: string | null;
    colleague: string | null;
    state: SwapState;
    gives_content: string | null;
    takes_content: string | null;
    reason_text: string | null;
    asked_at: number;
    answered_at: number | null;
    decided_by: string | null;
    decided_at: number | null;
    decision_reason_text: string | null;
  };
};
