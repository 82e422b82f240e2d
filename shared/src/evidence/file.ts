import * as z from 'zod/mini';
import { publicKeySchema } from '../devices/enrolment.ts';
import { attachmentSchema } from '../journal/attachments.ts';
import { calendarDate, instant } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { receiptSchema } from '../journal/receipt.ts';
import { checkpointSchema } from './checkpoint.ts';

/** Name of the format; stands first in every file. */
export const evidenceFormat = 'comptoir-evidence-1';

/** One link of the organisation's journal, as its chain and its tree cover it (`head.ts` of the server's journal). */
const linkSchema = z.object({
  position: z.int(),
  hash: hashSchema,
  receivedAt: instant,
  status: z.enum(['applied', 'refused']),
  refusal: z.nullable(z.string()),
  flags: z.array(z.string()),
});

/**
 * What the server hands out about one person and period: every operation of the journal that is about them, each with its
 * path to the root of a signed checkpoint. Nothing of anybody else's is in it.
 */
export const serverEvidenceSchema = z.object({
  format: z.literal(evidenceFormat),
  from: z.literal('server'),
  organisation: uuidSchema,
  organisationName: z.string(),
  subject: z.object({
    person: uuidSchema,
    name: z.nullable(z.string()),
    first: calendarDate,
    last: calendarDate,
  }),
  madeAt: instant,
  /** The public half of the receipt key. Whoever verifies compares it with one that came another way. */
  key: publicKeySchema,
  checkpoint: checkpointSchema,
  operations: z.array(
    z.object({
      /** The exact string that is hashed; null where it was withheld. */
      bytes: z.nullable(z.string()),
      link: linkSchema,
      /** Hashes from the leaf's sibling to the root's child (RFC 9162 §2.1.3). */
      path: z.array(hashSchema),
    }),
  ),
  /** Receipts that these operations cite: each was written after that receipt's `receivedAt`. */
  receipts: z.array(receiptSchema),
  /** Tablets that wrote them. */
  devices: z.array(
    z.object({
      device: uuidSchema,
      establishment: uuidSchema,
      store: z.string(),
      key: publicKeySchema,
    }),
  ),
  /** Texts that they refer to and that were not erased. */
  texts: z.array(attachmentSchema),
});
export type ServerEvidence = z.infer<typeof serverEvidenceSchema>;

/**
 * What a tablet hands out, offline, about its store: everything of its own chain that it still holds, with the receipts
 * that it got. What stands behind the last receipt is vouched for by the tablet's own signature alone.
 */
export const tabletEvidenceSchema = z.object({
  format: z.literal(evidenceFormat),
  from: z.literal('tablet'),
  organisation: uuidSchema,
  organisationName: z.string(),
  establishment: uuidSchema,
  store: z.string(),
  device: uuidSchema,
  /** The six characters that were compared when it was enrolled. */
  fingerprint: z.string(),
  deviceKey: publicKeySchema,
  madeAt: instant,
  key: publicKeySchema,
  epochs: z.array(
    z.object({
      epoch: uuidSchema,
      /** `seq` of the first one below; what came before is at the server and no longer here. */
      first: z.int(),
      operations: z.array(z.string()),
      /** ES256 by the tablet over `pushInput(hash of the last operation)`. */
      signature: z.string(),
    }),
  ),
  receipts: z.array(receiptSchema),
  /** People of the store whom the operations name. */
  people: z.array(z.object({ person: uuidSchema, name: z.nullable(z.string()) })),
  texts: z.array(attachmentSchema),
});
export type TabletEvidence = z.infer<typeof tabletEvidenceSchema>;

export const evidenceSchema = z.discriminatedUnion('from', [
  serverEvidenceSchema,
  tabletEvidenceSchema,
]);
export type Evidence = z.infer<typeof evidenceSchema>;
