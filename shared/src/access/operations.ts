import * as z from 'zod/mini';
import { instant, textRef } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { grantSchema, roleSchema, scopeNameSchema, tabletRoleSchema } from './permissions.ts';

export const pinPurposes = ['punch', 'settings'] as const;
export const pinPurposeSchema = z.enum(pinPurposes);
/** What a PIN was typed for: each purpose counts its failures apart. */
export type PinPurpose = (typeof pinPurposes)[number];

export const accountEvents = [
  'password-changed',
  'password-reset',
  'reset-asked',
  'email-changed',
  'second-factor-on',
  'second-factor-off',
  'codes-renewed',
  'sessions-ended',
] as const;
export type AccountEvent = (typeof accountEvents)[number];

/** Where a role or a grant holds; see `Holding` in policy.ts. Operations from before teams bear no `team`. */
const holdingPlace = {
  establishment: z.nullable(uuidSchema),
  team: z.optional(z.nullable(uuidSchema)),
} as const;

export const accessKinds = {
  /** A PIN was set. The PIN, its hash and its seal are rows beside the journal, never in it. */
  'pin.set': z.strictObject({
    person: uuidSchema,
    version: z.int().check(z.gte(1)),
    length: z.int().check(z.gte(4), z.lte(6)),
  }),
  /**
   * A PIN was set on a tablet: by its owner (`auth: pin`, the actor is the person) or by a manager. `from` is the
   * version it follows, 0 for the first: with another one in place it is refused `conflict`. `sealedText` is the JSON of
   * a `Sealed` (purpose `pin`) over the whole bcrypt string; the server deletes that attachment once it is applied.
   */
  'pin.renew': z.strictObject({
    person: uuidSchema,
    from: z.int().check(z.gte(0)),
    length: z.int().check(z.gte(4), z.lte(6)),
    /** Its owner is asked for another one at first use. */
    change: z.boolean(),
    sealedText: textRef,
  }),
  /**
   * A wrong PIN. `failures` is the consecutive count after it; `locked`: with it the person is locked until a manager
   * unlocks them. Operations of before bear no `locked`: it follows from the count then.
   */
  'auth.fail': z.strictObject({
    person: uuidSchema,
    purpose: pinPurposeSchema,
    failures: z.int().check(z.gte(1)),
    locked: z.optional(z.literal(true)),
  }),
  /** A manager freed a locked person. */
  'auth.unlock': z.strictObject({ person: uuidSchema }),
  /** The tablet's record of failures was missing or altered: everything stayed locked until contact. */
  'auth.tampered': z.strictObject({ found: z.enum(['missing', 'altered']) }),
  /** A manager opened the settings of the tablet. */
  'auth.settings': z.strictObject({}),
  /** The tablet's wall clock moved against its monotonic clock or against the last time it had shown. */
  'clock.jump': z.strictObject({ expected: instant, found: instant }),
  /**
   * « Ouvrir un compte »: an invitation to the person's e-mail of this moment. The invitation's id is the operation's;
   * the server makes the link and the mail. A manager becomes `manager` on the tablet at once.
   */
  'access.open': z.strictObject({ person: uuidSchema, role: tabletRoleSchema }),
  /** A new link; the one before is dead. */
  'access.resend': z.strictObject({ person: uuidSchema }),
  /** The invitation, or the account's access to this organisation, ends at once. */
  'access.revoke': z.strictObject({ person: uuidSchema }),
  /** Written by the server alone: what became of the mail, and of the invitation. */
  'access.delivery': z.strictObject({
    person: uuidSchema,
    invitation: uuidSchema,
    state: z.enum(['sent', 'failed', 'kept']),
    /** When the link that was sent dies; null where none was sent. */
    expiresAt: z.nullable(instant),
  }),
  'access.accept': z.strictObject({ person: uuidSchema, account: uuidSchema }),
  /** « Supprimer le compte » (C18): the login goes where nothing else stands behind it; records of worked time stay. */
  'access.delete': z.strictObject({ person: uuidSchema }),
  'role.give': z.strictObject({ person: uuidSchema, role: roleSchema, ...holdingPlace }),
  'role.take': z.strictObject({ person: uuidSchema, role: roleSchema, ...holdingPlace }),
  /** A single grant (R4 to R7): no access by itself, `access.open` makes that. */
  'grant.give': z.strictObject({ person: uuidSchema, grant: grantSchema, ...holdingPlace }),
  'grant.take': z.strictObject({ person: uuidSchema, grant: grantSchema, ...holdingPlace }),
  /** Something happened to the login of this person; what it is about is the directory's. */
  'account.secure': z.strictObject({ person: uuidSchema, event: z.enum(accountEvents) }),
  /** A token for payroll or HR software. Its secret is a hash beside the journal. */
  'token.create': z.strictObject({
    token: uuidSchema,
    nameText: textRef,
    scopes: z.array(scopeNameSchema).check(z.minLength(1), z.maxLength(10)),
    expiresAt: instant,
  }),
  'token.revoke': z.strictObject({ token: uuidSchema }),
  /** « Vos données » was shown to this person; `edition` is the version of its text. The time is the envelope's. */
  'privacy.seen': z.strictObject({ person: uuidSchema, edition: z.int().check(z.gte(1)) }),
} as const;
