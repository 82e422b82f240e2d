import * as z from 'zod/mini';

/**
 * What people are told of, in the order of the preferences. `requests`: what colleagues ask of them and what became of
 * what they asked; `offers`: shifts that they may take; `decisions`: what waits for them as a manager.
 */
export const notificationKinds = [
  'schedule',
  'requests',
  'offers',
  'decisions',
  'announcements',
  'corrections',
  'statements',
] as const;
export const notificationKindSchema = z.enum(notificationKinds);
export type NotificationKind = z.infer<typeof notificationKindSchema>;

/** How somebody hears of a kind, besides their space, where everything stands. */
export const preferenceSchema = z.strictObject({ mail: z.boolean(), push: z.boolean() });
export type Preference = z.infer<typeof preferenceSchema>;

/** Whose mail nobody turns off: what was decided about one's hours reaches whoever has an address (CORR-11, STMT-9). */
export const alwaysByMail: readonly NotificationKind[] = ['corrections', 'statements'];

/** As Comptoir has it, until somebody chooses otherwise. */
export const defaultPreferences: Record<NotificationKind, Preference> = {
  schedule: { mail: true, push: true },
  requests: { mail: true, push: true },
  offers: { mail: false, push: true },
  decisions: { mail: false, push: true },
  announcements: { mail: false, push: true },
  corrections: { mail: true, push: true },
  statements: { mail: true, push: true },
};
