import { useCallback, useEffect, useState } from 'react';
import { useSpeech } from '../../language/language.tsx';
import type { Tablet } from '../../tablet.ts';
import { Printed } from '@comptoir/ui/print-sheet';
import { inspectionCsv } from './inspection-lines.ts';
import { InspectionPaper } from './inspection-paper.tsx';
import { InspectionScreen } from './inspection-screen.tsx';
import { type Inspected, inspectionBounds, readInspection } from './store.ts';

/** « Export pour l'inspection »: a period of the store as a file or on paper, without a network too (O14). */
export default function Inspection({ tablet, now }: { tablet: Tablet; zone: string; now: number }) {
  const { text, language } = useSpeech();
  const [bounds, setBounds] = useState<{ first: string; today: string } | null>(null);
  const [printing, setPrinting] = useState<Inspected | null>(null);
  const printed = useCallback(() => setPrinting(null), []);
  useEffect(() => {
    let gone = false;
    void inspectionBounds(tablet).then((read) => {
      if (!gone) setBounds(read);
    });
    return () => {
      gone = true;
    };
  }, [tablet]);
  if (bounds === null) return null;
  return (
    <>
      <InspectionScreen
        bounds={bounds}
        onSave={async (span) => {
          const { people } = await readInspection(tablet, span, language);
          if (people.length === 0) return 'empty';
          save(inspectionCsv(people, language), text('inspection.file', span));
          return 'done';
        }}
        onPrint={async (span) => {
          const read = await readInspection(tablet, span, language);
          if (read.people.length === 0) return 'empty';
          setPrinting(read);
          return 'ready';
        }}
      />
      {printing === null ? null : (
        <Printed onPrinted={printed}>
          <InspectionPaper inspected={printing} now={now} />
        </Printed>
      )}
    </>
  );
}

function save(content: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
