import * as z from 'zod/mini';
import { calendarDate, editOf, textRef } from '../journal/body.ts';
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

/** Roles grow with the portal; the tablet asks only who may unlock its settings. */
export const tabletRoles = ['employee', 'manager'] as const;
export const tabletRoleSchema = z.enum(tabletRoles);
export type TabletRole = (typeof tabletRoles)[number];

/** The text of a name attachment is this object as JSON. */
export const personNameSchema = z.strictObject({
  given: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  family: z.string().check(z.trim(), z.maxLength(80)),
});
export type PersonName = z.infer<typeof personNameSchema>;

export const employeeKinds = {
  'employee.create': z.strictObject({
    person: uuidSchema,
    nameText: textRef,
    colour: colourSchema,
    role: tabletRoleSchema,
    team: z.nullable(z.string().check(z.maxLength(40))),
    /** Until this date the limits for minors apply; null for adults. */
    minorUntil: z.nullable(calendarDate),
  }),
  'employee.edit': z.strictObject({
    person: uuidSchema,
    changes: z.strictObject({
      nameText: z.optional(editOf(textRef)),
      colour: z.optional(editOf(colourSchema)),
      team: z.optional(editOf(z.nullable(z.string().check(z.maxLength(40))))),
      role: z.optional(editOf(tabletRoleSchema)),
    }),
  }),
  'employee.archive': z.strictObject({ person: uuidSchema }),
} as const;
