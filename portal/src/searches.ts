import * as z from 'zod/mini';

export const loginSearch = z.object({
  /** Where somebody wanted to go. */
  next: z.catch(z.optional(z.string()), undefined),
  after: z.catch(z.optional(z.enum(['reset', 'left'])), undefined),
});

/** `at`: the tablets of one establishment. */
export const tabletsSearch = z.object({ at: z.catch(z.optional(z.string()), undefined) });

/** `replaces`: the tablet whose place the new one takes. */
export const newTabletSearch = z.object({ replaces: z.catch(z.optional(z.string()), undefined) });

export const journalSearch = z.object({
  person: z.catch(z.optional(z.string()), undefined),
  actor: z.catch(z.optional(z.string()), undefined),
  subject: z.catch(z.optional(z.string()), undefined),
  from: z.catch(z.optional(z.string()), undefined),
  to: z.catch(z.optional(z.string()), undefined),
});
