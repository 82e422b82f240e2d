import * as z from 'zod/mini';
import { usersSearch } from './users-search.ts';

/** The parts of a record; the chosen one stands in the address. */
export const personParts = ['profile', 'punches', 'access', 'rights', 'history'] as const;
export type PersonPart = (typeof personParts)[number];

/** The address of a record: its part, and the list that one came from. */
export const personSearch = z.extend(usersSearch, {
  part: z.catch(z.optional(z.enum(personParts)), undefined),
});
