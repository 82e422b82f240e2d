import * as z from 'zod/mini';
import { languageSchema } from '../establishments/languages.ts';
import { retentionSchema } from '../establishments/operations.ts';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import {
  grantSchema,
  permissions,
  roleSchema,
  scopeNameSchema,
  tabletRoleSchema,
} from './permissions.ts';

/**
 * Messages of the portal about set-up, accounts and accesses. Every request that changes something carries
 * `X-App: 1` and comes from the same origin; the session is a `__Host-` cookie. Refusals are problems (sync/messages).
 */

/** A one-time secret of a link: 256 bits in base64url. It stands in the fragment, so no server log ever has it. */
export const linkTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

const given = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
const family = z.string().check(z.trim(), z.maxLength(80));
const password = z.string().check(z.maxLength(512));
const email = z.string().check(z.maxLength(254));

/** `POST /api/portal/setup/check`, `{token}` → whether the link still opens an empty house; changes nothing. */
export const setupCheckSchema = z.strictObject({ token: linkTokenSchema });

/** `POST /api/portal/setup`: everything at once, all or nothing; answers `setupAnswerSchema` and a session. */
export const setupRequestSchema = z.strictObject({
  token: linkTokenSchema,
  language: languageSchema,
  organisation: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  establishment: z.strictObject({
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
    zone: z.string().check(z.maxLength(60)),
  }),
  /** Scheme and host under which tablets reach this server. */
  kioskAddress: z.string().check(z.maxLength(200)),
  administrator: z.strictObject({ given, family, email, password }),
  /** Who unlocks the settings of the first tablet; null: the administrator. */
  manager: z.nullable(z.strictObject({ given, family })),
});
export type SetupRequest = z.infer<typeof setupRequestSchema>;

/** Shown once, never again. */
export const setupAnswerSchema = z.object({
  /** Frees a locked manager and opens the administrator's account when everything else is lost. */
  recoveryCode: z.string(),
  manager: z.object({ name: z.string(), pin: z.string() }),
  /** Scheme and host, as in the request. */
  kioskAddress: z.string(),
});
export type SetupAnswer = z.infer<typeof setupAnswerSchema>;

/** `POST /api/portal/session` → `loginAnswerSchema`; `DELETE` ends it. */
export const loginRequestSchema = z.strictObject({ email, password });
/**
 * `POST /api/portal/session/second-factor` → `loginAnswerSchema`: the password was right, this is the other half. `code`:
 * six digits of the authenticator, or a recovery code. Refusals: `wrong-code`, `dead-link` (the challenge is over: ten
 * minutes, five tries), `too-many-requests`.
 */
export const secondFactorRequestSchema = z.strictObject({
  challenge: linkTokenSchema,
  code: z.string().check(z.maxLength(80)),
});
/** `POST /api/portal/recover`: the recovery code of the house and a new password for the first administrator. */
export const recoverRequestSchema = z.strictObject({
  email,
  code: z.string().check(z.maxLength(80)),
  password,
});
/** 200: that code is used up, and this is the next one. Shown once. */
export const recoverAnswerSchema = z.object({ recoveryCode: z.string() });
/** `POST /api/portal/passwords/forgotten`: 202 and nothing else, whoever asks. */
export const forgottenRequestSchema = z.strictObject({ email });
/** `POST /api/portal/links/check`: what a link is for; never consumes it (mail scanners). */
export const linkCheckSchema = z.strictObject({ token: linkTokenSchema });
export const linkAnswerSchema = z.object({
  purpose: z.enum(['activation', 'reset', 'sign-up', 'email']),
  email: z.string(),
  /** Of the person that the link invites; null for a reset. */
  given: z.nullable(z.string()),
  organisation: z.nullable(z.string()),
  expiresAt: instant,
  /**
   * The present password is asked for. Activation: the e-mail has an account already. Sign-up: it was asked for in
   * another browser. E-mail: an organisation noted the address, and this browser is not logged in.
   */
  known: z.boolean(),
  /** The organisation takes passphrases (`PasswordContext.exemption`): the rules that are ticked say so. */
  passphrases: z.optional(z.boolean()),
});
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;
/**
 * `POST /api/portal/activate` → `meSchema` and a session (C11); where the account has a second factor, what a log-in
 * answers (`second-factor`).
 * `POST /api/portal/passwords/reset` → 204, no session.
 */
export const newPasswordSchema = z.strictObject({ token: linkTokenSchema, password });
/** `POST /api/portal/me/password` → 204; every other session of the account ends. */
export const changePasswordSchema = z.strictObject({ current: password, next: password });

