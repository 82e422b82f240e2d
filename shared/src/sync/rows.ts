import * as z from 'zod/mini';
import { pinPurposeSchema } from '../access/operations.ts';
import { calendarDate, instant } from '../journal/body.ts';
import { flagSchema } from '../journal/flags.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { colourSchema, personNameSchema, tabletRoleSchema } from '../employees/operations.ts';
import { languageSchema } from '../establishments/languages.ts';
import { establishmentSettingsSchema } from '../establishments/operations.ts';
import { announcementRowSchema } from '../announcements/announcement.ts';
import { absenceRowSchema } from '../planning/absence.ts';
import { shiftChangeRowSchema } from '../planning/change.ts';
import { contractRowSchema, shiftElsewhereRowSchema } from '../planning/contract.ts';
import { swapRowSchema } from '../planning/swap.ts';
import { measureSchema, momentSchema } from '../tasks/operations.ts';
import { punchSchema } from '../punches/punch-schema.ts';
import { punchTypeSchema } from '../punches/operations.ts';
import { correctionRowSchema, periodLockRowSchema } from '../timesheets/correction.ts';
import { statementRowSchema } from '../timesheets/statement.ts';

/**
 * The rows of the feed, one schema per room. Objects are loose on purpose: a tablet ignores fields
 * that a newer server adds.
 */
export const establishmentRowSchema = z.object({
  id: uuidSchema,
  organisationName: z.string(),
  name: z.string(),
  nameText: z._default(z.nullable(hashSchema), null),
  /** Whom to ask about one's data, and the `from` of its edit. */
  contact: z._default(z.nullable(z.string()), null),
  contactText: z._default(z.nullable(hashSchema), null),
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
  /** The text of each attachment, null when empty or erased, beside the hash that is the `from` of its edit. */
  display: z._default(z.nullable(z.string()), null),
  displayText: z._default(z.nullable(hashSchema), null),
  email: z._default(z.nullable(z.string()), null),
  emailText: z._default(z.nullable(hashSchema), null),
  phone: z._default(z.nullable(z.string()), null),
  phoneText: z._default(z.nullable(hashSchema), null),
  language: z._default(z.nullable(languageSchema), null),
  startsOn: z._default(z.nullable(calendarDate), null),
  endsOn: z._default(z.nullable(calendarDate), null),
  openPeriodLimit: z._default(z.nullable(z.int()), null),
  /** `GET /api/sync/photos/{hash}` has it as WebP. */
  photo: z._default(z.nullable(hashSchema), null),
  /** Names of the other establishments where this person works. */
  elsewhere: z._default(z.array(z.string()), []),
});
export type EmployeeRow = z.infer<typeof employeeRowSchema>;

/** Somebody who was archived: not on the home, can be restored. */
export const formerEmployeeRowSchema = z.object({
  id: uuidSchema,
  name: z.nullable(personNameSchema),
  colour: colourSchema,
  role: tabletRoleSchema,
  archivedAt: instant,
  archivedBy: z.nullable(uuidSchema),
});
export type FormerEmployeeRow = z.infer<typeof formerEmployeeRowSchema>;

export const accessStates = ['pending', 'accepted', 'revoked'] as const;

/** The latest invitation of a person and what became of it; who was never invited has no row. */
export const accessRowSchema = z.object({
  person: uuidSchema,
  /** Id of the `access.open` operation. */
  invitation: uuidSchema,
  role: tabletRoleSchema,
  /** `pending` after `expiresAt` is expired: who shows it compares with the clock. */
  state: z.enum(accessStates),
  /** `kept`: the organisation has no mail server, administrators read it in the portal. */
  delivery: z.enum(['queued', 'sent', 'failed', 'kept']),
  expiresAt: z.nullable(instant),
  openedAt: instant,
  openedBy: z.nullable(uuidSchema),
});
export type AccessRow = z.infer<typeof accessRowSchema>;

