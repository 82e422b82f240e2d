import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useObserved } from '../observed.ts';
import { watchSync } from '../sync/store.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { ExportButton } from './export-button.tsx';
import { saveExport } from './save-export.ts';
import type { Room } from './sections.ts';
import { SettingsScreen } from './settings-screen.tsx';
import { setLanguage } from '../language/store.ts';
import { askForPersistence, readDiagnostics } from './store.ts';
import type { DiagnosticsView } from './view.ts';

/** The settings of a manager who typed their PIN. Everything is read again at each turn of the sync state. */
export default function Settings({
  tablet,
  write,
  managerName,
  zone,
  now,
  wakeLock,
  unlock,
  room,
  evidence,
  onBack,
}: {
  tablet: Tablet;
  write: Write;
  managerName: string;
  zone: string;
  now: number;
  wakeLock: boolean;
  /** Frees a person; done in the room of access. */
  unlock: (person: string) => Promise<void>;
  /** Draws a part of « Établissement ». */
  room: (room: Room) => ReactNode;
  /** Drawn by the room of evidence. */
  evidence: ReactNode;
  onBack: () => void;
}) {
  const sync = useObserved(useMemo(() => watchSync(tablet), [tablet]));
  const [view, setView] = useState<DiagnosticsView | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    write(async () => {
      // Where it is refused nobody is asked anything; where the application was installed since, it is granted.
      await askForPersistence(tablet);
      const read = await readDiagnostics(tablet, wakeLock);
      if (!gone) setView(read);
    });
    return () => {
      gone = true;
    };
  }, [tablet, write, wakeLock, sync, turn]);
  if (view === null) return null;
  return (
    <SettingsScreen
      view={view}
      manager={managerName}
      zone={zone}
      now={now}
      onLanguage={(language) => write(() => setLanguage(tablet, language))}
      onUnlock={(person) =>
        write(async () => {
          await unlock(person);
          setTurn((before) => before + 1);
        })
      }
      onBack={onBack}
      room={room}
      evidence={evidence}
      exportButton={<ExportButton onExport={() => saveExport(tablet)} />}
    />
  );
}
