import { type PlanColumn, planColumns } from '@comptoir/shared/planning/import-columns';
import type { PlanImportCheck } from '@comptoir/shared/planning/import-portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Notice } from '@comptoir/ui/notice';
import type { ReactNode } from 'react';
import { CheckedTable } from '../../checked-table.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Acts, Fields } from '../../page.tsx';
import styles from './files.module.css';

/** Every row as it would be drafted, or those to be corrected, each fault at its cell; nothing is written yet. */
export function ImportChecked({
  answer,
  name,
  busy,
  failure,
  onImport,
  onOther,
}: {
  answer: PlanImportCheck;
  name: string;
  busy: boolean;
  failure: ReactNode;
  onImport: () => void;
  onOther: () => void;
}) {
  const { text } = useSpeech();
  const { rows } = answer;
  const faulty = rows.filter(({ faults }) => faults.length > 0);
  const good = faulty.length === 0;
  const ignored = answer.columns.filter(({ title, meaning }) => meaning === null && title !== '');
  if (rows.length === 0) {
    return (
      <EmptyState
        icon="sheet"
        title={text('planfile.none')}
        act={<Button onClick={onOther}>{text('planfile.other')}</Button>}
      >
        {text('planfile.none-text')}
      </EmptyState>
    );
  }
  return (
    <Fields>
      <p className={styles.text}>{text('planfile.checked', { name })}</p>
      <Notice tone={good ? 'calm' : 'warn'} icon={good ? 'check' : 'warning'} alert>
        {good
          ? text('planfile.good', { count: rows.length })
          : text('planfile.wrong', { count: faulty.length })}
      </Notice>
      {ignored.length === 0 ? null : (
        <p className={styles.text}>
          {text('planfile.ignored', { titles: ignored.map(({ title }) => title).join(', ') })}
        </p>
      )}
      <Rows answer={answer} rows={good ? rows : faulty} />
      {failure}
      <Acts>
        {good ? (
          <BusyButton
            tone="primary"
            icon="check"
            busy={busy}
            busyLabel={text('planfile.writing')}
            onClick={onImport}
          >
            {text('planfile.act', { count: rows.length })}
          </BusyButton>
        ) : null}
        <Button icon="upload" disabled={busy} onClick={onOther}>
          {text(good ? 'planfile.other' : 'planfile.corrected')}
        </Button>
      </Acts>
    </Fields>
  );
}

/** At least that wide, in px: a time needs less than what is noted, and a sentence more than either. */
const widths: Partial<Record<PlanColumn, number>> = {
  ...{ number: 90, name: 170, date: 150, start: 70, end: 70, pause: 70 },
};
const sentence = 165;
/** Say which line it is; the others stand where something is wrong with them. */
const telling: readonly PlanColumn[] = ['name', 'date', 'start', 'end'];

function Rows({ answer, rows }: { answer: PlanImportCheck; rows: PlanImportCheck['rows'] }) {
  const { text, days } = useSpeech();
  const known = answer.columns.flatMap(({ meaning }) => meaning ?? []);
  const wrong = new Set(rows.flatMap(({ faults }) => faults.map(({ column }) => column)));
  const columns =
    wrong.size === 0 ? known : known.filter((one) => wrong.has(one) || telling.includes(one));
  const valueOf = (row: PlanImportCheck['rows'][number], column: PlanColumn) => {
    const value = row.values[column] ?? '';
    const isDate = column === 'date' && /^\d{4}-\d\d-\d\d$/.test(value);
    return isDate ? days(value, value) : value;
  };
  const faultsIn = (row: PlanImportCheck['rows'][number], columns: readonly PlanColumn[]) =>
    row.faults.filter(({ column }) => columns.includes(column));
  const say = ({ fault }: PlanImportCheck['rows'][number]['faults'][number]) =>
    text(`planfile.fault-${fault}`);
  return (
    <CheckedTable
      label={text('planfile.table')}
      lineTitle={text('planfile.line')}
      columns={columns.map((column) => ({
        ...{ key: column, title: text(`planfile.col-${column}`) },
        width: wrong.has(column) ? sentence : (widths[column] ?? 120),
        names: column === 'name' || column === 'date',
      }))}
      rows={rows}
      tell={(row) => ({
        line: row.line,
        // A file may say numbers and no names: then what is wrong with a name has no column.
        elsewhere: faultsIn(
          row,
          planColumns.filter((column) => !known.includes(column)),
        ).map(say),
        cells: columns.map((column) => ({
          text: valueOf(row, column),
          faults: faultsIn(row, [column]).map(say),
        })),
      })}
    />
  );
}