/** What this one tablet needs to check this one person's PIN (DESIGN §7). Made for the device that asks. */
export const pinRowSchema = z.object({
  person: uuidSchema,
  version: z.int().check(z.gte(1)),
  length: z.int().check(z.gte(4), z.lte(6)),
  /** `$2b$10$` and 22 characters. */
  salt: z.string().check(z.regex(/^\$2b\$\d\d\$[./A-Za-z0-9]{22}$/)),
  /** base64url of HMAC-SHA-256 by K_device over `pin-v1|organisation|person|version|bcrypt string`. */
  tag: z.string(),
  /** Since when, set by whom (null: the server), and whether its owner is asked for another one at first use. */
  setAt: z._default(z.nullable(instant), null),
  setBy: z._default(z.nullable(uuidSchema), null),
  change: z._default(z.boolean(), false),
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
  /** A correction that stands changed it. */
  corrected: z.optional(z.boolean()),
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

/** A definition as it stood from `since` until the next one of the same list: the register reads past days by it. */
export const taskDefinitionRowSchema = z.object({
  /** Id of the `task-list.define` operation. */
  id: uuidSchema,
  list: uuidSchema,
  since: instant,
  archived: z.boolean(),
  title: z.string(),
  moment: momentSchema,
  weekdays: z.array(z.int()),
  order: z.int(),
  tasks: taskListRowSchema.shape.tasks,
});
export type TaskDefinitionRow = z.infer<typeof taskDefinitionRowSchema>;

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

/** A published shift. */
export const shiftRowSchema = z.object({
  id: uuidSchema,
  /** Null: an open shift. */
  person: z.nullable(uuidSchema),
  start: instant,
  end: instant,
  pause: z._default(z.int(), 0),
  position: z._default(z.nullable(uuidSchema), null),
  /** Of an open shift: the team that it is for. */
  team: z._default(z.nullable(uuidSchema), null),
  note: z._default(z.nullable(z.string()), null),
  /** The `from` of its next change. */
  noteText: z._default(z.nullable(hashSchema), null),
  /** When the server published it last, ms; null: before there was planning. */
  publishedAt: z._default(z.nullable(instant), null),
});
export type ShiftRow = z.infer<typeof shiftRowSchema>;

/** A position (« poste ») of the establishment. Archived ones stay: shifts bear them. */
export const positionRowSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  colour: colourSchema,
  archived: z.boolean(),
});
export type PositionRow = z.infer<typeof positionRowSchema>;

/** A team of the establishment; `parent` is the team that it is a part of. */
export const teamRowSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  parent: z.nullable(uuidSchema),
});
export type TeamRow = z.infer<typeof teamRowSchema>;

/**
 * Somebody whom a tablet of the establishment has locked out (spec PIN-19): for that tablet, and for the one that took its
 * place, it stands until a manager unlocks. One row per tablet that counted, person and purpose (`lockKey`); gone with the lock.
 */
export const lockRowSchema = z.object({
  person: uuidSchema,
  /** The tablet that counted. */
  device: uuidSchema,
  purpose: pinPurposeSchema,
  /** Consecutive failures. */
  failures: z.int().check(z.gte(1)),
  at: instant,
});
export type LockRow = z.infer<typeof lockRowSchema>;

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
  formerEmployees: formerEmployeeRowSchema,
  accesses: accessRowSchema,
  taskDefinitions: taskDefinitionRowSchema,
  teams: teamRowSchema,
  locks: lockRowSchema,
  corrections: correctionRowSchema,
  periodLocks: periodLockRowSchema,
  statements: statementRowSchema,
  shiftChanges: shiftChangeRowSchema,
  positions: positionRowSchema,
  absences: absenceRowSchema,
  swaps: swapRowSchema,
  announcements: announcementRowSchema,
  contracts: contractRowSchema,
  shiftsElsewhere: shiftElsewhereRowSchema,
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

/** Key of a `locks` row: one per tablet that counted, purpose and person. */
export function lockKey({ device, purpose, person }: Omit<LockRow, 'failures' | 'at'>): string {
  return `${device}/${purpose}/${person}`;
}
