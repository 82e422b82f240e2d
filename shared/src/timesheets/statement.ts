import * as z from 'zod/mini';
import { languageSchema } from '../establishments/languages.ts';
import { calendarDate, instant } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { type AnomalyKind, sheetDaySchema, sheetTotalsSchema, sheetWeekSchema } from './sheet.ts';
import { timeRulesSchema } from '../establishments/time-rules-schema.ts';

/**
 * A statement as it was issued (« relevé »): everything that the paper shows, and nothing that may change later. Its
 * salted hash (attachment) is printed, and checked by whoever holds the paper.
 */
export const statementDocumentSchema = z.object({
  v: z.literal(1),
  statement: uuidSchema,
  organisation: z.string(),
  establishments: z.array(z.string()),
  person: z.object({ id: uuidSchema, name: z.string(), externalId: z.nullable(z.string()) }),
  from: calendarDate,
  to: calendarDate,
  zone: z.string(),
  language: languageSchema,
  issuedAt: instant,
  issuedBy: z.nullable(z.string()),
  rules: timeRulesSchema,
  days: z.array(sheetDaySchema),
  weeks: z.array(sheetWeekSchema),
  totals: sheetTotalsSchema,
  /** Corrections that stand on these days, with who asked, who decided and why. */
  corrections: z.array(
    z.object({
      day: calendarDate,
      proposedBy: z.nullable(z.string()),
      decidedBy: z.nullable(z.string()),
      decidedAt: z.nullable(instant),
      reason: z.nullable(z.string()),
      objected: z.boolean(),
    }),
  ),
});
export type StatementDocument = z.infer<typeof statementDocumentSchema>;

/** Questions about hours that nobody has answered yet, by day; what was planned is no question of a statement. */
export function openQuestions(
  days: StatementDocument['days'],
): { day: string; kinds: AnomalyKind[] }[] {
  return days.flatMap(({ day, anomalies }) => {
    const kinds = anomalies.map(({ kind }) => kind).filter((kind) => !planned.has(kind));
    return kinds.length === 0 ? [] : [{ day, kinds: [...new Set(kinds)] }];
  });
}

const planned = new Set<AnomalyKind>(['unplanned', 'absent']);

export const statementStates = ['issued', 'seen', 'acknowledged', 'disputed', 'replaced'] as const;

/** The row of the feed: what a tablet shows and prints offline. */
export const statementRowSchema = z.object({
  id: uuidSchema,
  person: uuidSchema,
  from: calendarDate,
  to: calendarDate,
  issuedAt: instant,
  issuedBy: z.nullable(uuidSchema),
  state: z.enum(statementStates),
  seenAt: z.nullable(instant),
  answeredAt: z.nullable(instant),
  /** Why it is disputed; null otherwise, and after erasure. */
  dispute: z.nullable(z.string()),
  replacedBy: z.nullable(uuidSchema),
  hash: hashSchema,
  /** Null after erasure. */
  document: z.nullable(statementDocumentSchema),
});
export type StatementRow = z.infer<typeof statementRowSchema>;

/** What is printed on the paper, and typed where no camera is: `comptoir-statement-1:<statement>:<hash>`. */
export function statementCode({ id, hash }: Pick<StatementRow, 'id' | 'hash'>): string {
  return `comptoir-statement-1:${id}:${hash}`;
}

/** What stands in the QR code of the paper: the check page of the portal, whose server never sees what is behind `#`. */
export function statementAddress(portal: string, row: Pick<StatementRow, 'id' | 'hash'>): string {
  return `${portal}/portal/check#${statementCode(row)}`;
}
