import { CounterWords } from './language/counter-words.tsx';
import { readNewer } from './local-database/read-newer.ts';
import { NewerScreen } from './newer-screen.tsx';
import type { AppUpdates } from './platform/app-update.ts';
import type { Platform } from './platform/ports.ts';
import { saveFile } from './settings/save-export.ts';

/** The screen of a build that is older than its database, and the one thing that it still does. */
export default function Newer({ platform, updates }: { platform: Platform; updates: AppUpdates }) {
  const onExport = async () => {
    const { database, identity } = await readNewer(platform);
    try {
      const clock = { corrected: () => platform.clock.wall() };
      await saveFile({ platform, database, identity, clock });
    } finally {
      database.close();
    }
  };
  return (
    <CounterWords>
      <NewerScreen updates={updates} onExport={onExport} />
    </CounterWords>
  );
}
