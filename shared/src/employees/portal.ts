import * as z from 'zod/mini';
import { roleSchema } from '../access/permissions.ts';
import { accessViewSchema, grantHoldingSchema, roleHoldingSchema } from '../access/portal.ts';
import { languageSchema } from '../establishments/languages.ts';
import { instant } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { employeeRowSchema } from '../sync/rows.ts';
import { colourSchema, employeeKinds, personNameSchema, tabletRoleSchema } from './operations.ts';
import { isPlainText, writtenNameSchema } from './written-name.ts';

/** One person as the administration sees them: the tablet's row and what stands around it. */
export const employeeRecordSchema = z.object({
  ...employeeRowSchema.shape,
  archivedAt: z.nullable(instant),
  establishments: z.array(z.object({ id: uuidSchema, name: z.string() })),
  pin: z.nullable(z.object({ setAt: z.nullable(instant), length: z.int(), change: z.boolean() })),
  access: accessViewSchema,
  externalId: z.nullable(z.string()),
});
export type EmployeeRecord = z.infer<typeof employeeRecordSchema>;

/** `GET /api/portal/employees/{id}` (`employees.read`) → `employeeRecordSchema`. */

/** Whether somebody can log in: `bounced` and `expired` are invitations that need a hand. */
export const accessStatuses = [
  'none',
  'invited',
  'bounced',
  'expired',
  'active',
  'revoked',
] as const;
export type AccessStatus = (typeof accessStatuses)[number];

/** One person in the list of users: what rows, search, filters and sorting need, and nothing more. */
export const employeeLineSchema = z.object({
  id: uuidSchema,
  name: z.nullable(personNameSchema),
  display: z.nullable(z.string()),
  colour: colourSchema,
  photo: z.nullable(z.string()),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  team: z.nullable(z.string()),
  establishments: z.array(uuidSchema),
  archivedAt: z.nullable(instant),
  /** Unlocks the settings of tablets. */
  role: tabletRoleSchema,
  roles: z.array(roleSchema),
  status: z.enum(accessStatuses),
  invitedAt: z.nullable(instant),
  /** Has a PIN. */
  pin: z.boolean(),
});
export type EmployeeLine = z.infer<typeof employeeLineSchema>;

/** `GET /api/portal/employees` (`employees.read`): everybody within reach, archived people too, in no order. */
export const employeesAnswerSchema = z.object({ employees: z.array(employeeLineSchema) });

/**
 * `POST /api/portal/employees` → 201 `createdEmployeeSchema`; the PIN is shown once. « Nouveau collègue » (C3 to C8):
 * person, roles, grants and invitation in one transaction, or nothing.
 */
export const employeeRequestSchema = z.strictObject({
  /**
   * The person's id, where the page makes one: the same request sent again, after a lost answer or a second press, makes
   * nobody twice. `conflict` where it stands for somebody else or for another request.
   */
  id: z.optional(uuidSchema),
  establishment: uuidSchema,
  name: writtenNameSchema,
  team: z.nullable(z.string().check(z.maxLength(40), z.refine(isPlainText))),
  email: z.nullable(z.string().check(z.maxLength(254))),
  phone: z.nullable(z.string().check(z.maxLength(40))),
  /** `employee` goes without saying; a manager of the establishment unlocks its tablets too. */
  roles: z.array(roleHoldingSchema).check(z.maxLength(20)),
  grants: z.array(grantHoldingSchema).check(z.maxLength(20)),
  /** `hashPhoto` of an image that was sent by `PUT` before. */
  photo: z.nullable(hashSchema),
  invite: z.boolean(),
});
export type EmployeeRequest = z.infer<typeof employeeRequestSchema>;
export const createdEmployeeSchema = z.object({
  employee: uuidSchema,
  pin: z.string(),
  invited: z.boolean(),
  /** They were there already, by this very request: the code of then cannot be read again, this is a new one. */
  again: z.optional(z.boolean()),
  /** False: no mail server is configured, the invitation is kept for an administrator to hand over. */
  mailed: z.optional(z.boolean()),
});

const text = z.nullable(z.string().check(z.maxLength(254)));
const plain = z.nullable(z.string().check(z.maxLength(254), z.refine(isPlainText)));
const { changes } = employeeKinds['employee.edit'].shape;
/**
 * `PATCH /api/portal/employees/{id}`: fields as the form showed them and as they should be. A field that somebody else
 * changed meanwhile is answered 409 `conflict` with the record of now, and nothing of the request is applied.
 */
