import type { ImportAnswer } from '@comptoir/shared/employees/portal';
import { CheckedTable } from '../checked-table.tsx';
import { useSpeech } from '../language/language.tsx';
import { useFaultWords } from './fault-words.ts';
import { type ImportRow, faultsAt, otherFaults, tellingColumns } from './import-rows.ts';

/** The people of a file as they would be written. */
export function ImportTable({ answer, rows }: { answer: ImportAnswer; rows: ImportRow[] }) {
  const { text } = useSpeech();
  const say = useFaultWords();
  const columns = tellingColumns(answer);
  return (
    <CheckedTable
      label={text('import.table')}
      lineTitle={text('import.line')}
      columns={columns.map(({ title, meaning }, at) => ({
        ...{ key: meaning, title, width: meaning === 'email' ? 200 : 120, names: at < 2 },
      }))}
      rows={rows}
      tell={(row) => ({
        line: row.line,
        elsewhere: otherFaults(row, columns).map(say),
        cells: columns.map((column) => ({
          text: row.values[column.meaning] ?? '',
          faults: faultsAt(row, column).map(say),
        })),
      })}
    />
  );
}
