import { addDays } from '@comptoir/shared/time/business-day';
import { inspectionSpan } from '@comptoir/shared/timesheets/exports/inspection';
import { BusyButton } from '@comptoir/ui/busy-button';
import { TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Pair, Section } from '../../page.tsx';
import { saveFile } from '../../platform/save-file.ts';
import { useToast } from '../../toasts.tsx';
import { type InspectionFormat, inspectionFile } from './api.ts';
import styles from './exports.module.css';

const formats = ['pdf', 'csv', 'xlsx'] as const;

/** Start and end of every period of every day, with weekly totals, twelve months back, in one press (D3171-8, D3171-16). */
export function InspectionExport({
  establishment,
  name,
  today,
}: {
  /** Null: of the whole house. */
  establishment: string | null;
  name: string;
  today: string;
}) {
  const { text, language, days } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const [span, setSpan] = useState({ from: yearBefore(today), to: today });
  const [asked, setAsked] = useState<InspectionFormat>('pdf');
  const good = isInspectionSpan(span);
  const act = useAct(async (format: InspectionFormat) => {
    const bytes = await inspectionFile(api, { establishment, ...span }, { format, language });
    saveFile(`${text('inspection.file')}-${span.from}-${span.to}.${format}`, bytes);
    return true;
  });
  const make = async (format: InspectionFormat) => {
    setAsked(format);
    if ((await act.run(format)) !== true) return;
    toast({ text: text('inspection.saved', { days: days(span.from, span.to) }) });
  };
  const change = (changed: Partial<typeof span>) => setSpan({ ...span, ...changed });
  return (
    <Section title={text('inspection.title')}>
      <div className={styles.inspection}>
        <p className={styles.soft}>{text('inspection.text', { name })}</p>
        <Pair>
          <TextField
            label={text('punch-times.from')}
            type="date"
            value={span.from}
            onChange={({ target }) => change({ from: target.value })}
          />
          <TextField
            label={text('punch-times.to')}
            type="date"
            value={span.to}
            error={good ? null : text('inspection.dates')}
            onChange={({ target }) => change({ to: target.value })}
          />
        </Pair>
        <Failed failure={act.failure} />
        <div className={styles.acts}>
          {formats.map((format) => (
            <BusyButton
              key={format}
              icon="download"
              disabled={!good}
              busy={act.busy && asked === format}
              busyLabel={text('payroll.making')}
              onClick={() => void make(format)}
            >
              {text(`inspection.${format}`)}
            </BusyButton>
          ))}
        </div>
      </div>
    </Section>
  );
}

/** The first day of the month, twelve months back. */
function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4, 8)}01`;
}

function isInspectionSpan({ from, to }: { from: string; to: string }): boolean {
  const dates = [from, to].every((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  return dates && from >= '2000-01-01' && from <= to && to < addDays(from, inspectionSpan);
}
