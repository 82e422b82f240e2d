import type { LocalDatabase } from '@comptoir/kiosk/local-database/schema';
import { type Shape, copyDisk } from './disk.ts';

/** What Dexie keeps of each version that a build describes. */
type Described = {
  _cfg: { version: number; dbschema: Record<string, { indexes: { name: string }[] }> };
};

/** The versions of the local database that this build can open, oldest first; the last is today's. */
export function versionsOf(database: LocalDatabase): number[] {
  return describedBy(database).map(({ _cfg }) => _cfg.version);
}

/**
 * A copy of the disk as the build of an earlier version would hold it: stores and indices that came later are not there.
 * The next page upgrades it.
 */
export async function olderDisk(
  disk: IDBFactory,
  database: LocalDatabase,
  version: number,
): Promise<IDBFactory> {
  const then = describedBy(database).find(({ _cfg }) => _cfg.version === version)?._cfg.dbschema;
  if (!then) throw new RangeError(`this build knows no version ${version}`);
  return await copyDisk(disk, {
    // Dexie leaves room for versions in between.
    version: version * 10,
    keep(shape: Shape): Shape | null {
      const stood = then[shape.store];
      if (!stood) return null;
      const names = new Set(stood.indexes.map(({ name }) => name));
      return { ...shape, indices: shape.indices.filter(({ index }) => names.has(index)) };
    },
  });
}

function describedBy(database: LocalDatabase): Described[] {
  const { _versions } = database as unknown as { _versions: Described[] };
  return [..._versions].sort((a, b) => a._cfg.version - b._cfg.version);
}
