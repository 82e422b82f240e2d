import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

export const planningKinds = {
  /** A published shift of one person, start inclusive, end exclusive. */
  'shift.publish': z.strictObject({
    shift: uuidSchema,
    person: uuidSchema,
    start: instant,
    end: instant,
  }),
} as const;
