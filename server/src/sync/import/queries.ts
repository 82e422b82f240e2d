import type { Reader } from '../../database/connection.ts';
import type { DeviceScope } from '../../http/scopes.ts';
import { inChunks } from '../../journal/queries.ts';

/** Where the server has an operation of a tablet: with its bytes in the journal, or apart. */
export type Standing = 'applied' | 'refused' | 'apart';

/** What the server holds of these operations, by hash. One that stands in the journal by its hash only is not held. */
export async function findStanding(
  db: Reader,
  scope: DeviceScope,
  hashes: readonly string[],
): Promise<Map<string, Standing>> {
  const { organisation, device } = scope;
  const apart = await inChunks(hashes, (some) =>
    db
      .selectFrom('quarantine')
      .select('hash')
      .where('organisation', '=', organisation)
      .where('device', '=', device)
      .where('bytes', 'is not', null)
      .where('hash', 'in', some)
      .execute(),
  );
  const recorded = await inChunks(hashes, (some) =>
    db
      .selectFrom('operation')
      .select(['hash', 'status'])
      .where('organisation', '=', organisation)
      .where('device', '=', device)
      .where('bytes', 'is not', null)
      .where('hash', 'in', some)
      .execute(),
  );
  return new Map<string, Standing>([
    ...apart.map(({ hash }) => [hash, 'apart'] as const),
    ...recorded.map(({ hash, status }) => [hash, status] as const),
  ]);
}
