import type { DeviceOperation } from '../journal/operation.ts';
import type { Body } from '../journal/kinds.ts';
import type { EmployeeRow } from '../sync/rows.ts';
import { unsetDetails } from './unset-details.ts';
import type { PersonName, TabletRole } from './operations.ts';

export const peopleKinds = [
  'employee.create',
  'employee.edit',
  'employee.archive',
  'employee.restore',
  'employee.merge',
  'access.open',
  'access.resend',
  'access.revoke',
  'pin.renew',
] as const;
export type PeopleKind = (typeof peopleKinds)[number];
export type PeopleOperation = Extract<DeviceOperation, { kind: PeopleKind }>;

export function isPeopleKind(kind: string): kind is PeopleKind {
  return (peopleKinds as readonly string[]).includes(kind);
}

type Edits = Body<'employee.edit'>['changes'];
/** A field of `employee.edit`. */
export type EditField = keyof Edits;

/** What is asked of a person's access and has not come back from the server yet. */
export type AskedAccess = {
  ask: 'open' | 'resend' | 'revoke';
  role: TabletRole | null;
  at: number;
  by: string | null;
  unsent: boolean;
};

/** A person as they stand once the server has applied what a tablet still holds. */
export type ProjectedPerson = {
  row: EmployeeRow;
  archived: { at: number; by: string | null } | null;
  /** Fields that differ by operations which were not sent. */
  unsentFields: ReadonlySet<EditField>;
  /** Something about this person was not sent. */
  unsent: boolean;
  /** The PIN that the server confirmed ended with an archive; `renewed`: operation that set the present one. */
  pin: { ended: boolean; renewed: string | null };
  access: AskedAccess | null;
};

/** What the server confirmed about somebody: on the roster, or archived. */
export type KnownPerson = { row: EmployeeRow; archived: ProjectedPerson['archived'] };

export type AskedOperation = {
  operation: PeopleOperation;
  /** Corrected time at which it was written, ms. */
  at: number;
  /** False: the server has it, its effect is on the way. */
  unsent: boolean;
};

/**
 * The people of whom a tablet's own operations speak, with those operations applied by the server's rules in their
 * order (spec SYNC-19): an edit applies where the value that stands equals its `from`, and nowhere else. Who is not in
 * the answer stands as confirmed.
 *
 * @param textOf text of an attachment by its hash; null when it is absent or erased
 */
export function projectPeople(
  known: (person: string) => KnownPerson | null,
  operations: readonly AskedOperation[],
  textOf: (hash: string) => string | null,
): Map<string, ProjectedPerson> {
  const people = new Map<string, ProjectedPerson>();
  const of = (person: string): ProjectedPerson | null => {
    const before = people.get(person);
    if (before !== undefined) return before;
    const confirmed = known(person);
    return confirmed && { ...confirmed, ...untouched };
  };
  for (const asked of operations) {
    const { person } = asked.operation.body;
    const before = of(person);
    const after =
      asked.operation.kind === 'employee.create'
        ? (before ?? created(asked.operation.body, textOf))
        : before && next(before, asked, textOf);
    if (after === null) continue;
    people.set(person, { ...after, unsent: after.unsent || asked.unsent });
  }
  return people;
}

const untouched = {
  unsentFields: new Set<EditField>(),
  unsent: false,
  pin: { ended: false, renewed: null },
  access: null,
} satisfies Partial<ProjectedPerson>;

type TextOf = (hash: string) => string | null;

function created(body: Body<'employee.create'>, textOf: TextOf): ProjectedPerson {
  const { person, nameText, colour, role, team, minorUntil } = body;
  const row: EmployeeRow = {
    ...unsetDetails,
    id: person,
    name: readName(textOf(nameText)),
    nameText,
    colour,
    role,
    team,
    minorUntil,
  };
  return { row, archived: null, ...untouched };
}

function next(before: ProjectedPerson, asked: AskedOperation, textOf: TextOf): ProjectedPerson {
  const { operation, at, unsent } = asked;
  switch (operation.kind) {
    case 'employee.create':
      return before;
    case 'employee.edit':
      return edited(before, operation.body.changes, unsent, textOf);
    case 'employee.archive':
    case 'employee.merge':
      if (before.archived !== null) return before;
      return {
        ...before,
        archived: { at, by: operation.actor },
        pin: { ended: true, renewed: null },
        access: null,
      };
    case 'employee.restore':
      return { ...before, archived: null };
    case 'pin.renew':
      return before.archived === null
        ? { ...before, pin: { ...before.pin, renewed: operation.id } }
        : before;
    case 'access.open':
    case 'access.resend':
    case 'access.revoke':
      return withAccess(before, { ...asked, operation });
  }
}

type AccessOperation = Extract<
  PeopleOperation,
  { kind: 'access.open' | 'access.resend' | 'access.revoke' }
>;

function withAccess(
  before: ProjectedPerson,
  { operation, at, unsent }: AskedOperation & { operation: AccessOperation },
): ProjectedPerson {
  const common = { at, by: operation.actor, unsent };
  switch (operation.kind) {
    case 'access.open': {
      // The server would refuse it `no-email`.
      if (before.archived !== null || before.row.emailText === null) return before;
      const { role } = operation.body;
      // A manager becomes one on the tablet at once; nobody is demoted by an invitation.
      const row = role === 'manager' ? { ...before.row, role } : before.row;
      return { ...before, row, access: { ask: 'open', role, ...common } };
    }
    case 'access.resend': {
      const role = before.access?.role ?? null;
      return { ...before, access: { ask: 'resend', role, ...common } };
    }
    case 'access.revoke':
      return { ...before, access: { ask: 'revoke', role: null, ...common } };
  }
}

/** The field of a row that shows the text whose hash stands in the field of the edit. */
const shownAs = {
  displayText: 'display',
  emailText: 'email',
  phoneText: 'phone',
} as const;

function edited(
  before: ProjectedPerson,
  changes: Edits,
  unsent: boolean,
  textOf: TextOf,
): ProjectedPerson {
  const fields = Object.keys(changes) as EditField[];
  // One field that somebody else changed refuses the whole operation.
  if (fields.some((field) => before.row[field] !== changes[field]?.from)) return before;
  let row: EmployeeRow = before.row;
  for (const field of fields) {
    const to = changes[field]?.to ?? null;
    row = { ...row, [field]: to };
    if (field === 'nameText') row = { ...row, name: readName(textOf(to as string)) };
    else if (field === 'displayText' || field === 'emailText' || field === 'phoneText') {
      row = { ...row, [shownAs[field]]: to === null ? null : textOf(to as string) };
    }
  }
  const unsentFields = unsent ? new Set([...before.unsentFields, ...fields]) : before.unsentFields;
  return { ...before, row, unsentFields };
}

/** What a form of this tablet wrote, or the server confirmed; anything else is no name. */
function readName(text: string | null): PersonName | null {
  if (text === null) return null;
  const { given, family } = JSON.parse(text) as Partial<PersonName>;
  return typeof given === 'string' && typeof family === 'string' ? { given, family } : null;
}
