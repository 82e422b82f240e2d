import * as z from 'zod/mini';
import { calendarDate, textRef, timeOfDay } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { moments } from './moments.ts';

export const momentSchema = z.enum(moments);

/** A measured value and its inclusive bounds, in `unit` (for example `°C`). */
export const measureSchema = z.strictObject({
  unit: z.string().check(z.minLength(1), z.maxLength(12)),
  min: z.nullable(z.number()),
  max: z.nullable(z.number()),
});
export type Measure = z.infer<typeof measureSchema>;

export const taskKinds = {
  /**
   * A whole task list as it stands from now on. Check-offs name the definition they were made
   * against, so a later definition never rewrites them.
   */
  'task-list.define': z.strictObject({
    list: uuidSchema,
    titleText: textRef,
    moment: momentSchema,
    /** ISO weekdays, 1 is Monday. */
    weekdays: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1), z.maxLength(7)),
    order: z.int(),
    tasks: z
      .array(
        z.strictObject({
          task: uuidSchema,
          titleText: textRef,
          due: z.nullable(timeOfDay),
          measure: z.nullable(measureSchema),
          /** The team or the person that it is for; both null: everyone. */
          team: z.nullable(z.string().check(z.maxLength(40))),
          person: z.nullable(uuidSchema),
        }),
      )
      .check(z.maxLength(40)),
    archived: z.boolean(),
    /**
     * The definition that this one changes, null for a new list: refused `conflict` where another one stands. Absent
     * in what the server itself wrote before lists were made on tablets.
     */
    previous: z.optional(z.nullable(uuidSchema)),
  }),
  /** A task was done. The check-off's id is the operation's id; `day` is the business day it counts for. */
  'task.check': z.strictObject({
    list: uuidSchema,
    task: uuidSchema,
    /** Id of the `task-list.define` operation on the screen. */
    definition: uuidSchema,
    day: calendarDate,
    person: z.nullable(uuidSchema),
    value: z.nullable(z.number()),
    /** What was done about a value out of bounds. */
    actionText: z.nullable(textRef),
  }),
  'task.uncheck': z.strictObject({ check: uuidSchema, reasonText: textRef }),
} as const;
