import { CounterWords } from './language/counter-words.tsx';
import { NewerScreen } from './newer-screen.tsx';
import type { AppUpdates } from './platform/app-update.ts';
import type { Platform } from './platform/ports.ts';
import { saveAsItIs } from './save-as-it-is.ts';

/** The screen of a build that is older than its database, and the one thing that it still does. */
export default function Newer({ platform, updates }: { platform: Platform; updates: AppUpdates }) {
  return (
    <CounterWords>
      <NewerScreen updates={updates} onExport={() => saveAsItIs(platform)} />
    </CounterWords>
  );
}
