import * as z from 'zod/mini';
import { languageSchema } from '../establishments/languages.ts';
import { retentionSchema } from '../establishments/operations.ts';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { permissions, roleSchema, scopeNameSchema, tabletRoleSchema } from './permissions.ts';

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

/** `POST /api/portal/session` → `meSchema` and a cookie; `DELETE` ends it. */
export const loginRequestSchema = z.strictObject({ email, password });
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
  purpose: z.enum(['activation', 'reset']),
  email: z.string(),
  /** Of the person that the link invites; null for a reset. */
  given: z.nullable(z.string()),
  organisation: z.nullable(z.string()),
  expiresAt: instant,
  /** The e-mail has an account already: `activate` wants its present password instead of a new one. */
  known: z.boolean(),
});
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;
/** `POST /api/portal/activate` → `meSchema` and a session (C11). `POST /api/portal/passwords/reset` → 204, no session. */
export const newPasswordSchema = z.strictObject({ token: linkTokenSchema, password });
/** `POST /api/portal/me/password` → 204; every other session of the account ends. */
export const changePasswordSchema = z.strictObject({ current: password, next: password });

/** `GET /api/portal/me`. */
export const meSchema = z.object({
  account: z.object({ email: z.string(), language: languageSchema }),
  organisation: z.object({ id: uuidSchema, name: z.string() }),
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
  establishments: z.array(
    z.object({
      id: uuidSchema,
      name: z.string(),
      zone: z.string(),
      /** Whom to ask about one's data, and for how long it is kept (K29). */
      contact: z.optional(z.nullable(z.string())),
      retention: z.optional(retentionSchema),
    }),
  ),
});
export type Me = z.infer<typeof meSchema>;
/** `PATCH /api/portal/me`. */
export const mePatchSchema = z.strictObject({ language: languageSchema });

/** `GET /api/portal/accesses?person=…` and part of a person's record. */
export const accessViewSchema = z.object({
  state: z.enum(['none', 'pending', 'expired', 'accepted', 'revoked']),
  role: z.nullable(tabletRoleSchema),
  delivery: z.nullable(z.enum(['queued', 'sent', 'failed', 'kept'])),
  expiresAt: z.nullable(instant),
  roles: z.array(z.object({ role: roleSchema, establishment: z.nullable(uuidSchema) })),
});
export type AccessView = z.infer<typeof accessViewSchema>;
/** `POST /api/portal/accesses/{open|resend|revoke}`. */
export const accessRequestSchema = z.strictObject({
  person: uuidSchema,
  role: z.optional(tabletRoleSchema),
});

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
});
export type TokenView = z.infer<typeof tokenViewSchema>;
/** `secret` is shown once. */
export const tokenAnswerSchema = z.object({ token: tokenViewSchema, secret: z.string() });
