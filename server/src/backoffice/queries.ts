import type { Reader } from '../database/connection.ts';
import { inChunks } from '../journal/queries.ts';
import type { ChangedEntity } from './tables.ts';

export type Change = { entity: ChangedEntity; id: string; position: number };

/** What changed last after a place and up to a position, in the order of positions; once each. */
export function findChanges(
  db: Reader,
  organisation: string,
  of: {
    entities: readonly ChangedEntity[];
    after: { position: number; entity: string; id: string };
    upTo: number;
    limit: number;
  },
): Promise<Change[]> {
  const { entities, after, upTo, limit } = of;
  return db
    .selectFrom('backoffice_change')
    .select(['entity', 'id', 'position'])
    .where('organisation', '=', organisation)
    .where('entity', 'in', [...entities])
    .where('position', '>=', after.position)
    .where('position', '<=', upTo)
    .where((eb) =>
      eb.or([
        eb('position', '>', after.position),
        eb('entity', '>', after.entity as ChangedEntity),
        eb.and([eb('entity', '=', after.entity as ChangedEntity), eb('id', '>', after.id)]),
      ]),
    )
    .orderBy('position')
    .orderBy('entity')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Server time of the receipt that each of these operations cites, where one is held: they were made after it. */
export async function findReceiptTimes(
  db: Reader,
  organisation: string,
  operations: readonly string[],
): Promise<Map<string, number>> {
  const rows = await inChunks(operations, (some) =>
    db
      .selectFrom('operation')
      .select(['id', 'device', 'bytes'])
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .where('device', 'is not', null)
      .where('bytes', 'is not', null)
      .execute(),
  );
  const cited = rows.map(({ id, device, bytes }) => {
    const { receipt = null } = JSON.parse(bytes ?? '{}') as { receipt?: string | null };
    return { id: id ?? '', device, receipt: receipt ?? '' };
  });
  const receipts = await inChunks([...new Set(cited.map(({ receipt }) => receipt))], (some) =>
    db
      .selectFrom('receipt')
      .select(['hash', 'device', 'received_at'])
      .where('organisation', '=', organisation)
      .where('hash', 'in', some)
      .execute(),
  );
  const times = new Map(receipts.map((one) => [`${one.device} ${one.hash}`, one.received_at]));
  return new Map(
    cited.flatMap(({ id, device, receipt }) => {
      const at = times.get(`${device} ${receipt}`);
      return at === undefined ? [] : [[id, at] as const];
    }),
  );
}

/** The establishment of each of these punches. */
export async function findPlaces(
  db: Reader,
  organisation: string,
  punches: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inChunks(punches, (some) =>
    db
      .selectFrom('punch')
      .select(['id', 'establishment'])
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ id, establishment }) => [id, establishment]));
}

type Keyed = { organisation: string; token: string; key: string };

/** Whether this idempotency key stands for another request already. */
export async function isKeyTaken(db: Reader, of: Keyed & { request: string }): Promise<boolean> {
  const row = await db
    .selectFrom('backoffice_answer')
    .select('item')
    .where('organisation', '=', of.organisation)
    .where('token', '=', of.token)
    .where('key', '=', of.key)
    .where('request', '!=', of.request)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was answered to an item of a request before; null the first time. */
export async function findAnswer(db: Reader, of: Keyed & { item: number }): Promise<string | null> {
  const row = await db
    .selectFrom('backoffice_answer')
    .select('answer')
    .where('organisation', '=', of.organisation)
    .where('token', '=', of.token)
    .where('key', '=', of.key)
    .where('item', '=', of.item)
    .executeTakeFirst();
  return row?.answer ?? null;
}

/** The newest version of a person that payroll pushed. */
export async function findVersion(
  db: Reader,
  organisation: string,
  externalId: string,
): Promise<number | null> {
  const row = await db
    .selectFrom('backoffice_version')
    .select('version')
    .where('organisation', '=', organisation)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row?.version ?? null;
}
