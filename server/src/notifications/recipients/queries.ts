import type { Language } from '@comptoir/shared/establishments/languages';
import {
  type NotificationKind,
  type Preference,
  defaultPreferences,
  notificationKinds,
} from '@comptoir/shared/notifications/notification';
import type { Reader } from '../../database/connection.ts';
import { findNameTexts, findTexts, inChunks, readSettings } from '../../journal/queries.ts';
import { readName, writeName } from '../../journal/telling/names.ts';

/** Whoever can be told: somebody present whose access stands. */
export type Recipient = {
  person: string;
  account: string;
  name: string;
  address: string;
  language: Language;
  preferences: Record<NotificationKind, Preference>;
};

export async function findRecipients(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, Recipient>> {
  const asked = [...new Set(people)];
  const rows = await inChunks(asked, (some) =>
    db
      .selectFrom('account_person')
      .innerJoin('account', 'account.id', 'account_person.account')
      .innerJoin('employee', (join) =>
        join
          .onRef('employee.organisation', '=', 'account_person.organisation')
          .onRef('employee.person', '=', 'account_person.person'),
      )
      .select(['account_person.person', 'account.id as account', 'account.email as address'])
      .select(['account.language as spoken', 'employee.language', 'employee.name_text'])
      .where('account_person.organisation', '=', organisation)
      .where('account_person.person', 'in', some)
      .where('account_person.revoked_at', 'is', null)
      .where('employee.archived', '=', 0)
      .execute(),
  );
  const chosen = await findPreferences(db, organisation, asked);
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return new Map(
    rows.map(({ person, account, address, spoken, language, name_text }) => [
      person,
      {
        ...{ person, account, address, language: language ?? spoken },
        name: writeName(texts.get(name_text) ?? null) ?? '',
        preferences: chosen.get(person) ?? defaultPreferences,
      },
    ]),
  );
}

/** What people chose, each kind; whoever chose nothing is missing. */
export async function findPreferences(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, Record<NotificationKind, Preference>>> {
  const rows = await inChunks([...people], (some) =>
    db
      .selectFrom('notification_preference')
      .select(['person', 'kind', 'mail', 'push'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const found = new Map<string, Record<NotificationKind, Preference>>();
  for (const { person, kind, mail, push } of rows) {
    if (!notificationKinds.includes(kind)) continue;
    const own = found.get(person) ?? { ...defaultPreferences };
    own[kind] = { mail: mail === 1, push: push === 1 };
    found.set(person, own);
  }
  return found;
}

/** Given names by person; whoever was erased is missing. */
export async function findGivenNames(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const hashes = await findNameTexts(db, organisation, people);
  const texts = await findTexts(db, organisation, [...hashes.values()]);
  return new Map(
    [...hashes].flatMap(([person, hash]) => {
      const given = readName(texts.get(hash) ?? null)?.given ?? '';
      return given === '' ? [] : [[person, given]];
    }),
  );
}

/** The zone of an establishment; UTC for one that is gone. */
export async function findZone(
  db: Reader,
  organisation: string,
  establishment: string,
): Promise<string> {
  const row = await db
    .selectFrom('establishment')
    .select('settings')
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .executeTakeFirst();
  return row ? readSettings(row.settings).zone : 'UTC';
}

/** Name of the organisation; empty where it is gone. */
export async function findHouseName(db: Reader, organisation: string): Promise<string> {
  const row = await db
    .selectFrom('organisation')
    .select('name_text')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  const texts = row ? await findTexts(db, organisation, [row.name_text]) : null;
  return texts?.get(row?.name_text ?? '') ?? '';
}
