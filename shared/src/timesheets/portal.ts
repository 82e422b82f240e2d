import * as z from 'zod/mini';
import { calendarDate, instant } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { punchSchema } from '../punches/punch-schema.ts';
import { dayRowSchema } from '../sync/rows.ts';
import { correctionRowSchema, periodLockRowSchema } from './correction.ts';
import { exportColumnsSchema, exportFormatSchema } from './export-format.ts';
import { changeSchema } from './operations.ts';
import { anomalySchema, sheetTotalsSchema, timesheetSchema } from './sheet.ts';
import { statementDocumentSchema, statementStates } from './statement.ts';

const silent = z.array(
  z.object({ establishment: z.string(), name: z.optional(z.string()), since: instant }),
);

/** `GET /api/portal/me/hours?from=2026-11-01&to=2026-11-30`: one's own days and punches, both ends included, 62 days at most. */
export const ownHoursSchema = z.object({
  days: z.array(dayRowSchema),
  punches: z.array(punchSchema),
  /** Of these days, the newest first. */
  corrections: z.array(correctionRowSchema),
  /** Names of the colleagues whom these name. */
  names: z.optional(z.record(z.string(), z.string())),
  /** Closed spans that these days lie in. */
  locks: z.array(periodLockRowSchema),
  /** Today's business day, and worked time so far including an open period (ms). */
  today: z.object({ day: calendarDate, worked: z.int(), state: z.enum(['in', 'break', 'out']) }),
  week: z.object({ worked: z.int() }),
  month: z.object({ worked: z.int() }),
  /** The next published shift. */
  next: z.nullable(z.object({ start: instant, end: instant })),
  /** Tablets of one's establishments that have been silent: punches may be pending there (O5). */
  silent,
});
export type OwnHours = z.infer<typeof ownHoursSchema>;

/** How somebody is shown in a list of hours. */
const who = z.object({
  id: uuidSchema,
  name: z.string(),
  colour: z.string(),
  photo: z.nullable(z.string()),
  team: z.nullable(z.string()),
});

/**
 * `GET /api/portal/timesheets?establishment=…&team=…&from=…&to=…` (`hours.read`): everybody within reach who belongs to the
 * establishment or punched there, 62 days at most. `team` may be left out.
 */
export const timesheetsAnswerSchema = z.object({
  from: calendarDate,
  to: calendarDate,
  zone: z.string(),
  people: z.array(
    z.object({
      person: who,
      totals: sheetTotalsSchema,
      anomalies: z.int(),
      warnings: z.int(),
      /** Null: nobody has seen them. `stale`: they are other hours now. */
      approved: z.nullable(
        z.object({
          by: z.nullable(z.string()),
          at: instant,
          worked: z.int(),
          stale: z.boolean(),
        }),
      ),
      /** The latest one of exactly these days. */
      statement: z.nullable(z.object({ id: uuidSchema, state: z.enum(statementStates) })),
    }),
  ),
  /** Of everybody, a day each: for the chart. */
  days: z.array(
    z.object({
      day: calendarDate,
      planned: z.nullable(z.int()),
      worked: z.int(),
      warnings: z.int(),
      anomalies: z.int(),
    }),
  ),
  locks: z.array(periodLockRowSchema),
  silent,
  /** What the one who asks may do here. */
  may: z.object({
    approve: z.boolean(),
    lock: z.boolean(),
    issue: z.boolean(),
    exports: z.boolean(),
  }),
});
export type TimesheetsAnswer = z.infer<typeof timesheetsAnswerSchema>;

/** `GET /api/portal/timesheets/{person}?establishment=…&from=…&to=…` (`hours.read`): the days behind a total. */
export const timesheetAnswerSchema = z.object({
  person: who,
  sheet: timesheetSchema,
  /** Everything that was recorded on these days, set aside and cancelled ones too, and on the day before and after: nights are whole. */
  punches: z.array(punchSchema),
  corrections: z.array(correctionRowSchema),
  /** Names of the people whom these name. */
  names: z.record(z.string(), z.string()),
  locks: z.array(periodLockRowSchema),
  /** Closed spans of other establishments that count on these days (`closedAt` of a day). */
  closedElsewhere: z.array(
    z.object({
      ...periodLockRowSchema.shape,
      establishment: z.object({ id: uuidSchema, name: z.string() }),
    }),
  ),
  silent,
});
export type TimesheetAnswer = z.infer<typeof timesheetAnswerSchema>;

/** `GET /api/portal/timesheets/anomalies?establishment=…&from=…&to=…` (`hours.read`): what waits, most pressing first. */
export const anomaliesAnswerSchema = z.object({
  anomalies: z.array(
    z.object({ person: z.nullable(who), day: calendarDate, ...anomalySchema.shape }),
  ),
  punches: z.array(punchSchema),
  corrections: z.array(correctionRowSchema),
  names: z.record(z.string(), z.string()),
  silent,
});
export type AnomaliesAnswer = z.infer<typeof anomaliesAnswerSchema>;

const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/** `POST /api/portal/corrections` → 201 `correctionRowSchema`. `approve`: the manager decides at once, about somebody else. */
export const correctionRequestSchema = z.strictObject({
  person: uuidSchema,
  establishment: z.nullable(uuidSchema),
  day: calendarDate,
  change: changeSchema,
  reason,
  approve: z.boolean(),
});
/** `POST /api/portal/corrections/{id}/decision` (`punches.approve`) → `correctionRowSchema`; 409 `conflict` if somebody else decided. */
export const decisionRequestSchema = z.strictObject({
  decision: z.enum(['approved', 'refused']),
  edited: z.nullable(changeSchema),
  reason: z.nullable(reason),
});
/** `POST /api/portal/corrections/{id}/withdrawal` → `correctionRowSchema`; `…/objection`, `{reason}` → `correctionRowSchema`. */
export const objectionRequestSchema = z.strictObject({ reason });
/** `POST /api/portal/punches/{id}/acceptance` (`punches.approve`) → 204. */

