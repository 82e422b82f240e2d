import * as z from 'zod';
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
  given: z.string().trim().min(1).max(80),
  family: z.string().trim().max(80),
});
export type PersonName = z.infer<typeof personNameSchema>;

export const employeeKinds = {
  'employee.create': z.strictObject({
    person: uuidSchema,
    nameText: textRef,
    colour: colourSchema,
    role: tabletRoleSchema,
    team: z.string().max(40).nullable(),
    /** Until this date the limits for minors apply; null for adults. */
    minorUntil: calendarDate.nullable(),
  }),
  'employee.edit': z.strictObject({
    person: uuidSchema,
    changes: z.strictObject({
      nameText: editOf(textRef).optional(),
      colour: editOf(colourSchema).optional(),
      team: editOf(z.string().max(40).nullable()).optional(),
      role: editOf(tabletRoleSchema).optional(),
    }),
  }),
  'employee.archive': z.strictObject({ person: uuidSchema }),
} as const;
