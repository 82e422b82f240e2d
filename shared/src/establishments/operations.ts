import * as z from 'zod/mini';
import { textRef } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { isZone } from '../time/zone.ts';

export const languages = ['fr', 'en'] as const;
export const languageSchema = z.enum(languages);
export type Language = (typeof languages)[number];

export const establishmentSettingsSchema = z.strictObject({
  /** IANA name, for example `Europe/Paris`. */
  zone: z.string().check(z.minLength(1), z.maxLength(60), z.refine(isZone)),
  language: languageSchema,
  /** Hour of the wall clock at which the business day turns, 0 to 12: 5 means that 04:59 belongs to the day before. */
  cutOffHour: z.int().check(z.gte(0), z.lte(12)),
  /** An open period longer than this many minutes proposes « J'ai oublié de pointer mon départ ». */
  openPeriodLimit: z.int().check(z.gte(60), z.lte(24 * 60)),
  /** Customers see the screen: hide who is in, and surnames. */
  hideStatuses: z.boolean(),
  hideSurnames: z.boolean(),
  /** Days without contact after which managers' settings lock, 3 to 60. */
  leaseDays: z.int().check(z.gte(3), z.lte(60)),
});
export type EstablishmentSettings = z.infer<typeof establishmentSettingsSchema>;

export const establishmentKinds = {
  'organisation.create': z.strictObject({ nameText: textRef }),
  'establishment.create': z.strictObject({
    establishment: uuidSchema,
    nameText: textRef,
    settings: establishmentSettingsSchema,
  }),
  'establishment.configure': z.strictObject({ settings: establishmentSettingsSchema }),
} as const;
