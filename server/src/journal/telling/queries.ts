import { fingerprint, publicKeySchema } from '@comptoir/shared/devices/enrolment';
import type { Body } from '@comptoir/shared/journal/kinds';
import {
  type Operation,
  isDeviceOperation,
  parseOperation,
} from '@comptoir/shared/journal/operation';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks } from '../queries.ts';
import type { Known } from './known.ts';
import { writeName } from './names.ts';
import { referencesIn } from './references.ts';

type Ids = readonly string[];

/** Looks everything up that these operations name: a few statements for a whole page. */
export async function findKnown(
  db: Reader,
  organisation: string,
  operations: readonly Operation[],
): Promise<Known> {
  const { ids, hashes } = referencesIn(operations.map(({ body }) => body));
  const of = (...fields: string[]) => fields.flatMap((field) => [...(ids.get(field) ?? [])]);
  const sources = operations.flatMap((one) => (isDeviceOperation(one) ? [] : [one.source]));
  const definitions = await findDefinitions(db, organisation, of('previous'));
  const before = referencesIn([...definitions.values()]);
  const people = await findNames(db, 'employee', organisation, [
    ...of('person', 'into', 'colleague'),
    ...(before.ids.get('person') ?? []),
    ...operations.flatMap(({ actor }) => actor ?? []),
  ]);
  const establishments = await findNames(db, 'establishment', organisation, [
    ...of('establishment'),
    ...operations.flatMap(({ establishment }) => establishment ?? []),
  ]);
  const tokens = await findNames(db, 'api_token', organisation, [
    ...of('token'),
    ...sources.flatMap(({ token }) => token ?? []),
  ]);
  const punches = await findPunches(db, organisation, of('punch'));
  const texts = await findTexts(db, organisation, [
    ...hashes,
    ...before.hashes,
    ...[...people.values(), ...establishments.values(), ...tokens.values()],
    ...[...punches.values()].flatMap(({ nameText }) => nameText ?? []),
  ]);
  const teams = await findTeams(db, organisation, of('team', 'parent'));
  const tablets = await findTablets(db, organisation, of('device', 'replaces'));
  const logins = await findLogins(db, of('account'));
  const positions = await findPositionNames(db, organisation, of('position'));
  const text: Known['text'] = (hash) => texts.get(hash ?? '') ?? null;
  return {
    text,
    person: (id) => writeName(text(people.get(id))),
    establishment: (id) => text(establishments.get(id ?? '')),
    team: (id) => teams.get(id ?? '') ?? null,
    token: (id) => text(tokens.get(id)),
    position: (id) => positions.get(id ?? '') ?? null,
    tablet: (id) => tablets.get(id) ?? null,
    login: (account) => logins.get(account) ?? null,
    punch(id) {
      const found = punches.get(id);
      return found ? { type: found.type, at: found.at, typedName: text(found.nameText) } : null;
    },
    definition: (id) => definitions.get(id) ?? null,
  };
}

/** Hashes of names, by id. */
async function findNames(
  db: Reader,
  table: 'employee' | 'establishment' | 'api_token',
  organisation: string,
  ids: Ids,
): Promise<Map<string, string>> {
  const key = { employee: 'person', establishment: 'establishment', api_token: 'id' } as const;
  const rows = await inChunks([...new Set(ids)], (some) =>
    db
      .selectFrom(table)
      .select(['name_text', (eb) => eb.ref(key[table]).as('id')])
      .where('organisation', '=', organisation)
      .where((eb) => eb(eb.ref(key[table]), 'in', some))
      .execute(),
  );
  return new Map(rows.map(({ id, name_text }) => [id, name_text]));
}

async function findPunches(db: Reader, organisation: string, ids: Ids) {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('punch')
      .select(['id', 'type', 'at', 'name_text as nameText'])
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ id, ...punch }) => [id, punch]));
}

async function findDefinitions(
  db: Reader,
  organisation: string,
  ids: Ids,
): Promise<Map<string, Body<'task-list.define'>>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('operation')
      .select(['id', 'bytes'])
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .where('kind', '=', 'task-list.define')
      .execute(),
  );
  return new Map(
    rows.flatMap(({ id, bytes }) => {
      const parsed = bytes === null ? null : parseOperation(bytes);
      return id !== null && parsed?.ok && parsed.value.kind === 'task-list.define'
        ? [[id, parsed.value.body] as const]
        : [];
    }),
  );
}

/** Names of teams; those of removed ones from the operations that named them, of which a house has few. */
async function findTeams(db: Reader, organisation: string, ids: Ids): Promise<Map<string, string>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('team')
      .select(['team', 'name'])
      .where('organisation', '=', organisation)
      .where('team', 'in', some)
      .execute(),
  );
  const names = new Map(rows.map(({ team, name }) => [team, name]));
  if (ids.every((id) => names.has(id))) return names;
  const named = await db
    .selectFrom('journal_entry')
    .innerJoin('operation', (join) =>
      join
        .onRef('operation.organisation', '=', 'journal_entry.organisation')
        .onRef('operation.position', '=', 'journal_entry.position'),
    )
    .select('operation.bytes')
    .where('journal_entry.organisation', '=', organisation)
    .where('journal_entry.kind', 'in', ['team.create', 'team.edit'])
    .where('journal_entry.refusal', 'is', null)
    .orderBy('journal_entry.position')
    .execute();
  const standing = new Set(names.keys());
  for (const { bytes } of named) {
    const parsed = bytes === null ? null : parseOperation(bytes);
    if (!parsed?.ok) continue;
    const { kind, body } = parsed.value;
    if (kind !== 'team.create' && kind !== 'team.edit') continue;
    const name = 'name' in body ? body.name : body.changes.name?.to;
    if (name !== undefined && !standing.has(body.team)) names.set(body.team, name);
  }
  return names;
}

async function findTablets(
  db: Reader,
  organisation: string,
  ids: Ids,
): Promise<Map<string, string>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('device')
      .select(['id', 'sign_key', 'wrap_key'])
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .execute(),
  );
  const key = (stored: string) => publicKeySchema.parse(JSON.parse(stored));
  return new Map(
    rows.map(({ id, sign_key, wrap_key }) => [id, fingerprint(key(sign_key), key(wrap_key))]),
  );
}

async function findPositionNames(
  db: Reader,
  organisation: string,
  ids: Ids,
): Promise<Map<string, string>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('position')
      .select(['position', 'name'])
      .where('organisation', '=', organisation)
      .where('position', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ position, name }) => [position, name]));
}

async function findLogins(db: Reader, ids: Ids): Promise<Map<string, string>> {
  const rows = await inChunks(ids, (some) =>
    db.selectFrom('account').select(['id', 'email']).where('id', 'in', some).execute(),
  );
  return new Map(rows.map(({ id, email }) => [id, email]));
}
