import { type FileFault, fileFaults } from '@comptoir/shared/employees/portal';
import { csvType, tableLimits, xlsxType } from '@comptoir/shared/employees/table-file';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { SelectField } from '@comptoir/ui/text-field';
import { useRef, useState } from 'react';
import type { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields, Section } from '../page.tsx';
import { useMe } from '../use-me.ts';
import { importTemplate } from './api.ts';
import styles from './import.module.css';
import { saveFile } from './save-file.ts';

/** The first two steps: the template, then the file, chosen or dropped. */
export function ImportChoose({
  establishment,
  busy,
  failure,
  onEstablishment,
  onFile,
}: {
  establishment: string;
  busy: boolean;
  failure: Failure | null;
  onEstablishment: (id: string) => void;
  onFile: (table: Blob, name: string) => void;
}) {
  const { text, language } = useSpeech();
  const api = useApi();
  const { establishments } = useMe();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [large, setLarge] = useState(false);
  const template = useAct(async (format: 'csv' | 'xlsx') => {
    saveFile(
      await importTemplate(api, format, language),
      `${text('import.template-file')}.${format}`,
    );
  });
  const take = (file: File | undefined) => {
    if (file === undefined || busy) return;
    setLarge(file.size > tableLimits.bytes);
    if (file.size > tableLimits.bytes) return;
    // Which it is, the server reads from its bytes; the type only has to be one that it takes.
    const type = /\.xlsx$/i.test(file.name) ? xlsxType : csvType;
    onFile(new Blob([file], { type }), file.name);
  };
  return (
    <>
      <Section title={text('import.fill')}>
        <Fields>
          <p className={styles.text}>{text('import.fill-text')}</p>
          <Failed failure={template.failure} />
          <Acts>
            <Button icon="download" onClick={() => void template.run('xlsx')}>
              {text('import.template-xlsx')}
            </Button>
            <Button icon="download" onClick={() => void template.run('csv')}>
              {text('import.template-csv')}
            </Button>
          </Acts>
        </Fields>
      </Section>
      <Section title={text('import.choose')}>
        <Fields>
          {establishments.length < 2 ? null : (
            <SelectField
              label={text('field.establishment')}
              hint={text('import.establishment-hint')}
              value={establishment}
              onChange={(event) => onEstablishment(event.target.value)}
            >
              {establishments.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          )}
          <div
            className={styles.drop}
            data-over={over || undefined}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              take(event.dataTransfer.files[0]);
            }}
          >
            <p className={styles.text}>{text('import.drop')}</p>
            <input
              ref={input}
              type="file"
              accept=".csv,.xlsx,.txt,text/csv"
              aria-label={text('import.file')}
              tabIndex={-1}
              className={styles.file}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                take(file);
              }}
            />
            <BusyButton
              tone="primary"
              icon="upload"
              busy={busy}
              busyLabel={text('import.checking')}
              onClick={() => input.current?.click()}
            >
              {text('import.pick')}
            </BusyButton>
          </div>
          {large ? (
            <Notice tone="danger" icon="warning" alert>
              {text('import.too-large')}
            </Notice>
          ) : null}
          <Refused failure={failure} />
        </Fields>
      </Section>
    </>
  );
}

/** What kept a file from being read: each reason has its sentence. */
export function Refused({ failure }: { failure: Failure | null }) {
  const { text } = useSpeech();
  const reason: FileFault | undefined =
    failure?.code === 'unreadable-file'
      ? fileFaults.find((one) => one === failure.detail)
      : undefined;
  if (reason === undefined) return <Failed failure={failure} />;
  return (
    <Notice tone="danger" icon="warning" alert>
      {text(`import.file-${reason}`)}
    </Notice>
  );
}