/** `GET /api/portal/me`. */
export const meSchema = z.object({
  account: z.object({ email: z.string(), language: languageSchema }),
  organisation: z.object({
    id: uuidSchema,
    name: z.string(),
    /** It takes passphrases: see `linkAnswerSchema`. */
    passphrases: z.optional(z.boolean()),
  }),
  person: z.object({
    id: uuidSchema,
    given: z.string(),
    family: z.string(),
    colour: z.string(),
    phone: z.nullable(z.string()),
    photo: z.nullable(z.string()),
    team: z.nullable(z.string()),
  }),
  permissions: z.array(z.enum(permissions)),
  /** The second factor of this account. `requiredBy`: until then an administrator works without one; null: never required. */
  secondFactor: z.object({
    on: z.boolean(),
    requiredBy: z.nullable(instant),
    /** The day has passed: nothing but the profile is theirs until a second factor is set up. */
    restricted: z.boolean(),
  }),
  establishments: z.array(
    z.object({
      id: uuidSchema,
      name: z.string(),
      zone: z.string(),
      /** With the zone: how it counts its days. */
      cutOffHour: z.int(),
      /** Whom to ask about one's data, and for how long it is kept (K29). */
      contact: z.optional(z.nullable(z.string())),
      retention: z.optional(retentionSchema),
    }),
  ),
});
export type Me = z.infer<typeof meSchema>;
/**
 * `in`: a session, its cookie, and who one is. `second-factor`: the password was right and a code is asked for; no cookie
 * yet. `waiting`: a session of an account that no organisation has linked so far (R13): `GET /api/portal/me` answers
 * `no-access` to it, and links it as soon as there is an invitation to its verified e-mail.
 */
export const loginAnswerSchema = z.discriminatedUnion('next', [
  z.object({ next: z.literal('in'), me: meSchema }),
  z.object({ next: z.literal('second-factor'), challenge: linkTokenSchema }),
  z.object({ next: z.literal('waiting'), email: z.string() }),
]);
export type LoginAnswer = z.infer<typeof loginAnswerSchema>;

/** `POST /api/portal/sign-up` → 202 whoever asks; a mail says what comes next (R12). */
export const signUpRequestSchema = z.strictObject({
  email,
  password,
  language: languageSchema,
});
/**
 * `POST /api/portal/sign-up/confirm` → `loginAnswerSchema` (`in` or `waiting`). The password where the link's answer says
 * `known`: without it, or with another one, `wrong-credentials`.
 */
export const confirmLinkSchema = z.strictObject({
  token: linkTokenSchema,
  password: z.optional(password),
});

/**
 * `POST /api/portal/me/email` `{email, password}` → 202: a link goes to the new address, a notice to the old one.
 * `POST /api/portal/email/confirm` `confirmLinkSchema` → 204: from now on the login is the new address. `email-taken`.
 */
export const changeEmailSchema = z.strictObject({ email, password });

/** `GET /api/portal/me/sessions`, `DELETE /api/portal/me/sessions/{id}`, `DELETE /api/portal/me/sessions`: all others. */
export const sessionViewSchema = z.object({
  id: z.string(),
  /** This very one. */
  here: z.boolean(),
  /** Browser and system in a few words, as the browser said; null where it said nothing. */
  agent: z.nullable(z.string()),
  address: z.nullable(z.string()),
  createdAt: instant,
  seenAt: instant,
});
export type SessionView = z.infer<typeof sessionViewSchema>;
export const sessionsAnswerSchema = z.object({ sessions: z.array(sessionViewSchema) });

/**
 * `POST /api/portal/me/second-factor` `{password}` → `secondFactorOfferSchema`; a new offer ends the one before.
 * `POST /api/portal/me/second-factor/confirm` `{code}` → `recoveryCodesSchema`, shown once; that code is used up (P13).
 * `POST /api/portal/me/second-factor/codes` `{password}` → new `recoveryCodesSchema`; the old ones are dead.
 * `POST /api/portal/me/second-factor/off` `{password, code}` → 204; `not-allowed` while it is required.
 */
export const provedByPasswordSchema = z.strictObject({ password });
export const secondFactorOfferSchema = z.object({
  /** `otpauth://totp/…`, for a QR code. */
  url: z.string(),
  /** The same secret in base32, to type by hand. */
  secret: z.string(),
});
export const secondFactorConfirmSchema = z.strictObject({
  code: z.string().check(z.maxLength(20)),
});
export const secondFactorOffSchema = z.strictObject({
  password,
  code: z.string().check(z.maxLength(80)),
});
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) });

/**
 * `POST /api/portal/me/proof` → 204: the password once more, or a code where a second factor is on. Whatever gives or
 * takes rights, deletes, erases or changes a login is answered `prove-again` when the last proof of the session is older
 * than ten minutes; logging in is one.
 */
export const proofRequestSchema = z.strictObject({
  password: z.optional(password),
  code: z.optional(z.string().check(z.maxLength(80))),
});

/** `PATCH /api/portal/me`. */
export const mePatchSchema = z.strictObject({ language: languageSchema });

const heldAt = { establishment: z.nullable(uuidSchema), team: z.nullable(uuidSchema) } as const;
export const roleHoldingSchema = z.strictObject({ role: roleSchema, ...heldAt });
export const grantHoldingSchema = z.strictObject({ grant: grantSchema, ...heldAt });
export type RoleHolding = z.infer<typeof roleHoldingSchema>;
export type GrantHolding = z.infer<typeof grantHoldingSchema>;

