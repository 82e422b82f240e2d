import * as z from 'zod/mini';
import { editOf, textRef } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { isZone } from '../time/zone.ts';
import { planningRulesSchema } from './planning-rules-schema.ts';
import { defaultRetention } from './default-settings.ts';
import { defaultPlanningRules } from './planning-rules.ts';
import { defaultTimeRules } from './time-rules.ts';
import { timeRulesSchema } from './time-rules-schema.ts';
import { languageSchema } from './languages.ts';

/** Months for which records are kept before an administrator may name them for erasure; nothing goes by itself. */
export const retentionSchema = z.strictObject({
  punches: z.int().check(z.gte(12), z.lte(120)),
  checkOffs: z.int().check(z.gte(3), z.lte(120)),
  /** After leaving: contact details, photo and access. */
  contacts: z.int().check(z.gte(0), z.lte(120)),
});
export type Retention = z.infer<typeof retentionSchema>;

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
  /** Digits of a new PIN; managers always have six. */
  pinLength: z._default(z.int().check(z.gte(4), z.lte(6)), 6),
  /** A PIN that somebody else made is changed by its owner at first use. */
  pinChange: z._default(z.boolean(), false),
  /** Languages that the tablet offers. */
  languages: z._default(z.array(languageSchema).check(z.minLength(1), z.maxLength(2)), [
    'fr',
    'en',
  ]),
  retention: z._default(retentionSchema, defaultRetention),
  timeRules: z._default(timeRulesSchema, defaultTimeRules),
  planningRules: z._default(planningRulesSchema, defaultPlanningRules),
});
export type EstablishmentSettings = z.infer<typeof establishmentSettingsSchema>;

/**
 * Days that administrators have to set a second factor up, counted from when they were given the role; null: it is
 * recommended, never required (C14).
 */
const secondFactorGrace = z.nullable(z.int().check(z.gte(0), z.lte(90)));

export const organisationSettingsSchema = z.strictObject({
  secondFactorGrace,
  /** A passphrase of 15 characters needs no capital, digit or sign. */
  passphrases: z.boolean(),
});
export type OrganisationSettings = z.infer<typeof organisationSettingsSchema>;
export const defaultOrganisationSettings: OrganisationSettings = {
  secondFactorGrace: 14,
  passphrases: false,
};

/** What an organisation writes into its invitation mails itself (C20); the account's details and the button stay. */
export const invitationTextSchema = z.strictObject({
  subject: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  /** Paragraphs, parted by empty lines. `{prénom}` / `{given}` and `{organisation}` are filled in. */
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)),
});
export type InvitationText = z.infer<typeof invitationTextSchema>;

const { shape } = establishmentSettingsSchema;

export const establishmentKinds = {
  'organisation.create': z.strictObject({ nameText: textRef }),
  /** Fields of the organisation, each `{from, to}`; one operation per field. */
  'organisation.edit': z.strictObject({
    changes: z.strictObject({
      nameText: z.optional(editOf(textRef)),
      secondFactorGrace: z.optional(editOf(secondFactorGrace)),
      passphrases: z.optional(editOf(z.boolean())),
      /** The text is `invitationTextSchema` as JSON; null: as Comptoir has it. */
      invitationFrText: z.optional(editOf(z.nullable(textRef))),
      invitationEnText: z.optional(editOf(z.nullable(textRef))),
      /** `hashPhoto` of an image that was sent before. */
      logo: z.optional(editOf(z.nullable(hashSchema))),
    }),
  }),
  'establishment.create': z.strictObject({
    establishment: uuidSchema,
    nameText: textRef,
    settings: establishmentSettingsSchema,
  }),
  'establishment.configure': z.strictObject({ settings: establishmentSettingsSchema }),
  /** Fields of the envelope's establishment, each `{from, to}`; one operation per field, as for a person. */
  'establishment.edit': z.strictObject({
    changes: z.strictObject({
      nameText: z.optional(editOf(textRef)),
      /** Whom to ask about one's data: free text. */
      contactText: z.optional(editOf(z.nullable(textRef))),
      zone: z.optional(editOf(shape.zone)),
      language: z.optional(editOf(shape.language)),
      cutOffHour: z.optional(editOf(shape.cutOffHour)),
      openPeriodLimit: z.optional(editOf(shape.openPeriodLimit)),
      hideStatuses: z.optional(editOf(shape.hideStatuses)),
      hideSurnames: z.optional(editOf(shape.hideSurnames)),
      leaseDays: z.optional(editOf(shape.leaseDays)),
      pinLength: z.optional(editOf(z.int().check(z.gte(4), z.lte(6)))),
      pinChange: z.optional(editOf(z.boolean())),
      languages: z.optional(editOf(z.array(languageSchema).check(z.minLength(1), z.maxLength(2)))),
      retention: z.optional(editOf(retentionSchema)),
      timeRules: z.optional(editOf(timeRulesSchema)),
      planningRules: z.optional(editOf(planningRulesSchema)),
    }),
  }),
} as const;
