import * as z from 'zod/mini';
import { accessViewSchema } from '../access/portal.ts';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { employeeRowSchema } from '../sync/rows.ts';
import { employeeKinds, personNameSchema, tabletRoleSchema } from './operations.ts';

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

/** `GET /api/portal/employees`: everybody of the establishments that the asker manages, archived people too. */
export const employeesAnswerSchema = z.object({ employees: z.array(employeeRecordSchema) });

/** `POST /api/portal/employees` → 201 `{employee, pin}`; the PIN is shown once. */
export const employeeRequestSchema = z.strictObject({
  establishment: uuidSchema,
  name: personNameSchema,
  role: tabletRoleSchema,
  team: z.nullable(z.string().check(z.maxLength(40))),
  email: z.nullable(z.string().check(z.maxLength(254))),
  phone: z.nullable(z.string().check(z.maxLength(40))),
});
export const createdEmployeeSchema = z.object({ employee: uuidSchema, pin: z.string() });

const text = z.nullable(z.string().check(z.maxLength(254)));
const { changes } = employeeKinds['employee.edit'].shape;
/**
 * `PATCH /api/portal/employees/{id}`: fields as the form showed them and as they should be. A field that somebody else
 * changed meanwhile is answered 409 `conflict` with the record of now, and nothing of the request is applied.
 */
export const employeePatchSchema = z.strictObject({
  name: z.optional(z.strictObject({ from: z.nullable(personNameSchema), to: personNameSchema })),
  display: z.optional(z.strictObject({ from: text, to: text })),
  email: z.optional(z.strictObject({ from: text, to: text })),
  phone: z.optional(z.strictObject({ from: text, to: text })),
  team: changes.shape.team,
  role: changes.shape.role,
  language: changes.shape.language,
  startsOn: changes.shape.startsOn,
  endsOn: changes.shape.endsOn,
  openPeriodLimit: changes.shape.openPeriodLimit,
});
export type EmployeePatch = z.infer<typeof employeePatchSchema>;

/**
 * `POST /api/portal/employees/{id}/archive | restore`: 204. `…/pin` → `{pin}`, once. `…/memberships`
 * `{establishment}` adds, `DELETE …/memberships/{establishment}` takes away.
 */
export const newPinAnswerSchema = z.object({ pin: z.string() });
export const membershipRequestSchema = z.strictObject({ establishment: uuidSchema });
