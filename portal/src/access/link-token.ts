import { linkTokenSchema } from '@comptoir/shared/access/portal';

/** The one-time secret of a link: the part behind `#`, which no server log ever has. Null where there is none. */
export function tokenOf(hash: string): string | null {
  const read = linkTokenSchema.safeParse(hash.replace(/^#/, ''));
  return read.success ? read.data : null;
}
