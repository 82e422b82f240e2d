import type {
  ChangeItem,
  ChangedEmployee,
  ChangedPunch,
  changesAnswerSchema,
} from '@comptoir/shared/backoffice/messages';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type * as z from 'zod/mini';
import type { Reader } from '../database/connection.ts';
import { chainAt, headOf } from '../journal/head.ts';
import { endOfPosition, readCursor, writeCursor } from './cursor.ts';
import { type Change, findChanges, findPlaces, findReceiptTimes } from './queries.ts';
import type { BackofficeRooms } from './rooms.ts';
import type { ChangedEntity } from './tables.ts';

type Page = z.infer<typeof changesAnswerSchema>;
type Asked = {
  organisation: string;
  entities: readonly ChangedEntity[];
  cursor: string | null;
  limit: number;
};

/**
 * One page of what changed, as it stands now, in the order of last changes (spec BO-4). What changes while somebody
 * pulls comes again behind their cursor, so nothing is missed.
 *
 * @returns `stale-cursor` for one of another journal, or of other rights
 */
export async function readChanges(
  db: Reader,
  rooms: BackofficeRooms,
  { organisation, entities, cursor, limit }: Asked,
): Promise<Result<Page, 'stale-cursor'>> {
  // Read before the changes: what is appended from here on has a later position.
  const head = await headOf(db, organisation);
  const read = cursor === null ? null : readCursor(cursor);
  const after = read ?? { position: 0, entity: '', id: '' };
  if (cursor !== null) {
    const known = read !== null && read.position <= head.position;
    const chain = known ? await chainAt(db, organisation, read.position) : null;
    const isSame = read !== null && String(read.entities) === String(entities);
    if (chain === null || chain !== read?.chain || !isSame) return refused('stale-cursor');
  }
  const of = { entities, after, upTo: head.position, limit: limit + 1 };
  const found = await findChanges(db, organisation, of);
  const page = found.slice(0, limit);
  const more = found.length > limit;
  const last = more ? page.at(-1)! : { ...endOfPosition, position: head.position };
  const chain = more ? await chainAt(db, organisation, last.position) : head.chain;
  if (chain === null) throw new Error(`A change names position ${last.position}: there is none.`);
  const { position, entity, id } = last;
  return ok({
    items: await render(db, rooms, organisation, page),
    cursor: writeCursor({ entities, position, entity, id, chain }),
    more,
  });
}

async function render(
  db: Reader,
  rooms: BackofficeRooms,
  organisation: string,
  page: readonly Change[],
): Promise<ChangeItem[]> {
  const idsOf = (wanted: ChangedEntity) =>
    page.filter(({ entity }) => entity === wanted).map(({ id }) => id);
  const employees = await findEmployees(db, rooms, organisation, idsOf('employee'));
  const punches = await findChangedPunches(db, rooms, organisation, idsOf('punch'));
  return page.map(({ entity: type, id }): ChangeItem => {
    const change = { id, change: 'put' as const };
    const [employee, punch] = [employees.get(id), punches.get(id)];
    if (type === 'employee' && employee) return { type, ...change, data: employee };
    if (type === 'punch' && punch) return { type, ...change, data: punch };
    return { type, id, change: 'remove', data: null };
  });
}

/** People as payroll sees them: contact and contract, nothing of PIN, photo or colour. */
export async function findEmployees(
  db: Reader,
  rooms: Pick<BackofficeRooms, 'findPeopleOnFile'>,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, ChangedEmployee>> {
  const onFile = await rooms.findPeopleOnFile(db, organisation, people);
  return new Map(
    [...onFile].map(([id, { row, archivedAt, establishments, externalId }]) => {
      const { name, display, email, phone, team, role, language, startsOn, endsOn } = row;
      const person = { id, externalId, name, display, email, phone, team, role, language };
      return [id, { ...person, startsOn, endsOn, archivedAt, establishments }];
    }),
  );
}

async function findChangedPunches(
  db: Reader,
  rooms: BackofficeRooms,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, ChangedPunch>> {
  const punches = await rooms.findPunches(db, organisation, ids);
  const people = [...punches.values()].flatMap(({ person }) => (person === null ? [] : [person]));
  const externalIds = await rooms.findExternalIds(db, organisation, [...new Set(people)]);
  const bounds = await findReceiptTimes(db, organisation, ids);
  const places = await findPlaces(db, organisation, ids);
  const stores = await rooms.knownEstablishments(db, organisation);
  const nameOf = new Map(stores.map(({ establishment, name }) => [establishment, name]));
  return new Map(
    [...punches].map(([id, punch]): [string, ChangedPunch] => {
      const place = places.get(id) ?? '';
      const { person, type, wall, at, receivedAt, day, auth, declared, flags } = punch;
      return [
        id,
        {
          id,
          person,
          externalId: externalIds.get(person ?? '') ?? null,
          typedName: punch.name,
          type,
          deviceTime: wall,
          time: at,
          receivedAt: receivedAt ?? at,
          notBefore: bounds.get(id) ?? null,
          businessDay: day,
          establishment: { id: place, name: nameOf.get(place) ?? '' },
          auth,
          declared,
          cancelled: punch.cancelledBy !== null,
          attached: punch.attached ?? null,
          setAside: punch.setAside ?? null,
          correction: punch.correction ?? null,
          accepted: punch.accepted ?? null,
          flags,
        },
      ];
    }),
  );
}
