import type { Retention } from '../establishments/operations.ts';

/** `contacts`: e-mail, telephone, photo and display name; `all`: the name and every text about somebody too. */
export type Erasure = 'contacts' | 'all';

/**
 * From when on personal data of somebody who left may be named for erasure (spec EMP-20): months after they were
 * archived, by the calendar of the establishment. What concerns everything waits for the longer of both periods.
 *
 * @param archivedAt ms since 1970; the answer too
 */
export function erasableFrom(
  what: Erasure,
  archivedAt: number,
  { retention, zone }: { retention: Retention; zone: string },
): number {
  const months =
    what === 'contacts' ? retention.contacts : Math.max(retention.contacts, retention.punches);
  return Temporal.Instant.fromEpochMilliseconds(archivedAt).toZonedDateTimeISO(zone).add({ months })
    .epochMilliseconds;
}
