import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import type { EstablishmentRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import { findTexts, inChunks } from '../journal/queries.ts';

/** Establishments by id, with their names and the organisation's. */
export async function findEstablishmentRows(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, EstablishmentRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('establishment')
      .select(['establishment', 'name_text', 'settings'])
      .where('organisation', '=', organisation)
      .where('establishment', 'in', some)
      .execute(),
  );
  const owner = await db
    .selectFrom('organisation')
    .select('name_text')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  const ownerText = owner ? [owner.name_text] : [];
  const texts = await findTexts(db, organisation, [
    ...rows.map(({ name_text }) => name_text),
    ...ownerText,
  ]);
  const textOf = (hash: string | undefined): string => texts.get(hash ?? '') ?? '';
  return new Map(
    rows.map(({ establishment, name_text, settings }) => [
      establishment,
      {
        id: establishment,
        organisationName: textOf(owner?.name_text),
        name: textOf(name_text),
        settings: JSON.parse(settings) as EstablishmentSettings,
      },
    ]),
  );
}