export const employeePatchSchema = z.strictObject({
  name: z.optional(z.strictObject({ from: z.nullable(personNameSchema), to: writtenNameSchema })),
  display: z.optional(z.strictObject({ from: text, to: plain })),
  email: z.optional(z.strictObject({ from: text, to: text })),
  phone: z.optional(z.strictObject({ from: text, to: text })),
  team: changes.shape.team,
  role: changes.shape.role,
  language: changes.shape.language,
  startsOn: changes.shape.startsOn,
  endsOn: changes.shape.endsOn,
  minorUntil: changes.shape.minorUntil,
  openPeriodLimit: changes.shape.openPeriodLimit,
  /** Of an image that was sent by `PUT` before. */
  photo: changes.shape.photo,
});
export type EmployeePatch = z.infer<typeof employeePatchSchema>;

/**
 * `POST /api/portal/employees/{id}/archive | restore`: 204. `…/pin` → `{pin}`, once. `…/memberships`
 * `{establishment}` adds, `DELETE …/memberships/{establishment}` takes away.
 */
export const newPinAnswerSchema = z.object({ pin: z.string() });
export const membershipRequestSchema = z.strictObject({ establishment: uuidSchema });

/** `POST /api/portal/employees/pins`: new PINs for people who have none, shown once; 25 at most. */
export const pinsRequestSchema = z.strictObject({
  people: z.array(uuidSchema).check(z.minLength(1), z.maxLength(25)),
});
export const pinsAnswerSchema = z.object({
  pins: z.array(z.object({ person: uuidSchema, pin: z.string() })),
});

/** `POST /api/portal/employees/{id}/erase` → 204; `too-early` before the retention period is over. */
export const eraseRequestSchema = z.pick(employeeKinds['employee.erase'], { what: true });

/**
 * `POST /api/portal/employees/export` (`employees.read`) → the file. `people` null: everybody within reach. CSV is
 * UTF-8 with a byte order mark, `;`, every field quoted, formulas made inert (F01).
 */
export const exportRequestSchema = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  people: z.nullable(z.array(uuidSchema).check(z.minLength(1), z.maxLength(5_000))),
  language: languageSchema,
});

/**
 * `POST /api/portal/employees/import/check?establishment=…` with the file as body (`text/csv` or the type of .xlsx, 2 MB) →
 * `importAnswerSchema`; writes nothing. `POST /api/portal/employees/import?establishment=…`, the same file → 201
 * `importedSchema`, all or nothing: `faulty-rows` as soon as one row has a fault. `unreadable-file` with a reason for what
 * is no table. With `attempt=<uuid>` of the page's making, the same request sent again is answered the same and does nothing
 * twice; `conflict` where that id stands for another table. `GET /api/portal/employees/import/template?format=csv|xlsx&language=fr|en` → the file to fill in.
 */
export const importFaults = [
  'name-missing',
  'name-too-long',
  'name-malformed',
  'email-malformed',
  'email-taken',
  'email-twice',
  'phone-malformed',
  'role-unknown',
  'role-not-yours',
  'establishment-unknown',
  'team-unknown',
  'language-unknown',
  'date-malformed',
  'date-order',
  'external-id-taken',
  'external-id-twice',
  'too-long',
] as const;
export type ImportFault = (typeof importFaults)[number];
export const importAnswerSchema = z.object({
  /** Columns of the file in its order: the one that each means, null for one that says nothing to Comptoir. */
  columns: z.array(z.object({ title: z.string(), meaning: z.nullable(z.string()) })),
  rows: z.array(
    z.object({
      /** As a spreadsheet counts: the header is 1. */
      line: z.int(),
      /** By meaning, as it would be written. */
      values: z.record(z.string(), z.string()),
      faults: z.array(
        z.object({
          column: z.string(),
          fault: z.enum(importFaults),
          /** What was probably meant (`gmail.con` → `gmail.com`). */
          suggestion: z.nullable(z.string()),
        }),
      ),
    }),
  ),
});
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
export const importedSchema = z.object({ people: z.array(uuidSchema) });
/** Beside `unreadable-file`, as `detail` of the problem. */
export const fileFaults = [
  'empty',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'not-a-table',
  'duplicate-column',
  'no-name-column',
  'encoding',
] as const;
export type FileFault = (typeof fileFaults)[number];
