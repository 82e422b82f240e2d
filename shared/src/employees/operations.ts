import * as z from 'zod/mini';
import { tabletRoleSchema } from '../access/permissions.ts';
import { languageSchema } from '../establishments/languages.ts';
import { calendarDate, editOf, textRef } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';

export const colours = [
  'brick',
  'amber',
  'olive',
  'teal',
  'blue',
  'violet',
  'rose',
  'slate',
] as const;
export const colourSchema = z.enum(colours);
export type Colour = (typeof colours)[number];

export { tabletRoles, tabletRoleSchema, type TabletRole } from '../access/permissions.ts';

/** The text of a name attachment is this object as JSON. */
export const personNameSchema = z.strictObject({
  given: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  family: z.string().check(z.trim(), z.maxLength(80)),
});
export type PersonName = z.infer<typeof personNameSchema>;

const team = z.nullable(z.string().check(z.maxLength(40)));
const openPeriodLimit = z.nullable(z.int().check(z.gte(60), z.lte(24 * 60)));

export const employeeKinds = {
  'employee.create': z.strictObject({
    person: uuidSchema,
    nameText: textRef,
    colour: colourSchema,
    role: tabletRoleSchema,
    team,
    /** Until this date the limits for minors apply; null for adults. */
    minorUntil: z.nullable(calendarDate),
  }),
  /**
   * Fields of one person, each `{from, to}`. A door writes one operation per field that changed, so that a clash about
   * one field never holds another back.
   */
  'employee.edit': z.strictObject({
    person: uuidSchema,
    changes: z.strictObject({
      nameText: z.optional(editOf(textRef)),
      colour: z.optional(editOf(colourSchema)),
      team: z.optional(editOf(team)),
      role: z.optional(editOf(tabletRoleSchema)),
      /** What the tablet calls this person instead of the given name. */
      displayText: z.optional(editOf(z.nullable(textRef))),
      /** A bare address, in the form that `readEmail` gives. */
      emailText: z.optional(editOf(z.nullable(textRef))),
      phoneText: z.optional(editOf(z.nullable(textRef))),
      language: z.optional(editOf(z.nullable(languageSchema))),
      startsOn: z.optional(editOf(z.nullable(calendarDate))),
      endsOn: z.optional(editOf(z.nullable(calendarDate))),
      minorUntil: z.optional(editOf(z.nullable(calendarDate))),
      /** Minutes; null: as the establishment has it (K24). */
      openPeriodLimit: z.optional(editOf(openPeriodLimit)),
      /** `hashPhoto` of the image as it was sent by `PUT`; the operation waits (`retry`) until it is there. */
      photo: z.optional(editOf(z.nullable(hashSchema))),
    }),
  }),
  /** Leaves every roster and loses the PIN and the access; records stay. */
  'employee.archive': z.strictObject({ person: uuidSchema }),
  'employee.restore': z.strictObject({ person: uuidSchema }),
  /**
   * Personal data of somebody archived go for good: their attachments are deleted, the chain still verifies (L05).
   * `contacts`: e-mail, telephone, photo and display name; `all`: their name and every text about them too.
   * `too-early` before the period of the establishment's `retention` has passed.
   */
  'employee.erase': z.strictObject({ person: uuidSchema, what: z.enum(['contacts', 'all']) }),
  /** `person` was a second record of `into`: its punches and check-offs become theirs, and it is archived. */
  'employee.merge': z.strictObject({ person: uuidSchema, into: uuidSchema }),
  /** The establishment of the envelope is another place where this person works, or no longer is. */
  'membership.add': z.strictObject({ person: uuidSchema }),
  'membership.remove': z.strictObject({ person: uuidSchema }),
  /** The name by which payroll or HR software knows this person. */
  'employee.identify': z.strictObject({
    person: uuidSchema,
    externalId: z.string().check(z.minLength(1), z.maxLength(80)),
  }),
} as const;