/** `GET /api/portal/accesses?person=…` and part of a person's record. */
export const accessViewSchema = z.object({
  state: z.enum(['none', 'pending', 'expired', 'accepted', 'revoked']),
  role: z.nullable(tabletRoleSchema),
  delivery: z.nullable(z.enum(['queued', 'sent', 'failed', 'kept'])),
  expiresAt: z.nullable(instant),
  roles: z.array(roleHoldingSchema),
  grants: z.array(grantHoldingSchema),
  /** The login's e-mail, which a changed contact e-mail does not move; null without an account. */
  login: z.nullable(z.string()),
  secondFactor: z.boolean(),
  /** The last administrator who can log in: cannot go. */
  last: z.boolean(),
});
export type AccessView = z.infer<typeof accessViewSchema>;
/** `POST /api/portal/accesses/{open|resend|revoke}`. */
export const accessRequestSchema = z.strictObject({
  person: uuidSchema,
  role: z.optional(tabletRoleSchema),
});

/**
 * `PUT /api/portal/accesses/{person}/holdings` (`roles.give`) → `accessViewSchema`: everything that the person holds from
 * now on. `from` is what the form showed: 409 `conflict` with the present view where it is no longer so. All or nothing,
 * effective at the next request of whoever is logged in. `last-administrator` where nobody could administer any more.
 */
export const holdingsSchema = z.strictObject({
  roles: z.array(roleHoldingSchema).check(z.maxLength(100)),
  grants: z.array(grantHoldingSchema).check(z.maxLength(100)),
});
export const holdingsRequestSchema = z.strictObject({ from: holdingsSchema, to: holdingsSchema });
export type Holdings = z.infer<typeof holdingsSchema>;

/**
 * `POST /api/portal/accesses/invite` `{people}`: opens or sends again, for each by itself; answers what became of each
 * in order. Mails are queued, nothing waits for a mail server.
 */
export const inviteRequestSchema = z.strictObject({
  people: z.array(uuidSchema).check(z.minLength(1), z.maxLength(5_000)),
});
export const inviteAnswerSchema = z.object({
  results: z.array(z.object({ person: uuidSchema, refusal: z.nullable(z.string()) })),
  /** False: no mail server is configured, the mails are kept for an administrator to hand over. */
  mailed: z.optional(z.boolean()),
});
/** `POST /api/portal/accesses/{person}/link` → `tabletLinkAnswerSchema`: a link of its own (K13), never kills the mailed one. */
/** `POST /api/portal/accesses/{person}/reset`: a reset link by mail, every session of this organisation ends → 204 (C16). */
/** `POST /api/portal/accesses/{person}/second-factor-off`: somebody lost theirs and stands here in person → 204. */
/** `DELETE /api/portal/accesses/{person}/account` → 204 (C18). */

/** `GET /api/portal/accesses/waiting` (`access.open`): invitations that nobody has accepted yet, and mails that came back. */
export const waitingAnswerSchema = z.object({
  waiting: z.array(
    z.object({
      person: uuidSchema,
      name: z.string(),
      state: z.enum(['pending', 'expired']),
      delivery: z.enum(['queued', 'sent', 'failed', 'kept']),
      openedAt: instant,
      expiresAt: z.nullable(instant),
    }),
  ),
});
export type WaitingAnswer = z.infer<typeof waitingAnswerSchema>;

/**
 * `GET /api/portal/accesses/cover` (`roles.give`): for each role that somebody must always hold, who holds it and can log
 * in (W9). Roles that nobody holds and nobody misses are left out; `manager` stands once per establishment.
 */
export const coverAnswerSchema = z.object({
  cover: z.array(
    z.object({
      role: roleSchema,
      establishment: z.nullable(uuidSchema),
      people: z.array(z.object({ person: uuidSchema, name: z.string(), canLogIn: z.boolean() })),
    }),
  ),
});
export type CoverAnswer = z.infer<typeof coverAnswerSchema>;

/** `POST /api/sync/links` by a tablet: a link of its own for a person who is invited (K13), valid an hour. */
export const tabletLinkRequestSchema = z.strictObject({ person: uuidSchema, manager: uuidSchema });
export const tabletLinkAnswerSchema = z.object({ url: z.string(), expiresAt: instant });

/** `GET/POST /api/portal/tokens`, `DELETE /api/portal/tokens/{id}`. */
export const tokenRequestSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  scopes: z.array(scopeNameSchema).check(z.minLength(1)),
  /** 1 to 365. */
  days: z.int().check(z.gte(1), z.lte(365)),
});
export const tokenViewSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  scopes: z.array(scopeNameSchema),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: z.nullable(instant),
  revokedAt: z.nullable(instant),
  /** Whoever made it has left, or has no access any more: it works no longer. */
  orphan: z.optional(z.boolean()),
});
export type TokenView = z.infer<typeof tokenViewSchema>;
/** `secret` is shown once. */
export const tokenAnswerSchema = z.object({ token: tokenViewSchema, secret: z.string() });
