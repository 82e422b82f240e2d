import { establishmentSettingsSchema } from '@comptoir/shared/establishments/operations';
import type { Reader } from '../database/connection.ts';

export type KnownEstablishment = {
  organisation: string;
  establishment: string;
  name: string;
  zone: string;
};

/** Every establishment of this server: what a tablet can be enrolled for. */
export async function knownEstablishments(db: Reader): Promise<KnownEstablishment[]> {
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
