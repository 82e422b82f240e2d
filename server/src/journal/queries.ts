import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import type { Reader } from '../database/connection.ts';

/** Parameters of one statement: far below what any engine takes. */
const chunk = 500;

/** Asks for many keys in statements of bounded size. */
export async function inChunks<K, R>(
  keys: readonly K[],
  ask: (keys: K[]) => Promise<R[]>,
): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < keys.length; from += chunk) {
    found.push(...(await ask(keys.slice(from, from + chunk))));
  }
  return found;
}

/** Which of these operation ids the journal holds already. */
export async function findIds(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('operation')
      .select('id')
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .execute(),
  );
  return new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])));
}

export async function findEstablishments(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, EstablishmentSettings>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('establishment')
      .select(['establishment', 'settings'])
      .where('organisation', '=', organisation)
      .where('establishment', 'in', some)
      .execute(),
  );
  return new Map(rows.map((row) => [row.establishment, readSettings(row.settings)]));
}

/** Settings as they are stored; a field that is younger than the row has its default. */
export function readSettings(stored: string): EstablishmentSettings {
  return { ...defaultSettings, ...(JSON.parse(stored) as Partial<EstablishmentSettings>) };
}

/** Texts of attachments by their hashes; an erased one is missing. */
export async function findTexts(
  db: Reader,
  organisation: string,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inChunks([...new Set(hashes)], (some) =>
    db
      .selectFrom('attachment')
      .select(['hash', 'text'])
      .where('organisation', '=', organisation)
      .where('hash', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ hash, text }) => [hash, text]));
}

/** Which of these texts or images were erased. */
export async function findErased(
  db: Reader,
  organisation: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  // Most houses never erased anything: that is asked before thousands of hashes are.
  const any = await db
    .selectFrom('erased_text')
    .select('hash')
    .where('organisation', '=', organisation)
    .limit(1)
    .executeTakeFirst();
  if (!any) return new Set();
  const rows = await inChunks([...new Set(hashes)], (some) =>
    db
      .selectFrom('erased_text')
      .select('hash')
      .where('organisation', '=', organisation)
      .where('hash', 'in', some)
      .execute(),
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Hashes of people's names, by person, whoever was erased among them. */
export async function findNameTexts(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'name_text'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ person, name_text }) => [person, name_text]));
}

/** Of these people, those whose record was a second one and is archived: whose facts they are. */
export async function findMerged(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('merged_person')
      .innerJoin('employee', (join) =>
        join
          .onRef('employee.organisation', '=', 'merged_person.organisation')
          .onRef('employee.person', '=', 'merged_person.person'),
      )
      .select(['merged_person.person', 'merged_person.into_person'])
      .where('merged_person.organisation', '=', organisation)
      .where('merged_person.person', 'in', some)
      .where('employee.archived', '=', 1)
      .execute(),
  );
  return new Map(rows.map(({ person, into_person }) => [person, into_person]));
}

/** Server times (ms) of receipts by their hashes; those that are not kept are missing. `device`: of that tablet alone. */
export async function findReceiptTimes(
  db: Reader,
  { organisation, device }: { organisation: string; device?: string },
  hashes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await inChunks([...new Set(hashes)], (some) =>
    db
      .selectFrom('receipt')
      .select(['hash', 'received_at'])
      .where('organisation', '=', organisation)
      .where('hash', 'in', some)
      .$if(device !== undefined, (asked) => asked.where('device', '=', device ?? ''))
      .execute(),
  );
  return new Map(rows.map(({ hash, received_at }) => [hash, received_at]));
}
