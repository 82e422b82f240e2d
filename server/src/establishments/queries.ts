import {
  type OrganisationSettings,
  defaultOrganisationSettings,
} from '@comptoir/shared/establishments/operations';
import type { EstablishmentRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import type { RoomTables } from '../database/tables.ts';
import { findTexts, inChunks, readSettings } from '../journal/queries.ts';

/** Establishments by id, with their names and the organisation's. */
export async function findEstablishmentRows(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, EstablishmentRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('establishment')
      .select(['establishment', 'name_text', 'contact_text', 'settings'])
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
    ...rows.flatMap(({ name_text, contact_text }) => [name_text, contact_text ?? []].flat()),
    ...ownerText,
  ]);
  const textOf = (hash: string | undefined): string => texts.get(hash ?? '') ?? '';
  return new Map(
    rows.map(({ establishment, name_text, contact_text, settings }) => [
      establishment,
      {
        id: establishment,
        organisationName: textOf(owner?.name_text),
        name: textOf(name_text),
        nameText: name_text,
        contact: texts.get(contact_text ?? '') ?? null,
        contactText: contact_text,
        settings: readSettings(settings),
      },
    ]),
  );
}

/** Every establishment of an organisation, the oldest first. */
export async function findEstablishmentIds(db: Reader, organisation: string): Promise<string[]> {
  const rows = await db
    .selectFrom('establishment')
    .select('establishment')
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .execute();
  return rows.map(({ establishment }) => establishment);
}

/** Present people of an establishment who work in another one as well. */
export async function findSharedPeople(
  db: Reader,
  organisation: string,
  establishment: string,
): Promise<{ person: string; establishment: string }[]> {
  return db
    .selectFrom('membership as here')
    .innerJoin('membership as there', (join) =>
      join
        .onRef('there.organisation', '=', 'here.organisation')
        .onRef('there.person', '=', 'here.person'),
    )
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'here.organisation')
        .onRef('employee.person', '=', 'here.person'),
    )
    .select(['there.person', 'there.establishment'])
    .where('here.organisation', '=', organisation)
    .where('here.establishment', '=', establishment)
    .where('there.establishment', '!=', establishment)
    .where('employee.archived', '=', 0)
    .execute();
}

export type StoredOrganisation = Omit<RoomTables['organisation'], 'organisation'>;

export async function findStoredOrganisation(
  db: Reader,
  organisation: string,
): Promise<StoredOrganisation | undefined> {
  return db
    .selectFrom('organisation')
    .select(['name_text', 'settings', 'invitation_fr_text', 'invitation_en_text', 'logo'])
    .where('organisation', '=', organisation)
    .executeTakeFirst();
}

/** Settings as they are stored; what nobody ever chose is as Comptoir has it. */
export function readOrganisationSettings(stored: string): OrganisationSettings {
  const chosen = JSON.parse(stored) as Partial<OrganisationSettings>;
  return { ...defaultOrganisationSettings, ...chosen };
}

/** What an organisation decides for all its accounts; an organisation that there is not has what Comptoir has. */
export async function findOrganisationSettings(
  db: Reader,
  organisation: string,
): Promise<OrganisationSettings> {
  const row = await findStoredOrganisation(db, organisation);
  return readOrganisationSettings(row?.settings ?? '{}');
}

/** The hashes of somebody's name and telephone. */
export async function findContact(db: Reader, organisation: string, person: string) {
  return db
    .selectFrom('employee')
    .select(['name_text', 'phone_text'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
}
