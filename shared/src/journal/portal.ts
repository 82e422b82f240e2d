import * as z from 'zod/mini';
import { instant } from './body.ts';
import { uuidSchema } from './ids.ts';

const day = z.iso.date().check(z.refine((date) => date >= '2000-01-01' && date <= '2999-12-31'));

/**
 * `GET /api/portal/journal?before=…&person=…&actor=…&kind=…&from=…&to=…` (`journal.read` for the organisation; with
 * `person`, `employees.read` over them is enough): who changed what, when, from where. Newest first, 50 at once. Facts of
 * the clock and of tasks have pages of their own and are not among them.
 */
export const journalQuerySchema = z.strictObject({
  /** Entries before this position. */
  before: z.optional(z.coerce.number().check(z.int(), z.gte(1))),
  person: z.optional(uuidSchema),
  actor: z.optional(uuidSchema),
  /** The first half of a kind: `access`, `employee`, `role` … */
  subject: z.optional(z.string().check(z.regex(/^[a-z-]{1,30}$/))),
  /** Calendar dates, both ends included, in the zone of the first establishment. */
  from: z.optional(day),
  to: z.optional(day),
});
export type JournalQuery = z.infer<typeof journalQuerySchema>;

const named = z.object({ id: uuidSchema, name: z.nullable(z.string()) });

export const journalEntrySchema = z.object({
  position: z.int(),
  at: instant,
  kind: z.string(),
  /** What became of it: a refused one changed nothing, and is told all the same. */
  refusal: z.nullable(z.string()),
  /** Who asked; null: the server itself, or software. `name` null: erased. */
  actor: z.nullable(named),
  /** From where. `tablet`: its store; `backoffice`: the token's name. */
  door: z.enum(['tablet', 'portal', 'backoffice', 'setup', 'command', 'system']),
  place: z.nullable(z.string()),
  person: z.nullable(named),
  /** The establishment that it is about, by its name; absent where it is about none. */
  establishment: z.optional(z.nullable(z.string())),
  /** What changed, field by field; texts as they were, null where there was none or it was erased. */
  changes: z.array(
    z.object({
      /** One of `toldFields` (told-fields.ts), which says how the values are written. */
      field: z.string(),
      from: z.nullable(z.string()),
      to: z.nullable(z.string()),
    }),
  ),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;
export const journalAnswerSchema = z.object({
  entries: z.array(journalEntrySchema),
  /** `before` of the next page; null at the end. */
  next: z.nullable(z.int()),
});
