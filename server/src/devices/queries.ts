import { establishmentSettingsSchema } from '@comptoir/shared/establishments/operations';
import type { Reader } from '../database/connection.ts';

export type KnownEstablishment = {
  organisation: string;
  establishment: string;
  name: string;
  zone: string;
};

/** What a tablet can be enrolled for: every establishment of this server, or of one organisation. */
export async function knownEstablishments(
  db: Reader,
  organisation?: string,
): Promise<KnownEstablishment[]> {
  const rows = await db
    .selectFrom('establishment')
    .leftJoin('attachment', (join) =>
      join
        .onRef('attachment.organisation', '=', 'establishment.organisation')
        .onRef('attachment.hash', '=', 'establishment.name_text'),
    )
    .select([
      'establishment.organisation',
      'establishment.establishment',
      'establishment.settings',
      'attachment.text',
    ])
    .$if(organisation !== undefined, (query) =>
      query.where('establishment.organisation', '=', organisation ?? ''),
    )
    .orderBy('establishment.organisation')
    .orderBy('establishment.establishment')
    .execute();
  return rows.map(({ organisation, establishment, settings, text }) => ({
    organisation,
    establishment,
    name: text ?? establishment,
    zone: establishmentSettingsSchema.parse(JSON.parse(settings)).zone,
  }));
}
