import type { Trx } from '../database/connection.ts';
import { findErasedPeople } from '../employees/erasure/queries.ts';
import type { Entry } from '../journal/batch.ts';

/**
 * Those whose texts are kept. A sealed PIN is used once and never stored: its row beside the journal is all that remains
 * of it. What a late tablet still writes about somebody whose personal data was erased is refused, and not kept either.
 */
export async function keptTexts<E extends Pick<Entry, 'parsed'>>(
  trx: Trx,
  organisation: string,
  entries: readonly E[],
): Promise<E[]> {
  const edited = ({ parsed }: E): string[] =>
    parsed.ok && parsed.value.kind === 'employee.edit' ? [parsed.value.body.person] : [];
  const erased = await findErasedPeople(trx, organisation, entries.flatMap(edited));
  return entries.filter(
    (entry) =>
      (!entry.parsed.ok || entry.parsed.value.kind !== 'pin.renew') &&
      !edited(entry).some((person) => erased.has(person)),
  );
}
