import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { notificationKindSchema, preferenceSchema } from './notification.ts';

/** What people and the portal say to each other about being told: everything below `/api/portal/own`. */

/** A line of « Notifications », in the language of whoever asks. */
export const notificationViewSchema = z.object({
  id: uuidSchema,
  kind: notificationKindSchema,
  title: z.string(),
  text: z.string(),
  /** Below the portal's own address: where the thing itself is. */
  path: z.string(),
  at: instant,
  readAt: z.nullable(instant),
});
export type NotificationView = z.infer<typeof notificationViewSchema>;

/** Lines of one answer. */
export const notificationPage = 50;

/** `GET own/notifications?before=…`: the newest first; `more`: the instant to ask the next ones by. */
export const notificationsAnswerSchema = z.object({
  unread: z.int(),
  notifications: z.array(notificationViewSchema),
  more: z.nullable(instant),
});
export type NotificationsAnswer = z.infer<typeof notificationsAnswerSchema>;

/** `GET own/notifications/unread`. */
export const unreadSchema = z.object({ unread: z.int() });

/** `POST own/notifications/read`: these, or all that stood at a moment. */
export const readRequestSchema = z.union([
  z.strictObject({ ids: z.array(uuidSchema).check(z.minLength(1), z.maxLength(200)) }),
  z.strictObject({ until: instant }),
]);

const choicesSchema = z.strictObject({
  schedule: preferenceSchema,
  requests: preferenceSchema,
  offers: preferenceSchema,
  decisions: preferenceSchema,
  announcements: preferenceSchema,
  corrections: preferenceSchema,
  statements: preferenceSchema,
});
export type Choices = z.infer<typeof choicesSchema>;

/** `PUT own/notifications/preferences`. */
export const preferencesRequestSchema = z.strictObject({ choices: choicesSchema });

/** A browser that is told by push. */
export const pushDeviceSchema = z.object({
  id: uuidSchema,
  /** Browser and system in a few words; null where the browser said nothing. */
  agent: z.nullable(z.string()),
  since: instant,
  /** The last one that a push service took for it. */
  usedAt: z.nullable(instant),
  /** Hash of its endpoint, by which a browser knows itself. */
  endpointHash: z.string(),
});
export type PushDevice = z.infer<typeof pushDeviceSchema>;

/** `GET own/notifications/preferences`. */
export const preferencesAnswerSchema = z.object({
  choices: choicesSchema,
  /** The address that mails go to; null: none. */
  email: z.nullable(z.string()),
  /** Whether they decide about anybody. */
  decides: z.boolean(),
  devices: z.array(pushDeviceSchema),
  /** `applicationServerKey`, base64url. */
  publicKey: z.string(),
});
export type PreferencesAnswer = z.infer<typeof preferencesAnswerSchema>;

const base64url = (bytes: number) =>
  z
    .string()
    .check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${String(Math.ceil((bytes * 4) / 3))}}={0,2}$`)));

/** `POST own/push`: what `PushSubscription.toJSON()` says. Said again by the same browser, it is the same. */
export const subscriptionRequestSchema = z.strictObject({
  endpoint: z.string().check(z.minLength(1), z.maxLength(2_048)),
  /** An uncompressed point of P-256. */
  p256dh: base64url(65),
  auth: base64url(16),
});
export type SubscriptionRequest = z.infer<typeof subscriptionRequestSchema>;

/** What a push carries: few words, and nobody else's name. `tag`: a newer one takes the place of the one before it. */
export const pushPayloadSchema = z.object({
  title: z.string(),
  body: z.string(),
  /** Below the portal's own address. */
  path: z.string(),
  tag: z.string(),
});
export type PushPayload = z.infer<typeof pushPayloadSchema>;
