import { readEmail } from '@comptoir/shared/employees/contact';
import type { AccessRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../../database/connection.ts';
import type { InvitationTables } from '../../mail/tables.ts';
import { findTexts, inChunks } from '../../journal/queries.ts';

export type Invitation = InvitationTables['invitation'];

/** The latest invitation of each of these people; who was never invited is missing. */
export async function findLatest(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, Invitation>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('invitation')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .orderBy('position')
      .execute(),
  );
  return new Map(rows.map((row) => [row.person, row]));
}

export async function findInvitation(
  db: Reader,
  organisation: string,
  id: string,
): Promise<Invitation | undefined> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Rows of the feed's room `accesses`, by person: the latest invitation and what became of it. */
export async function findAccessRows(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, AccessRow>> {
  const latest = await findLatest(db, organisation, people);
  return new Map([...latest].map(([person, row]) => [person, accessRow(row)]));
}

function accessRow(row: Invitation): AccessRow {
  return {
    person: row.person,
    invitation: row.id,
    role: row.role,
    state: row.state,
    delivery: row.delivery,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
  };
}

/** The hash of a person's e-mail and its address: null where the text was erased, or is none (`malformed`). */
export async function findEmail(
  db: Reader,
  organisation: string,
  person: string,
): Promise<{ hash: string; address: string | null; malformed: boolean } | null> {
  const row = await db
    .selectFrom('employee')
    .select('email_text')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
  const hash = row?.email_text ?? null;
  if (hash === null) return null;
  const text = (await findTexts(db, organisation, [hash])).get(hash);
  if (text === undefined) return { hash, address: null, malformed: false };
  const read = readEmail(text);
  return { hash, address: read.ok ? read.value : null, malformed: !read.ok };
}

/**
 * Whose each e-mail of the organisation is: of the people who are present, and of those whose account was opened
 * with it, present or not. A record that was merged into another has no account any more.
 */
export async function findEmailOwners(
  db: Reader,
  organisation: string,
): Promise<Map<string, Set<string>>> {
  const present = await db
    .selectFrom('employee')
    .select(['person', 'email_text'])
    .where('organisation', '=', organisation)
    .where('archived', '=', 0)
    .where('email_text', 'is not', null)
    .execute();
  const opened = await db
    .selectFrom('invitation')
    .select(['person', 'email_text'])
    .where('organisation', '=', organisation)
    .where('account', 'is not', null)
    .where('email_text', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('merged_person')
            .select('merged_person.person')
            .whereRef('merged_person.organisation', '=', 'invitation.organisation')
            .whereRef('merged_person.person', '=', 'invitation.person'),
        ),
      ),
    )
    .execute();
  const rows = [...present, ...opened];
  const texts = await findTexts(
    db,
    organisation,
    rows.flatMap(({ email_text }) => (email_text === null ? [] : [email_text])),
  );
  const owners = new Map<string, Set<string>>();
  for (const { person, email_text } of rows) {
    const read = readEmail(texts.get(email_text ?? '') ?? '');
    if (!read.ok) continue;
    owners.set(read.value, (owners.get(read.value) ?? new Set()).add(person));
  }
  return owners;
}

/** Accounts that invitations of a person have opened, withdrawn ones too. */
export async function findOpenedAccounts(
  db: Reader,
  organisation: string,
  person: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('invitation')
    .select('account')
    .distinct()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('account', 'is not', null)
    .orderBy('account')
    .execute();
  return rows.flatMap(({ account }) => account ?? []);
}

/** Invitations that nobody has accepted yet, the oldest first. */
export function findPending(db: Reader, organisation: string): Promise<Invitation[]> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('state', '=', 'pending')
    .orderBy('position')
    .execute();
}

/** Invitations whose link was not made yet, the oldest first. */
export function findWaiting(
  db: Reader,
  { limit, offset }: { limit: number; offset: number },
): Promise<Pick<Invitation, 'organisation' | 'id'>[]> {
  return db
    .selectFrom('invitation')
    .leftJoin('invitation_link', (join) =>
      join
        .onRef('invitation_link.organisation', '=', 'invitation.organisation')
        .onRef('invitation_link.invitation', '=', 'invitation.id'),
    )
    .select(['invitation.organisation', 'invitation.id'])
    .where('invitation.state', '=', 'pending')
    .where('invitation.delivery', '=', 'queued')
    .where((eb) =>
      eb.or([
        eb('invitation_link.number', 'is', null),
        eb('invitation_link.number', '<', eb.ref('invitation.links')),
      ]),
    )
    .orderBy('invitation.opened_at')
    .orderBy('invitation.position')
    .limit(limit)
    .offset(offset)
    .execute();
}

export function findMadeLink(db: Reader, organisation: string, invitation: string) {
  return db
    .selectFrom('invitation_link')
    .select(['number', 'link'])
    .where('organisation', '=', organisation)
    .where('invitation', '=', invitation)
    .executeTakeFirst();
}

/** What a mail says of the house: names, and the language of the store. */
export async function findHouse(
  db: Reader,
  organisation: string,
  establishment: string | null,
): Promise<{ organisation: string; establishment: string; language: 'fr' | 'en' }> {
  const house = await db
    .selectFrom('organisation')
    .select('name_text')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  const store = await db
    .selectFrom('establishment')
    .select(['name_text', 'settings'])
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment ?? '')
    .executeTakeFirst();
  const hashes = [house?.name_text, store?.name_text].filter((hash) => hash !== undefined);
  const texts = await findTexts(db, organisation, hashes);
  const settings = JSON.parse(store?.settings ?? '{}') as { language?: 'fr' | 'en' };
  return {
    organisation: texts.get(house?.name_text ?? '') ?? 'Comptoir',
    establishment: texts.get(store?.name_text ?? '') ?? '',
    language: settings.language ?? 'fr',
  };
}

/** Names and language of people, as texts; a name that was erased is empty. */
export async function findNames(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, { name: string; language: 'fr' | 'en' | null }>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'name_text', 'language'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return new Map(
    rows.map(({ person, name_text, language }) => [
      person,
      { name: texts.get(name_text) ?? '', language },
    ]),
  );
}

/** Telephone numbers of people, as `readPhone` gave them; who has none, or whose was erased, is missing. */
export async function findPhones(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'phone_text'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('phone_text', 'is not', null)
      .execute(),
  );
  const texts = await findTexts(
    db,
    organisation,
    rows.flatMap(({ phone_text }) => phone_text ?? []),
  );
  return new Map(
    rows.flatMap(({ person, phone_text }) => {
      const phone = texts.get(phone_text ?? '');
      return phone === undefined ? [] : [[person, phone] as const];
    }),
  );
}
