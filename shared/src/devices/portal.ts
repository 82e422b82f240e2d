import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { flagSchema } from '../journal/flags.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { punchTypeSchema } from '../punches/operations.ts';
import { deviceStateSchema } from './operations.ts';

/** `GET /api/portal/devices`. Whoever approves or ends a tablet needs `devices.manage`. */
export const deviceViewSchema = z.object({
  id: uuidSchema,
  establishment: z.object({ id: uuidSchema, name: z.string() }),
  status: deviceStateSchema,
  /** The tablet that took its place; null: none. */
  replacedBy: z.nullable(uuidSchema),
  /** When somebody last said « J'ai vérifié », or that nothing more of it is waited for; null: nobody did. */
  givenUpAt: z.nullable(instant),
  fingerprint: z.string(),
  enrolledAt: instant,
  /** « Muette depuis »: null until its first contact. */
  lastSeenAt: z.nullable(instant),
  app: z.nullable(z.string()),
  pending: z.object({ count: z.int(), oldest: z.nullable(instant) }),
  forked: z.boolean(),
  /** Operations that it handed in apart: losing branches, and what a revoked tablet still held. */
  quarantined: z.int(),
  /** Of those, what waits for a decision. */
  unsettled: z.int(),
});
export type DeviceView = z.infer<typeof deviceViewSchema>;
export const devicesAnswerSchema = z.object({
  devices: z.array(deviceViewSchema),
  /** The version that the server hands out. */
  app: z.nullable(z.string()),
});

/** `POST /api/portal/devices/inspect`: what stands behind a code; changes nothing. */
export const inspectRequestSchema = z.strictObject({
  code: z.string().check(z.maxLength(20)),
  establishment: z.nullable(uuidSchema),
});
export const inspectAnswerSchema = z.object({
  fingerprint: z.string(),
  address: z.string(),
  /** Ms since the tablet asked. */
  age: z.int(),
  establishment: z.object({ id: uuidSchema, name: z.string() }),
});
/** `POST /api/portal/devices/approve`: `fingerprint` is what the administrator compared. 201 `{device}`. */
export const approveRequestSchema = z.strictObject({
  code: z.string().check(z.maxLength(20)),
  establishment: z.nullable(uuidSchema),
  fingerprint: z.string().check(z.maxLength(20)),
  /**
   * The tablet whose place it takes, of the same establishment: it is retired with the approval. 404 where there is none
   * there; 409 `conflict` with the detail `replaced` where another one took its place before.
   */
  replaces: z._default(z.nullable(uuidSchema), null),
});
/**
 * `POST /api/portal/devices/{id}/retire`, `…/lose`, `…/revoke`, `…/clear`: 204; 409 `conflict` where the tablet's state does
 * not allow it (spec DEVICE-15). `clear`: its fork was looked at, and of a replaced one nothing more is waited for.
 */
export const approvedSchema = z.object({ device: uuidSchema });

/**
 * `GET /api/portal/devices/{id}/quarantine` (`devices.manage`, or `punches.approve` in the tablet's establishment), oldest
 * first: what the tablet handed in apart, and what became of it.
 */
export const quarantineAnswerSchema = z.object({
  device: z.object({
    id: uuidSchema,
    establishment: z.object({ id: uuidSchema, name: z.string() }),
    status: deviceStateSchema,
    fingerprint: z.string(),
  }),
  entries: z.array(
    z.object({
      hash: hashSchema,
      reason: z.enum(['fork', 'drain', 'export']),
      epoch: uuidSchema,
      seq: z.int(),
      receivedAt: instant,
      /** Null: its bytes cannot be read. */
      kind: z.nullable(z.string()),
      /** What it says, where it is a punch: as the tablet's clock had it, and as Comptoir estimates it. */
      punch: z.nullable(
        z.object({
          person: z.nullable(uuidSchema),
          name: z.nullable(z.string()),
          type: punchTypeSchema,
          wall: instant,
          at: instant,
          flags: z.array(flagSchema),
        }),
      ),
      /**
       * `open`: somebody has to decide. `noted`: nothing to decide, it tells what happened at the pad, to the clock or to the
       * tablet itself. `known`: the journal has this very operation. `kept`, `dismissed`: somebody decided.
       */
      state: z.enum(['open', 'noted', 'known', 'kept', 'dismissed']),
      settledBy: z.nullable(z.string()),
      settledAt: z.nullable(instant),
      reasonGiven: z.nullable(z.string()),
    }),
  ),
});
export type QuarantineAnswer = z.infer<typeof quarantineAnswerSchema>;

/** `POST /api/portal/devices/{id}/quarantine/{hash}` (`punches.approve`): 204; 409 `conflict` once it is settled. */
export const settleRequestSchema = z.discriminatedUnion('act', [
  /** `at`: ms; what the form showed, or what whoever decides knows better. */
  z.strictObject({
    act: z.literal('keep'),
    person: uuidSchema,
    type: punchTypeSchema,
    at: instant,
  }),
  z.strictObject({
    act: z.literal('dismiss'),
    reason: z.string().check(z.minLength(1), z.maxLength(500)),
  }),
]);
export type SettleRequest = z.infer<typeof settleRequestSchema>;

/**
 * `GET /api/portal/devices/apart` (`devices.manage`, or `punches.approve` in the tablet's establishment): the tablets of
 * which something waits for a decision.
 */
export const apartAnswerSchema = z.object({
  devices: z.array(
    z.object({
      id: uuidSchema,
      establishment: z.object({ id: uuidSchema, name: z.string() }),
      fingerprint: z.string(),
      unsettled: z.int(),
    }),
  ),
});
export type Apart = z.infer<typeof apartAnswerSchema>['devices'][number];
