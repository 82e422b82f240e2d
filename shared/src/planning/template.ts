import * as z from 'zod/mini';
import { timeOfDay } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

/** A week that is planned again and again, in wall times: the text of a template's attachment is this as JSON. */
export const templateContentSchema = z.strictObject({
  shifts: z
    .array(
      z.strictObject({
        /** ISO weekday, 1 is Monday, of the business day that it begins on. */
        weekday: z.int().check(z.gte(1), z.lte(7)),
        start: timeOfDay,
        /** At or before `start`: on the day after. */
        end: timeOfDay,
        pause: z.int().check(z.gte(0), z.lte(480)),
        person: z.nullable(uuidSchema),
        position: z.nullable(uuidSchema),
        team: z.nullable(uuidSchema),
      }),
    )
    .check(z.maxLength(700)),
});
export type TemplateContent = z.infer<typeof templateContentSchema>;
