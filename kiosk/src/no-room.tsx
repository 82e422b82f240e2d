import { CounterWords } from './language/counter-words.tsx';
import { NoRoomScreen } from './no-room-screen.tsx';
import type { Platform } from './platform/ports.ts';
import { saveAsItIs } from './save-as-it-is.ts';

/** A page that could not begin because the disk is full: what is there is read, and nothing else (RECOV-30). */
export default function NoRoom({ platform }: { platform: Platform }) {
  return (
    <CounterWords>
      <NoRoomScreen onExport={() => saveAsItIs(platform)} onRetry={() => location.reload()} />
    </CounterWords>
  );
}