const span = { from: calendarDate, to: calendarDate };
/** `POST /api/portal/timesheets/approvals` (`punches.approve`) → 204; one's own hours are refused. */
export const approvalRequestSchema = z.strictObject({
  establishment: uuidSchema,
  people: z.array(z.strictObject({ person: uuidSchema, worked: z.int() })).check(z.maxLength(500)),
  ...span,
});

/** `GET /api/portal/periods?establishment=…` (`hours.read`): closed and reopened ones, the newest first. */
export const periodsAnswerSchema = z.object({
  periods: z.array(
    z.object({
      id: uuidSchema,
      ...span,
      lockedAt: instant,
      lockedBy: z.nullable(z.string()),
      reopenedAt: z.nullable(instant),
      reopenedBy: z.nullable(z.string()),
      reopenReason: z.nullable(z.string()),
      /** Punches that arrived after it was closed. */
      late: z.int(),
    }),
  ),
});
export type PeriodsAnswer = z.infer<typeof periodsAnswerSchema>;
/** `POST /api/portal/periods` (`periods.lock`) → 201 `{id}`. */
export const lockRequestSchema = z.strictObject({ establishment: uuidSchema, ...span });
/** `POST /api/portal/periods/{id}/reopening` (`periods.lock`) → 204. */
export const reopenRequestSchema = z.strictObject({ reason });

/**
 * `POST /api/portal/statements` (`statements.issue`) → 201 `{issued, refused}`: a document each, whoever had one of the
 * same days gets another in its place.
 */
export const issueRequestSchema = z.strictObject({
  establishment: uuidSchema,
  people: z.array(uuidSchema).check(z.minLength(1), z.maxLength(500)),
  ...span,
});
export const issueAnswerSchema = z.object({ issued: z.int() });

/** A statement as a list shows it: what became of it. Its document is asked for alone. */
export const statementLineSchema = z.object({
  ...{ id: uuidSchema, person: uuidSchema, name: z.string(), ...span },
  issuedAt: instant,
  /** Name of who issued it, as it was then; null after erasure. */
  by: z.nullable(z.string()),
  state: z.enum(statementStates),
  seenAt: z.nullable(instant),
  answeredAt: z.nullable(instant),
  /** Why it is disputed; null otherwise, and after erasure. */
  dispute: z.nullable(z.string()),
  replacedBy: z.nullable(uuidSchema),
  /** Paid time of it, ms; null after erasure. */
  paid: z.nullable(z.int()),
});
export type StatementLine = z.infer<typeof statementLineSchema>;
/**
 * `GET /api/portal/statements?establishment=…&from=…&to=…` (`statements.issue` or `hours.read`), newest first;
 * `GET /api/portal/me/statements`: one's own. `GET /api/portal/statements/{id}` → `statementRowSchema`, for its owner and
 * whoever reads their hours; `…/pdf?language=fr` → the paper.
 */
export const statementsAnswerSchema = z.object({ statements: z.array(statementLineSchema) });
/** `POST /api/portal/me/statements/{id}/seen` and `…/acknowledgement` → 204; `…/dispute`, `{reason}` → 204. */
export const disputeRequestSchema = z.strictObject({ reason });

/** `POST /api/portal/check/statement`, `{statement, hash}`, without a session: what the paper must say. */
export const statementCheckRequestSchema = z.strictObject({
  statement: uuidSchema,
  hash: hashSchema,
});
export const statementCheckAnswerSchema = z.object({
  /** False: nobody issued such a paper; nothing else is told. */
  genuine: z.boolean(),
  state: z.optional(z.enum(statementStates)),
  document: z.optional(z.nullable(statementDocumentSchema)),
});

/** `GET /api/portal/exports` (`exports.read`); `PUT /api/portal/exports/{id}` → 204. */
export const exportViewSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  format: exportFormatSchema,
  columns: exportColumnsSchema,
});
export type ExportView = z.infer<typeof exportViewSchema>;
export const exportsAnswerSchema = z.object({ exports: z.array(exportViewSchema) });
export const exportDefinitionSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  format: exportFormatSchema,
  columns: exportColumnsSchema,
  archived: z.boolean(),
});
/** `POST /api/portal/exports/preview` (`exports.read`) → the first lines as the file would have them, the very first one too. */
export const exportPreviewRequestSchema = z.strictObject({
  format: exportFormatSchema,
  columns: exportColumnsSchema,
  establishment: z.optional(uuidSchema),
  ...span,
});
export const exportPreviewSchema = z.object({
  rows: z.array(z.array(z.string())),
  /** There are others after these. */
  more: z.boolean(),
});
export type ExportPreview = z.infer<typeof exportPreviewSchema>;
/**
 * `GET /api/portal/exports/{id}/file?establishment=…&from=…&to=…` → the file, streamed. Without `establishment`: of the whole house.
 * `GET /api/portal/inspection?establishment=…&from=…&to=…&format=csv|xlsx|pdf&language=fr` (`hours.read`): for the labour inspector, 400 days at most.
 */
