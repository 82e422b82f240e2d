import * as z from 'zod/mini';
import { tabletRoleSchema } from '../access/permissions.ts';
import { personNameSchema } from '../employees/operations.ts';
import { languageSchema } from '../establishments/languages.ts';
import { calendarDate, instant } from '../journal/body.ts';
import { flagSchema } from '../journal/flags.ts';
import { uuidSchema } from '../journal/ids.ts';
import { authSchema } from '../journal/operation.ts';
import { punchTypeSchema } from '../punches/operations.ts';
import { refusalCodes } from '../refusals.ts';

/** Messages between payroll or HR software and the server (`/api/backoffice/v1`, docs/protocol.md). */

/** The name by which payroll knows somebody. */
export const externalIdSchema = z.string().check(z.minLength(1), z.maxLength(80));

/** `GET /changes`: at most 500 a page. Everything of a query is text. */
export const changesQuerySchema = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(1_000))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|[1-4]\d\d|500)$/))),
});

const text = (longest: number) => z.nullable(z.string().check(z.maxLength(longest)));

/** Fields of a person that payroll may write; what is left out stays as it is. */
const fields = {
  name: z.optional(personNameSchema),
  email: z.optional(text(254)),
  phone: z.optional(text(40)),
  team: z.optional(text(40)),
  language: z.optional(z.nullable(languageSchema)),
  startsOn: z.optional(z.nullable(calendarDate)),
  endsOn: z.optional(z.nullable(calendarDate)),
};

/** One person as payroll pushes them. */
export const pushSchema = z
  .strictObject({
    ...fields,
    /** Id or exact name: they work there; where else they work stays. */
    establishment: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
    /** False archives, true brings back. */
    active: z.optional(z.boolean()),
    /** A number that grows with every change on the side of payroll; an older push never overwrites a newer one. */
    version: z.optional(z.int().check(z.gte(0))),
    /** The same as an ISO 8601 instant. */
    updatedAt: z.optional(z.iso.datetime({ offset: true })),
    /** Values that payroll takes for the present ones: where one is not, nothing of the item is applied. */
    if: z.optional(z.strictObject(fields)),
  })
  .check(z.refine(({ version, updatedAt }) => version === undefined || updatedAt === undefined));
export type Push = z.infer<typeof pushSchema>;
export type PushedFields = Pick<Push, keyof typeof fields>;
export const pushedFields = Object.keys(fields) as (keyof PushedFields)[];

/** `PUT /employees`: at most 500; each item is read by itself, so that one that is wrong refuses itself alone. */
export const batchSchema = z.strictObject({
  employees: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(500)),
});

export const changedEmployeeSchema = z.object({
  id: uuidSchema,
  externalId: z.nullable(z.string()),
  name: z.nullable(personNameSchema),
  display: z.nullable(z.string()),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  team: z.nullable(z.string()),
  role: tabletRoleSchema,
  language: z.nullable(languageSchema),
  startsOn: z.nullable(calendarDate),
  endsOn: z.nullable(calendarDate),
  archivedAt: z.nullable(instant),
  establishments: z.array(z.object({ id: uuidSchema, name: z.string() })),
});
export type ChangedEmployee = z.infer<typeof changedEmployeeSchema>;

export const changedPunchSchema = z.object({
  id: uuidSchema,
  /** Null: nobody knows yet whose it is; `typedName` is what they typed. */
  person: z.nullable(uuidSchema),
  externalId: z.nullable(z.string()),
  typedName: z.nullable(z.string()),
  type: punchTypeSchema,
  /** What the tablet's own clock said, unaltered; of one that a correction added, its time. */
  deviceTime: instant,
  /** The corrected time, by which hours are counted; of a declared punch the time that was declared. */
  time: instant,
  /** When the server first held it: it was certainly made before. */
  receivedAt: instant,
  /** Server time of the receipt that its operation cites: it was certainly made after; null where none is known. */
  notBefore: z.nullable(instant),
  businessDay: calendarDate,
  establishment: z.object({ id: uuidSchema, name: z.string() }),
  auth: authSchema,
  declared: z.boolean(),
  /** Kept, and counts for nothing. */
  cancelled: z.boolean(),
  attached: z.nullable(z.object({ by: z.nullable(uuidSchema), at: instant })),
  /** The correction that set it aside: kept, and counts for nothing. */
  setAside: z.nullable(uuidSchema),
  /** The correction that it stands by: nobody punched it. */
  correction: z.nullable(uuidSchema),
  /** Who looked at its doubts and let it count. */
  accepted: z.nullable(z.object({ by: z.nullable(uuidSchema), at: instant })),
  flags: z.array(flagSchema),
});
export type ChangedPunch = z.infer<typeof changedPunchSchema>;

const change = { id: uuidSchema, change: z.enum(['put', 'remove']) };
export const changeItemSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('employee'), ...change, data: z.nullable(changedEmployeeSchema) }),
  z.object({ type: z.literal('punch'), ...change, data: z.nullable(changedPunchSchema) }),
]);
export type ChangeItem = z.infer<typeof changeItemSchema>;

export const changesAnswerSchema = z.object({
  items: z.array(changeItemSchema),
  /** For the next question, whether there is more now or not. */
  cursor: z.string(),
  more: z.boolean(),
});

/** A refusal in words, for whoever reads the log of the payroll software. */
export const spokenSchema = z.object({ fr: z.string(), en: z.string() });

export const pushAnswerSchema = z.object({
  externalId: z.nullable(z.string()),
  status: z.enum(['created', 'updated', 'unchanged', 'refused']),
  /** The person here. */
  employee: z.optional(uuidSchema),
  refusal: z.optional(z.enum(refusalCodes)),
  field: z.optional(z.string()),
  message: z.optional(spokenSchema),
  /** With `conflict`, for a token that may read people: how they stand now. */
  current: z.optional(z.nullable(changedEmployeeSchema)),
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;
export const batchAnswerSchema = z.object({ items: z.array(pushAnswerSchema) });
