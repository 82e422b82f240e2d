import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

/** `GET /api/portal/devices`. Whoever approves or ends a tablet needs `devices.manage`. */
export const deviceViewSchema = z.object({
  id: uuidSchema,
  establishment: z.object({ id: uuidSchema, name: z.string() }),
  status: z.enum(['active', 'revoked']),
  fingerprint: z.string(),
  enrolledAt: instant,
  /** « Muette depuis »: null until its first contact. */
  lastSeenAt: z.nullable(instant),
  app: z.nullable(z.string()),
  pending: z.object({ count: z.int(), oldest: z.nullable(instant) }),
  forked: z.boolean(),
  /** Operations that it handed in apart: losing branches, and what a revoked tablet still held. */
  quarantined: z.int(),
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
});
/** `POST /api/portal/devices/{id}/revoke`, `POST /api/portal/devices/{id}/clear`: 204. */
export const approvedSchema = z.object({ device: uuidSchema });
