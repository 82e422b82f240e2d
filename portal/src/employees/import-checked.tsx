import type { ImportAnswer } from '@comptoir/shared/employees/portal';
import { csvType } from '@comptoir/shared/employees/table-file';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Checkbox } from '@comptoir/ui/checkbox';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Notice } from '@comptoir/ui/notice';
import { Progress } from '@comptoir/ui/progress';
import { useState } from 'react';
import type { Failure } from '../api/failure.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields, Section } from '../page.tsx';
import { saveFile } from '../platform/save-file.ts';
import { useFaultWords } from './fault-words.ts';
import { Refused } from './import-choose.tsx';
import { faultyRows, faultyTable } from './import-rows.ts';
import { ImportTable } from './import-table.tsx';
import styles from './import.module.css';

/** The third step: every row as it would be written, what is wrong at its cell; nothing is written yet. */
export function ImportChecked({
  answer,
  name,
  busy,
  failure,
  onImport,
  onOther,
}: {
  answer: ImportAnswer;
  /** Of the file. */
  name: string;
  busy: boolean;
  failure: Failure | null;
  onImport: () => void;
  onOther: () => void;
}) {
  const { text } = useSpeech();
  const say = useFaultWords();
  const [only, setOnly] = useState(false);
  const faulty = faultyRows(answer.rows);
  const ignored = answer.columns.filter(({ meaning }) => meaning === null);
  const good = faulty.length === 0;
  if (answer.rows.length === 0) {
    return (
      <EmptyState
        icon="people"
        title={text('import.no-rows')}
        act={<Button onClick={onOther}>{text('import.other')}</Button>}
      >
        {text('import.no-rows-text')}
      </EmptyState>
    );
  }
  return (
    <Section title={text('import.verify')}>
      <Fields>
        <p className={styles.text}>{text('import.of-file', { name })}</p>
        <Notice tone={good ? 'calm' : 'warn'} icon={good ? 'check' : 'warning'} alert>
          <p>
            {good
              ? text('import.all-good', { count: answer.rows.length })
              : text('import.some-wrong', { count: faulty.length })}
          </p>
          {good ? null : <p>{text('import.some-wrong-text', { count: answer.rows.length })}</p>}
        </Notice>
        {ignored.length === 0 ? null : (
          <p className={styles.text}>
            {text('import.ignored', {
              count: ignored.length,
              titles: ignored.map(({ title }) => `«\u00a0${title}\u00a0»`).join(', '),
            })}
          </p>
        )}
        {good ? null : (
          <div className={styles.tools}>
            <Checkbox
              label={text('import.only-faulty')}
              checked={only}
              onChange={(event) => setOnly(event.target.checked)}
            />
            <Button
              icon="download"
              onClick={() => {
                const table = faultyTable(answer, say, text('import.errors'));
                const file = new Blob([table], { type: csvType });
                saveFile(`${text('import.faulty-file')}.csv`, file);
              }}
            >
              {text('import.save-faulty')}
            </Button>
          </div>
        )}
        <ImportTable key={String(only)} answer={answer} rows={only ? faulty : answer.rows} />
        <Refused failure={failure} />
        {busy ? (
          <div>
            <Progress done={null} total={answer.rows.length} label={text('import.importing')} />
            <p role="status">{text('import.writing', { count: answer.rows.length })}</p>
          </div>
        ) : null}
        <Acts>
          {good ? (
            <BusyButton
              tone="primary"
              icon="check"
              busy={busy}
              busyLabel={text('import.importing')}
              onClick={onImport}
            >
              {text(busy ? 'import.importing' : 'import.import', { count: answer.rows.length })}
            </BusyButton>
          ) : null}
          <Button icon="upload" disabled={busy} onClick={onOther}>
            {text(good ? 'import.other' : 'import.corrected')}
          </Button>
        </Acts>
      </Fields>
    </Section>
  );
}
