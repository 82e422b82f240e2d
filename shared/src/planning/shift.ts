import * as z from 'zod/mini';
import { instant, textRef } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { longestShift } from './same-shift.ts';

export { isSameShift, longestShift, looksSame, plannedWork } from './same-shift.ts';

/** What a shift says. `end` is exclusive. A shift that moves keeps its id. */
export const shiftContentSchema = z
  .strictObject({
    /** Null: an open shift, that somebody may ask for. */
    person: z.nullable(uuidSchema),
    start: instant,
    end: instant,
    /** Minutes of unpaid break that are planned within it. */
    pause: z.int().check(z.gte(0), z.lte(480)),
    position: z.nullable(uuidSchema),
    /** Of an open shift: the team that it is for; null: everybody. */
    team: z.nullable(uuidSchema),
    noteText: z.nullable(textRef),
  })
  .check(
    z.refine(({ start, end, pause }) => {
      const length = end - start;
      return length > 0 && length <= longestShift && pause * 60_000 < length;
    }),
  );
export type ShiftContent = z.infer<typeof shiftContentSchema>;
