import * as z from 'zod/mini';
import { calendarDate, instant } from '../journal/body.ts';
import { flagSchema } from '../journal/flags.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { colourSchema, personNameSchema, tabletRoleSchema } from '../employees/operations.ts';
import { establishmentSettingsSchema } from '../establishments/operations.ts';
import { measureSchema, momentSchema } from '../tasks/operations.ts';
import { punchSchema } from '../punches/punch.ts';
import { punchTypeSchema } from '../punches/operations.ts';

/**
 * The rows of the feed, one schema per room. Objects are loose on purpose: a tablet ignores fields
 * that a newer server adds.
 */
export const establishmentRowSchema = z.object({
  id: uuidSchema,
  organisationName: z.string(),
  name: z.string(),
  settings: z.looseObject(establishmentSettingsSchema.shape),
});
export type EstablishmentRow = z.infer<typeof establishmentRowSchema>;

export const employeeRowSchema = z.object({
  id: uuidSchema,
  /** Null once erased. */
  name: z.nullable(personNameSchema),
  /** Hash of the name's attachment: the `from` of an edit. */
  nameText: hashSchema,
  colour: colourSchema,
  role: tabletRoleSchema,
  team: z.nullable(z.string()),
  minorUntil: z.nullable(calendarDate),
});
export type EmployeeRow = z.infer<typeof employeeRowSchema>;

/** What this one tablet needs to check this one person's PIN (DESIGN §7). Made for the device that asks. */
export const pinRowSchema = z.object({
  person: uuidSchema,
  version: z.int().check(z.gte(1)),
  length: z.int().check(z.gte(4), z.lte(6)),
  /** `$2b$10$` and 22 characters. */
  salt: z.string().check(z.regex(/^\$2b\$\d\d\$[./A-Za-z0-9]{22}$/)),
  /** base64url of HMAC-SHA-256 by K_device over `pin-v1|organisation|person|version|bcrypt string`. */
  tag: z.string(),
});
export type PinRow = z.infer<typeof pinRowSchema>;

/** The latest punch of a person that counts: who is in, on break, gone. */
export const presenceRowSchema = z.object({
  person: uuidSchema,
  punch: uuidSchema,
  type: punchTypeSchema,
  at: instant,
  device: uuidSchema,
  epoch: uuidSchema,
  seq: z.int(),
});
export type PresenceRow = z.infer<typeof presenceRowSchema>;

/** Worked time of one person on one finished business day. Milliseconds. */
export const dayRowSchema = z.object({
  person: uuidSchema,
  day: calendarDate,
  worked: z.int().check(z.gte(0)),
  breaks: z.int().check(z.gte(0)),
  periods: z.array(z.object({ start: instant, end: z.nullable(instant) })),
});
export type DayRow = z.infer<typeof dayRowSchema>;

export const taskListRowSchema = z.object({
  id: uuidSchema,
  /** Id of the `task-list.define` operation that this row shows. */
  definition: uuidSchema,
  title: z.string(),
  moment: momentSchema,
  weekdays: z.array(z.int()),
  order: z.int(),
  tasks: z.array(
    z.object({
      task: uuidSchema,
      title: z.string(),
      due: z.nullable(z.string()),
      measure: z.nullable(measureSchema),
      team: z.nullable(z.string()),
      person: z.nullable(uuidSchema),
    }),
  ),
});
export type TaskListRow = z.infer<typeof taskListRowSchema>;

export const checkOffSchema = z.object({
  id: uuidSchema,
  list: uuidSchema,
  task: uuidSchema,
  definition: uuidSchema,
  day: calendarDate,
  person: z.nullable(uuidSchema),
  at: instant,
  value: z.nullable(z.number()),
  action: z.nullable(z.string()),
  uncheckedBy: z.nullable(uuidSchema),
  uncheckedAt: z.nullable(instant),
  uncheckReason: z.nullable(z.string()),
  flags: z.array(flagSchema),
});
export type CheckOff = z.infer<typeof checkOffSchema>;

export const shiftRowSchema = z.object({
  id: uuidSchema,
  person: uuidSchema,
  start: instant,
  end: instant,
});
export type ShiftRow = z.infer<typeof shiftRowSchema>;

/** The rooms of the feed and the schema of their rows. `key` of a change is the row's id (see `rowKey`). */
export const feedRooms = {
  establishments: establishmentRowSchema,
  employees: employeeRowSchema,
  pins: pinRowSchema,
  presence: presenceRowSchema,
  punches: punchSchema,
  days: dayRowSchema,
  taskLists: taskListRowSchema,
  checkOffs: checkOffSchema,
  shifts: shiftRowSchema,
} as const;

export type FeedRoom = keyof typeof feedRooms;
export type FeedRow<R extends FeedRoom> = z.infer<(typeof feedRooms)[R]>;

export function isFeedRoom(room: string): room is FeedRoom {
  return Object.hasOwn(feedRooms, room);
}

/** Key of a `days` row: one per person and business day. */
export function dayKey(person: string, day: string): string {
  return `${person}/${day}`;
}
