import * as z from 'zod/mini';
import { calendarDate, instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { moments } from './moments.ts';

/**
 * `GET /api/portal/own/tasks` (`own.schedule`): what is somebody's own to do on the business day that goes on, in every store
 * where they work (spec TASK-14). Lists without a task of theirs are missing.
 */
export const ownTasksSchema = z.object({
  lists: z.array(
    z.object({
      id: uuidSchema,
      title: z.string(),
      moment: z.enum(moments),
      establishment: z.object({ id: uuidSchema, name: z.string(), zone: z.string() }),
      day: calendarDate,
      tasks: z.array(
        z.object({
          task: uuidSchema,
          title: z.string(),
          /** `HH:MM` */
          due: z.nullable(z.string()),
          late: z.boolean(),
          doneAt: z.nullable(instant),
          /** Whoever asks did it. */
          byMe: z.boolean(),
        }),
      ),
    }),
  ),
});
export type OwnTasks = z.infer<typeof ownTasksSchema>;
