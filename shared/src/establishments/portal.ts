import * as z from 'zod/mini';
import { uuidSchema } from '../journal/ids.ts';
import { hashSchema } from '../journal/hash.ts';
import { planningRulesSchema } from './planning-rules-schema.ts';
import { timeRulesSchema } from './time-rules-schema.ts';
import { languageSchema } from './languages.ts';
import {
  establishmentSettingsSchema,
  invitationTextSchema,
  organisationSettingsSchema,
} from './operations.ts';

/** `GET /api/portal/establishments` (`establishments.manage`). */
export const establishmentViewSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  contact: z.nullable(z.string()),
  settings: establishmentSettingsSchema,
});
export type EstablishmentView = z.infer<typeof establishmentViewSchema>;
export const establishmentsAnswerSchema = z.object({
  establishments: z.array(establishmentViewSchema),
  kioskAddress: z.string(),
});
/** `POST /api/portal/establishments` → 201 `establishmentViewSchema`. */
export const establishmentRequestSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  zone: z.string().check(z.maxLength(60)),
});

/** `GET /api/portal/organisation` (`organisation.manage`). */
export const organisationViewSchema = z.object({
  name: z.string(),
  settings: organisationSettingsSchema,
  /** Null: as Comptoir has it. */
  invitation: z.object({
    fr: z.nullable(invitationTextSchema),
    en: z.nullable(invitationTextSchema),
  }),
  /** What Comptoir would write, to begin from. */
  standard: z.object({ fr: invitationTextSchema, en: invitationTextSchema }),
  /** Hash of an image that `GET /api/portal/photos/{hash}` has. */
  logo: z.nullable(hashSchema),
});
export type OrganisationView = z.infer<typeof organisationViewSchema>;

const edited = <T extends z.ZodMiniType>(value: T) =>
  z.optional(z.strictObject({ from: value, to: value }));
const { shape: settings } = organisationSettingsSchema;
/** `PATCH /api/portal/organisation` → `organisationViewSchema`; 409 `conflict` as for a person. */
export const organisationPatchSchema = z.strictObject({
  name: edited(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
  secondFactorGrace: edited(settings.secondFactorGrace),
  passphrases: edited(settings.passphrases),
  invitationFr: edited(z.nullable(invitationTextSchema)),
  invitationEn: edited(z.nullable(invitationTextSchema)),
  logo: edited(z.nullable(hashSchema)),
});
export type OrganisationPatch = z.infer<typeof organisationPatchSchema>;

/**
 * `GET /api/portal/organisation/invitation/preview?language=fr&subject=…&text=…&logo=…` → the mail as HTML, for a frame of the
 * portal; nothing is written. `POST /api/portal/organisation/invitation/test` → 202: the mail to oneself.
 */
export const invitationPreviewSchema = z.strictObject({
  language: languageSchema,
  subject: invitationTextSchema.shape.subject,
  text: invitationTextSchema.shape.text,
  logo: z.optional(hashSchema),
});

/**
 * `PATCH /api/portal/establishments/{id}` (`establishments.manage`) → `establishmentViewSchema`; 409 `conflict` where the rules
 * are no longer as the form showed them. Time rules count from the next look on, for every day that no period has closed.
 */
export const establishmentPatchSchema = z
  .strictObject({ timeRules: edited(timeRulesSchema), planningRules: edited(planningRulesSchema) })
  .check(z.refine((patch) => Object.keys(patch).length > 0));
export type EstablishmentPatch = z.infer<typeof establishmentPatchSchema>;
