import type { Colour, PersonName, TabletRole } from '@comptoir/shared/employees/operations';
import type { Language } from '@comptoir/shared/establishments/languages';
import type { PunchType } from '@comptoir/shared/punches/operations';
import type { RefusalView } from '../sync/view.ts';

/** `expired` is `pending` whose link has died. `queued`: asked on this tablet, not yet sent to the server. */
export type AccessState = 'none' | 'queued' | 'pending' | 'expired' | 'accepted' | 'revoked';

/** One person in the list of Paramètres › Établissement › Employés. */
export type EmployeeLine = {
  id: string;
  /** As in the record, whatever the screen hides from customers; null once erased. */
  name: PersonName | null;
  display: string | null;
  initials: string;
  colour: Colour;
  role: TabletRole;
  team: string | null;
  email: string | null;
  /** Hash of the photo; the picture comes from `Faces`. */
  photo: string | null;
  pin: 'set' | 'none' | 'locked';
  access: AccessState;
  /** Something about this person is only on this tablet: « pas encore envoyé ». */
  pending: boolean;
  /** Changes that were refused because somebody else had changed the same field. */
  clashes: number;
  /** Ids of records that bear the same name: perhaps the same person, added twice. */
  twins: string[];
};

/** Somebody who punched from « Je ne suis pas dans la liste », to be attached to a person. */
export type UnknownPunch = {
  punch: string;
  name: string;
  type: PunchType;
  at: number;
  pending: boolean;
};

export type EmployeesView = {
  /** Sorted by name in the tablet's language. */
  people: EmployeeLine[];
  former: (EmployeeLine & { archivedAt: number; archivedBy: string })[];
  /** Names of the teams that exist, sorted. */
  teams: string[];
  unknown: UnknownPunch[];
  zone: string;
};

/** What « Modifier » changes. Dates are ISO; null: empty. */
export type EmployeeFields = {
  name: PersonName;
  display: string | null;
  email: string | null;
  phone: string | null;
  language: Language | null;
  team: string | null;
  startsOn: string | null;
  endsOn: string | null;
  minorUntil: string | null;
  colour: Colour;
  role: TabletRole;
  /** Minutes; null: as the establishment has it. */
  openPeriodLimit: number | null;
  photo: string | null;
};
export type EmployeeField = keyof EmployeeFields;

/** Two people changed one field: what this tablet asked for, and what stands now. The manager chooses (O4). */
export type Clash<F extends EmployeeField = EmployeeField> = {
  /** Names the refused operation. */
  key: string;
  field: F;
  mine: EmployeeFields[F];
  theirs: EmployeeFields[F];
  at: number;
  /** Name of the manager who asked for `mine` here. */
  by: string;
};

export type RecordView = {
  line: EmployeeLine;
  fields: EmployeeFields;
  /** Fields whose value is only on this tablet. */
  pendingFields: EmployeeField[];
  clashes: Clash[];
  /** Other acts about this person that the server refused, newest first (T17). */
  refused: RefusalView[];
  archived: boolean;
  /** Names of the other establishments where this person works. */
  elsewhere: string[];
  pin: {
    state: 'set' | 'none' | 'locked';
    length: number;
    setAt: number | null;
    /** Name of who set it; null: the server. */
    setBy: string | null;
    /** Asked for another one at first use. */
    change: boolean;
    pending: boolean;
  };
  access: {
    state: AccessState;
    role: TabletRole | null;
    delivery: 'queued' | 'sent' | 'failed' | 'kept' | null;
    openedAt: number | null;
    openedBy: string | null;
    expiresAt: number | null;
    /** Why it was refused, when the last asking was. */
    refusal: 'no-email' | 'email-taken' | 'not-allowed' | 'not-found' | 'conflict' | null;
  };
  /** Since when they are in or on break, ms; null for whoever is not. */
  onDuty: number | null;
  /** A manager's own code and role are changed by themselves or in the portal, never by another manager here (T16). */
  protected: boolean;
  /** Digits of a new PIN for this person. */
  pinLength: number;
};

/** Shown once, then gone. */
export type NewPin = { person: string; name: string; pin: string };
