import * as z from 'zod/mini';

/** `csv` and `xlsx` are Comptoir's own, with columns by choice; the others are imports of payroll programs. */
export const exportFormats = ['csv', 'xlsx', 'silae', 'sage'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = (typeof exportFormats)[number];

/** Fields that a line of an export can hold. A closed list: their meaning never changes. */
export const exportFields = [
  'external-id',
  'family',
  'given',
  'establishment',
  'team',
  'day',
  'week',
  'first-start',
  'last-end',
  'periods',
  'breaks',
  'raw',
  'corrected',
  'paid',
  'overtime-1',
  'overtime-2',
  'overtime-3',
  'overtime-4',
  'night',
  'sunday',
  'holiday',
  'late',
  'anomalies',
] as const;
export const exportFieldSchema = z.enum(exportFields);
export type ExportField = (typeof exportFields)[number];

/** `header`: what stands above the column, or the code of the item in a payroll program; no line breaks. */
export const exportColumnsSchema = z.strictObject({
  /** A line per person and day, or per person. */
  lines: z.enum(['day', 'person']),
  columns: z
    .array(
      z.strictObject({
        field: exportFieldSchema,
        header: z.string().check(z.trim(), z.maxLength(40), z.regex(/^[^\r\n\t;]*$/)),
      }),
    )
    .check(z.minLength(1), z.maxLength(40)),
  separator: z.enum([';', ',', '\t']),
  /** Hours as `7,50` or as `07:30`. */
  hours: z.enum(['decimal', 'clock']),
});
export type ExportColumns = z.infer<typeof exportColumnsSchema>;
