import * as z from 'zod/mini';
import { uuidSchema } from '../journal/ids.ts';
import { establishmentSettingsSchema } from './operations.ts';

/** `GET /api/portal/establishments` (`establishments.manage`). */
export const establishmentViewSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  contact: z.nullable(z.string()),
  settings: establishmentSettingsSchema,
});
export type EstablishmentView = z.infer<typeof establishmentViewSchema>;
export const establishmentsAnswerSchema = z.object({
  establishments: z.array(establishmentViewSchema),
  kioskAddress: z.string(),
});
/** `POST /api/portal/establishments` → 201 `establishmentViewSchema`. */
export const establishmentRequestSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  zone: z.string().check(z.maxLength(60)),
});
