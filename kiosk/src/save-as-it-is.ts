import { readNewer } from './local-database/read-newer.ts';
import type { Platform } from './platform/ports.ts';
import { saveFile } from './settings/save-export.ts';

/**
 * The emergency export of a database that is only read, where no tablet could be opened on it.
 *
 * @throws where it holds no tablet
 */
export async function saveAsItIs(platform: Platform): Promise<void> {
  const { database, identity } = await readNewer(platform);
  try {
    const clock = { corrected: () => platform.clock.wall() };
    await saveFile({ platform, database, identity, clock });
  } finally {
    database.close();
  }
}
