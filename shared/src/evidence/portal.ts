import * as z from 'zod/mini';
import { publicKeySchema } from '../devices/enrolment.ts';
import { calendarDate, instant } from '../journal/body.ts';
import { flagSchema } from '../journal/flags.ts';
import { uuidSchema } from '../journal/ids.ts';
import { punchTypeSchema } from '../punches/operations.ts';
import { checkpointSchema } from './checkpoint.ts';

/**
 * The three times of a punch (O6), ms. `after` and `before` are server times that no tablet's clock can move: it was written
 * after the receipt that it cites and arrived before the other. `after` null: the tablet had no receipt yet.
 */
export const punchTimesSchema = z.object({
  wall: instant,
  estimated: instant,
  after: z.nullable(instant),
  before: instant,
});
export type PunchTimes = z.infer<typeof punchTimesSchema>;

/**
 * `POST /api/evidence/check {receipt}`, by anybody who holds the code; throttled by address. It never names the person.
 * `waiting`: the tablet did sign it and it has not arrived. `apart`: it lies in quarantine, for somebody to look at.
 * `unknown`: no tablet of this server wrote it.
 */
export const checkRequestSchema = z.strictObject({ receipt: z.string().check(z.maxLength(400)) });
export const checkAnswerSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('recorded'),
    store: z.string(),
    zone: z.string(),
    type: punchTypeSchema,
    times: punchTimesSchema,
    position: z.int(),
    flags: z.array(flagSchema),
    cancelled: z.boolean(),
    /** A correction stands in its place: it counts for nothing. */
    setAside: z.boolean(),
    /** Declared afterwards instead of punched. */
    declared: z.boolean(),
  }),
  z.object({
    state: z.enum(['waiting', 'apart']),
    store: z.string(),
    zone: z.string(),
    type: punchTypeSchema,
    wall: instant,
    /** When the tablet was last heard of; null: never. */
    lastSeenAt: z.nullable(instant),
    /** Looked at and kept or dismissed; only where it is `apart`. */
    settled: z.nullable(z.enum(['kept', 'dismissed'])),
  }),
  z.object({ state: z.literal('unknown') }),
]);
export type CheckAnswer = z.infer<typeof checkAnswerSchema>;

/** `PATCH /api/portal/evidence` (the same, and proof of oneself): null mails to nobody. Answers as `GET` does. */
export const evidencePatchSchema = z.strictObject({
  mailTo: z.nullable(z.string().check(z.maxLength(254))),
});

/**
 * `POST /api/portal/evidence/checkpoints` (the same): 201, one made now, as it then stands in the list.
 *
 * `GET /api/portal/evidence` (`journal.read` for the organisation): what proves the journal to others.
 */
export const evidenceHomeSchema = z.object({
  organisation: uuidSchema,
  key: publicKeySchema,
  /** RFC 7638 thumbprint of the key: what whoever verifies compares. */
  thumbprint: z.string(),
  operations: z.int(),
  /** Newest first; the day's own, and those that were asked for. */
  checkpoints: z.array(z.object({ size: z.int(), at: instant, checkpoint: checkpointSchema })),
  /** Whom the daily checkpoint is mailed to; null: nobody. */
  mailTo: z.nullable(z.string()),
});
export type EvidenceHome = z.infer<typeof evidenceHomeSchema>;

/**
 * `POST /api/portal/evidence/files` (`hours.read` over the person, or `own.hours` for oneself): the file, as
 * `application/json` to be saved. At most 366 days.
 */
export const evidenceFileRequestSchema = z.strictObject({
  person: uuidSchema,
  first: calendarDate,
  last: calendarDate,
});

/**
 * `GET /api/portal/punches?person=&first=&last=` (`hours.read` over the person, or `own.hours` for oneself): punches with
 * their three times. At most 366 days.
 *
 * Without a session: `GET /api/evidence/verifier` is the program that verifies such files, `GET /api/evidence/key` the public
 * key `{key, thumbprint}`.
 */
export const punchTimesAnswerSchema = z.object({
  punches: z.array(
    z.object({
      id: uuidSchema,
      day: calendarDate,
      type: punchTypeSchema,
      store: z.string(),
      zone: z.string(),
      times: punchTimesSchema,
      flags: z.array(flagSchema),
      declared: z.boolean(),
      cancelled: z.boolean(),
      /** A correction stands in its place: it counts for nothing. */
      setAside: z.boolean(),
      /** A correction stands by it, and nobody punched it: no tablet's clock was read for it. */
      added: z.boolean(),
    }),
  ),
});
export type PunchTimesAnswer = z.infer<typeof punchTimesAnswerSchema>;
