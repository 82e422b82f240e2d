import { deviceStateSchema } from '@comptoir/shared/devices/operations';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import * as z from 'zod/mini';

/** What `npm run device` asks of the running server, one JSON object a line. */
export const commandSchema = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('inspect'),
    userCode: z.string().check(z.maxLength(40)),
    establishment: z.nullable(uuidSchema),
  }),
  z.strictObject({
    command: z.literal('approve'),
    userCode: z.string().check(z.maxLength(40)),
    /** What the approver saw on the tablet. */
    fingerprint: z.string().check(z.maxLength(40)),
    establishment: z.nullable(uuidSchema),
    /** The tablet whose place it takes. */
    replaces: z.nullable(uuidSchema),
  }),
  z.strictObject({ command: z.literal('list') }),
  z.strictObject({ command: z.literal('retire'), device: z.string().check(z.maxLength(60)) }),
  z.strictObject({ command: z.literal('lose'), device: z.string().check(z.maxLength(60)) }),
  z.strictObject({ command: z.literal('revoke'), device: z.string().check(z.maxLength(60)) }),
  z.strictObject({ command: z.literal('clear'), device: z.string().check(z.maxLength(60)) }),
  /** The whole text of an emergency export. */
  z.strictObject({ command: z.literal('import-journal'), file: z.string() }),
  /** `to`: an absolute path; null: where backups go. */
  /** The whole database, copied to this path while the server goes on (`npm run verify`). */
  z.strictObject({ command: z.literal('snapshot'), to: z.string() }),
  z.strictObject({ command: z.literal('backup'), to: z.nullable(z.string()) }),
]);
export type Command = z.infer<typeof commandSchema>;

export const commandRefusals = [
  'unknown-code',
  'expired-code',
  'too-many-requests',
  'conflict',
  'no-establishment',
  'which-establishment',
  'already-replaced',
  'wrong-state',
  'not-found',
  'bad-request',
  'internal',
  'not-an-export',
  'unknown-device',
  'sealed',
  'altered',
  'not-backed-up',
] as const;
export type CommandRefusal = (typeof commandRefusals)[number];

const listedSchema = z.object({
  id: z.string(),
  establishment: z.string(),
  status: deviceStateSchema,
  forked: z.boolean(),
  fingerprint: z.string(),
  lastSeenAt: z.nullable(z.number()),
  pending: z.number(),
});
export type ListedDevice = z.infer<typeof listedSchema>;

const count = z.int().check(z.gte(0));
const importedSchema = z.object({
  device: z.string(),
  fingerprint: z.string(),
  writtenAt: z.number(),
  operations: count,
  applied: count,
  refused: count,
  apart: count,
  known: count,
  unproved: count,
  photos: count,
  photosMissing: count,
});

export const commandAnswerSchema = z.union([
  z.object({
    ok: z.literal(true),
    request: z.object({
      establishment: z.string(),
      fingerprint: z.string(),
      address: z.string(),
      /** Milliseconds since the tablet asked. */
      age: z.number(),
    }),
  }),
  z.object({ ok: z.literal(true), device: z.string(), establishment: z.string() }),
  z.object({ ok: z.literal(true), devices: z.array(listedSchema) }),
  z.object({ ok: z.literal(true), copy: z.string() }),
  z.object({ ok: z.literal(true), imported: importedSchema }),
  z.object({ ok: z.literal(true), backup: z.object({ folder: z.string(), bytes: count }) }),
  z.object({ ok: z.literal(true), device: z.string() }),
  z.object({
    ok: z.literal(false),
    refusal: z.enum(commandRefusals),
    /** What the disk or the database said. */
    why: z.optional(z.string()),
    /** Which there are to choose from, where that is what is missing. */
    establishments: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
  }),
]);
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;
