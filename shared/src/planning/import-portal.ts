import * as z from 'zod/mini';
import { languageSchema } from '../establishments/languages.ts';
import { calendarDate } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { planColumns } from './import-columns.ts';

/** What is wrong with a cell of a file of shifts. */
export const planImportFaults = [
  'person-missing',
  'person-unknown',
  'person-ambiguous',
  'person-mismatch',
  'number-unknown',
  'date-malformed',
  'date-far',
  'time-malformed',
  'too-long',
  'pause-malformed',
  'pause-too-long',
  'position-unknown',
  'note-too-long',
  'overlap',
  'already-planned',
] as const;
export type PlanImportFault = (typeof planImportFaults)[number];

const rowSchema = z.object({
  /** As a spreadsheet counts: the header is 1. */
  line: z.int(),
  /** By meaning, as it would be written. */
  values: z.record(z.string(), z.string()),
  faults: z.array(z.object({ column: z.enum(planColumns), fault: z.enum(planImportFaults) })),
});
export type PlanImportRow = z.infer<typeof rowSchema>;

/**
 * `POST /api/portal/planning/import/check?establishment=…` (`planning.publish`) with the file as body, as people are imported →
 * what it would do; nothing is written. `unreadable-file` with one of `planFileFaults` as detail.
 */
export const planImportCheckSchema = z.object({
  columns: z.array(z.object({ title: z.string(), meaning: z.nullable(z.enum(planColumns)) })),
  rows: z.array(rowSchema),
});
export type PlanImportCheck = z.infer<typeof planImportCheckSchema>;

/**
 * `POST /api/portal/planning/import?establishment=…&attempt=<uuid>`, the same file → 201: every row as a draft, or none:
 * `faulty-rows` as soon as one has a fault. Asked twice under one id, it is done once.
 */
export const planImportedSchema = z.object({
  shifts: z.int(),
  from: calendarDate,
  to: calendarDate,
});
export type PlanImported = z.infer<typeof planImportedSchema>;

/** `GET /api/portal/planning/import/template?establishment=…&format=csv|xlsx&language=fr|en` → a row a person, to be filled in. */
export const planTemplateSchema = z.strictObject({
  establishment: uuidSchema,
  format: z.enum(['csv', 'xlsx']),
  language: languageSchema,
});
