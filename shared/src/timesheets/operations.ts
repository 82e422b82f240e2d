import * as z from 'zod/mini';
import { calendarDate, instant, textRef } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { punchTypeSchema } from '../punches/operations.ts';
import { exportColumnsSchema, exportFormatSchema } from './export-format.ts';
import { timeRulesSchema } from '../establishments/time-rules-schema.ts';

/**
 * What a correction changes: punches that are set aside, and punches that stand beside the others. `punch`: made by
 * whoever writes the change. Nothing of it touches the punches that were recorded.
 */
export const changeSchema = z.strictObject({
  remove: z.array(uuidSchema).check(z.maxLength(10)),
  add: z
    .array(z.strictObject({ punch: uuidSchema, type: punchTypeSchema, at: instant }))
    .check(z.maxLength(10)),
});
export type PunchChange = z.infer<typeof changeSchema>;

const of = { correction: uuidSchema, person: uuidSchema };
/** Business days, both included. */
const span = { from: calendarDate, to: calendarDate };

export const timesheetKinds = {
  /** The person, or a manager for them, asks for another account of one business day. */
  'correction.propose': z.strictObject({
    ...of,
    day: calendarDate,
    change: changeSchema,
    reasonText: textRef,
  }),
  /** A manager's decision; `edited`: what stands instead of what was asked for. After an objection it is taken again. */
  'correction.decide': z.strictObject({
    ...of,
    decision: z.enum(['approved', 'refused']),
    edited: z.nullable(changeSchema),
    reasonText: z.nullable(textRef),
  }),
  /** Whoever proposed it takes it back before anybody decided. */
  'correction.withdraw': z.strictObject(of),
  /** The person does not agree with what was decided. */
  'correction.object': z.strictObject({ ...of, reasonText: textRef }),
  /** A manager has seen the person's hours of these days: `worked` ms, as they stood then. */
  'timesheet.approve': z.strictObject({
    person: uuidSchema,
    ...span,
    worked: z.int().check(z.gte(0)),
  }),
  /** Closes the days of the envelope's establishment: what arrives later is kept, flagged and not paid by itself. */
  'period.lock': z.strictObject({
    lock: uuidSchema,
    ...span,
    /** The rules by which these days are paid, whatever is set later. */
    rules: timeRulesSchema,
  }),
  'period.reopen': z.strictObject({ lock: uuidSchema, reasonText: textRef }),
  /** A monthly document. Its text is `statementDocumentSchema` as JSON; the hash of it is printed. */
  'statement.issue': z.strictObject({
    statement: uuidSchema,
    person: uuidSchema,
    ...span,
    /** The one of the same days that it takes the place of. */
    replaces: z.nullable(uuidSchema),
    documentText: textRef,
  }),
  /** The person opened it, on a tablet or in their space: that they were told. */
  'statement.seen': z.strictObject({ statement: uuidSchema, person: uuidSchema }),
  'statement.acknowledge': z.strictObject({ statement: uuidSchema, person: uuidSchema }),
  'statement.dispute': z.strictObject({
    statement: uuidSchema,
    person: uuidSchema,
    reasonText: textRef,
  }),
  /** How the house hands its hours to payroll. The latest definition of an export stands. */
  'export.define': z.strictObject({
    export: uuidSchema,
    nameText: textRef,
    format: exportFormatSchema,
    columns: exportColumnsSchema,
    archived: z.boolean(),
  }),
} as const;
