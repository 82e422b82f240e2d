import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

/**
 * `GET /api/portal/mail`: newest first, the last 200. `kept`: no mail server is configured, an administrator reads the
 * mail here and hands its link over. `failed`: refused for good. `POST /api/portal/mail/{id}/retry` tries again.
 */
export const mailViewSchema = z.object({
  id: uuidSchema,
  to: z.string(),
  subject: z.string(),
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'kept']),
  attempts: z.int(),
  createdAt: instant,
  sentAt: z.nullable(instant),
  nextAt: z.nullable(instant),
  /** What the mail server said last. */
  problem: z.nullable(z.string()),
  /** Plain text; null unless kept. */
  text: z.nullable(z.string()),
});
export type MailView = z.infer<typeof mailViewSchema>;
export const mailAnswerSchema = z.object({
  configured: z.boolean(),
  from: z.nullable(z.string()),
  mails: z.array(mailViewSchema),
});
export type MailAnswer = z.infer<typeof mailAnswerSchema>;
