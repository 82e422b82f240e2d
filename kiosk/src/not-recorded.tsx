import { CounterWords } from './language/counter-words.tsx';
import { useSpeech } from './language/language.tsx';
import { ExportButton } from './settings/export-button.tsx';
import { saveExport } from './settings/save-export.ts';
import { NotRecordedScreen } from './sync/not-recorded-screen.tsx';
import type { Tablet } from './tablet.ts';
import type { Failed } from './writing.ts';

/** « Non enregistré », with its way to try again and the emergency export (S13, T21). */
export default function NotRecorded({
  tablet,
  failed,
  onBack,
}: {
  tablet: Tablet;
  failed: Failed;
  onBack: () => void;
}) {
  const { time } = useSpeech();
  const device = tablet.device.get();
  const { wanted } = failed;
  return (
    <CounterWords>
      <NotRecordedScreen
        what={
          wanted === null || device === null
            ? null
            : { punch: wanted.punch, time: time(wanted.at, device.zone) }
        }
        onRetry={failed.again}
        onBack={onBack}
        exportButton={device === null ? null : <ExportButton onExport={() => saveExport(tablet)} />}
      />
    </CounterWords>
  );
}
