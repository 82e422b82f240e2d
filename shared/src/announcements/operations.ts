import * as z from 'zod/mini';
import { instant, textRef } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

/** Longest title and text of an announcement, in UTF-16 code units. */
export const announcementLimits = { title: 120, text: 3_000 };

export const announcementKinds = {
  /**
   * An announcement as it stands from now on; its latest definition stands. The envelope's establishment is where it is
   * said; null: everywhere in the organisation. `team`, `person`: said to them alone; both null: to everybody there.
   */
  'announcement.publish': z.strictObject({
    announcement: uuidSchema,
    team: z.nullable(uuidSchema),
    person: z.nullable(uuidSchema),
    titleText: textRef,
    bodyText: textRef,
    pinned: z.boolean(),
    /** Shown from then on. */
    from: instant,
    /** And no longer from then on; null: until it is withdrawn. */
    until: z.nullable(instant),
    /** The definition that this one changes (id of its operation), null for a new one: `conflict` where another stands. */
    previous: z.nullable(uuidSchema),
  }),
  'announcement.withdraw': z.strictObject({ announcement: uuidSchema }),
  /** A person read it, on a tablet, on the phone or in the portal: the first time counts. A fact. */
  'announcement.read': z.strictObject({ announcement: uuidSchema, person: uuidSchema }),
} as const;
