import * as z from 'zod/mini';
import { chosenInstant, instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { announcementLimits } from './operations.ts';

/** Messages between the portal and the server about announcements. Strict from the page, loose from the server. */

const named = z.object({ id: uuidSchema, name: z.string() });

/** What a manager sees of one. Texts are null once they were erased; `by` null: the server itself. */
export const announcementViewSchema = z.object({
  id: uuidSchema,
  /** The `previous` of its next change. */
  definition: uuidSchema,
  /** Null: everywhere. */
  establishment: z.nullable(named),
  /** Null where the team is gone, as for all: `to` says which. */
  team: z.nullable(named),
  person: z.nullable(named),
  to: z.enum(['all', 'team', 'person']),
  title: z.nullable(z.string()),
  body: z.nullable(z.string()),
  pinned: z.boolean(),
  from: instant,
  until: z.nullable(instant),
  by: z.nullable(z.string()),
  /** Since when its words stand. */
  at: instant,
  withdrawnAt: z.nullable(instant),
  /** To how many it is said now, and how many of them have read it. */
  audience: z.int(),
  readers: z.int(),
  /** Whoever asks may change it. */
  mine: z.boolean(),
});
export type AnnouncementView = z.infer<typeof announcementViewSchema>;

/** Where whoever asks may announce, and to whom there. */
const placeSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  zone: z.string(),
  teams: z.array(named),
  people: z.array(named),
});
export type AnnouncementPlace = z.infer<typeof placeSchema>;

export const announcementsAnswerSchema = z.object({
  announcements: z.array(announcementViewSchema),
  places: z.array(placeSchema),
  /** May announce in the whole house. */
  everywhere: z.boolean(),
});
export type AnnouncementsAnswer = z.infer<typeof announcementsAnswerSchema>;

export const receiptSchema = z.object({
  person: uuidSchema,
  name: z.string(),
  at: instant,
  door: z.enum(['tablet', 'portal']),
  /** Read other words than those that stand. */
  before: z.boolean(),
  /** It is not said to them any more: another team, another store, gone. */
  former: z.boolean(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** One, with who has read it and who has not. */
export const announcementDetailSchema = z.object({
  announcement: announcementViewSchema,
  receipts: z.array(receiptSchema),
  unread: z.array(named),
});
export type AnnouncementDetail = z.infer<typeof announcementDetailSchema>;

/** Something in it can be seen: an invisible title would be a line that nobody can read or find. */
const isSeen = z.refine<string>((text) => /[^\s\p{C}\p{Z}]/u.test(text));
const title = z.string().check(z.trim(), isSeen, z.maxLength(announcementLimits.title));
const body = z.string().check(z.trim(), isSeen, z.maxLength(announcementLimits.text));

/** The page makes the id: asked twice, it is one. */
export const announcementRequestSchema = z.strictObject({
  announcement: uuidSchema,
  establishment: z.nullable(uuidSchema),
  team: z.nullable(uuidSchema),
  person: z.nullable(uuidSchema),
  title,
  body,
  pinned: z.boolean(),
  /** Null: at once. */
  from: z.nullable(chosenInstant),
  until: z.nullable(chosenInstant),
  previous: z.nullable(uuidSchema),
});
export type AnnouncementRequest = z.infer<typeof announcementRequestSchema>;

/** One's own: what is said now, and when one first read it. */
export const ownAnnouncementSchema = z.object({
  id: uuidSchema,
  title: z.nullable(z.string()),
  body: z.nullable(z.string()),
  pinned: z.boolean(),
  from: instant,
  until: z.nullable(instant),
  by: z.nullable(z.string()),
  at: instant,
  to: z.enum(['all', 'team', 'person']),
  readAt: z.nullable(instant),
});
export type OwnAnnouncement = z.infer<typeof ownAnnouncementSchema>;

export const ownAnnouncementsSchema = z.object({
  announcements: z.array(ownAnnouncementSchema),
  /** Of the store where one works: how times are written. */
  zone: z.string(),
});
export type OwnAnnouncements = z.infer<typeof ownAnnouncementsSchema>;
