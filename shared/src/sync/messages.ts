import * as z from 'zod/mini';
import { attachmentSchema } from '../journal/attachments.ts';
import { instant } from '../journal/body.ts';
import { flagSchema } from '../journal/flags.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { receiptSchema } from '../journal/receipt.ts';
import { operationRefusals } from '../refusals.ts';
import { pushLimit } from './push-limit.ts';

/** What stands in for a poison operation, so that the chain goes on without it. */
export const withheldSchema = z.strictObject({ withheld: hashSchema });

/** `POST /api/sync`, both ways in one round trip. Strict: an unknown field is a bad request. */
export const syncRequestSchema = z.strictObject({
  epoch: uuidSchema,
  /** seq of the first operation below; last + 1 when there is none. */
  first: z.int().check(z.gte(1)),
  operations: z
    .array(z.union([z.string().check(z.maxLength(64 * 1024)), withheldSchema]))
    .check(z.maxLength(pushLimit.operations)),
  attachments: z.array(attachmentSchema).check(z.maxLength(2 * pushLimit.operations)),
  /** Receipts that these operations cite for the first time. */
  receipts: z.array(receiptSchema).check(z.maxLength(pushLimit.operations)),
  /** ES256 over `pushInput(hash of the last operation)`, raw r‖s in base64url; null for an empty push. */
  signature: z.nullable(z.string().check(z.maxLength(100))),
  cursor: z.nullable(z.string().check(z.maxLength(400))),
  pending: z.strictObject({
    count: z.int().check(z.gte(0)),
    /** Corrected time of the oldest operation not yet acknowledged. */
    oldest: z.nullable(instant),
  }),
  app: z.string().check(z.minLength(1), z.maxLength(40)),
});
export type SyncRequest = z.infer<typeof syncRequestSchema>;

export const outcomeSchema = z.object({
  id: z.nullable(z.string()),
  seq: z.int(),
  /** Position in the organisation's journal; null while `retry`. */
  position: z.nullable(z.int()),
  status: z.enum(['applied', 'refused', 'retry']),
  refusal: z.optional(z.enum(operationRefusals)),
  flags: z.array(flagSchema),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const changeSchema = z.object({
  room: z.string(),
  key: z.string(),
  /** The row as it is now; null removes it (archived, moved away, erased). */
  row: z.nullable(z.record(z.string(), z.unknown())),
});
export type Change = z.infer<typeof changeSchema>;

/** The body marker without which nothing is taken for an answer of Comptoir (captive portals, proxies). */
export const protocolMarker = 'comptoir-sync-1';

export const syncAnswerSchema = z.object({
  protocol: z.literal(protocolMarker),
  outcomes: z.array(outcomeSchema),
  /** The server's end of this epoch. */
  last: z.object({ seq: z.int(), head: z.nullable(hashSchema) }),
  /** Where that end lies behind the push: hashes of the epoch behind the push that are held in quarantine (SYNC-29). */
  quarantined: z.optional(z.array(hashSchema)),
  receipt: receiptSchema,
  changes: z.array(changeSchema),
  /** Null together with `resync`: start again without a cursor, under that id. */
  cursor: z.nullable(z.string()),
  resync: z.nullable(uuidSchema),
  more: z.boolean(),
  /** Operations up to this position are in a verified backup; null: the server takes none. */
  safe: z.nullable(z.int()),
  serverTime: instant,
  minimumApp: z.string(),
  /** Where this tablet stands in its life. An answer of an older server has none of the two. */
  state: z._default(z.enum(['active', 'retiring']), 'active'),
  /** The tablet whose place it took: whom that one locked out is locked out here. */
  predecessor: z._default(z.nullable(uuidSchema), null),
  /** That one, the one before it and so on: whom any of them has locked out, and nobody has freed since, is locked out here. */
  predecessors: z._default(z.array(uuidSchema), []),
  /** The tablet whose place it took, while something of that one may still be missing here. */
  succession: z._default(
    z.nullable(
      z.object({
        device: uuidSchema,
        /** Null: never heard of. */
        lastSeenAt: z.nullable(instant),
        /** As it said at its last contact: operations that it held, and since when. */
        pending: z.object({ count: z.int(), oldest: z.nullable(instant) }),
        /** Who was in or on break at its last contact, or had a shift since: they know what they punched. */
        ask: z.array(uuidSchema),
      }),
    ),
    null,
  ),
  /** Other tablets of this store that have been silent, and since when: punches may be pending there (O5). */
  silent: z.optional(z.array(z.object({ name: z.optional(z.string()), since: instant }))),
});
export type SyncAnswer = z.infer<typeof syncAnswerSchema>;

/** Body of every answer that is not 2xx. */
export const problemSchema = z.object({
  protocol: z.literal(protocolMarker),
  refusal: z.string(),
  /** For `expected-seq` and `fork`: the server's end of the epoch. */
  last: z.optional(z.object({ seq: z.int(), head: z.nullable(hashSchema) })),
  /** For `fork`: hashes now held in quarantine. */
  quarantined: z.optional(z.array(hashSchema)),
  /** For `fork`: what became of the operations of the push before the fork, which the server has. */
  outcomes: z.optional(z.array(outcomeSchema)),
  /** Seconds to wait. */
  retryAfter: z.optional(z.number()),
  /** One word more about the same refusal: for `unreadable-file`, what the file is not. */
  detail: z.optional(z.string()),
});
export type Problem = z.infer<typeof problemSchema>;
