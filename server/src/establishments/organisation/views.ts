import type { OrganisationView } from '@comptoir/shared/establishments/portal';
import type { Reader } from '../../database/connection.ts';
import { findTexts } from '../../journal/queries.ts';
import { readInvitation, standardInvitation } from '../../mail/invitation-words.ts';
import {
  type StoredOrganisation,
  findStoredOrganisation,
  readOrganisationSettings,
} from '../queries.ts';

/** An organisation as its administration sees it, and the hashes that an edit names. */
export type OrganisationOnFile = { view: OrganisationView; row: StoredOrganisation };

/** @throws when there is no such organisation: whoever is logged in is of one */
export async function findOrganisation(
  db: Reader,
  organisation: string,
): Promise<OrganisationOnFile> {
  const row = await findStoredOrganisation(db, organisation);
  if (!row) throw new Error('An organisation of somebody who is logged in is missing.');
  const { name_text, invitation_fr_text, invitation_en_text, logo } = row;
  const hashes = [name_text, invitation_fr_text, invitation_en_text].filter((one) => one !== null);
  const texts = await findTexts(db, organisation, hashes);
  const wordsOf = (hash: string | null) => readInvitation(texts.get(hash ?? ''));
  return {
    row,
    view: {
      name: texts.get(name_text) ?? '',
      settings: readOrganisationSettings(row.settings),
      invitation: { fr: wordsOf(invitation_fr_text), en: wordsOf(invitation_en_text) },
      standard: standardInvitation,
      logo,
    },
  };
}
