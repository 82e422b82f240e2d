import { type FileFault, fileFaults } from '@comptoir/shared/employees/portal';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { SelectField } from '@comptoir/ui/text-field';
import type { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { ChooseTable } from '../choose-table.tsx';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields, Section } from '../page.tsx';
import { saveFile } from '../platform/save-file.ts';
import { useMe } from '../use-me.ts';
import { importTemplate } from './api.ts';
import styles from './import.module.css';

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
  const template = useAct(async (format: 'csv' | 'xlsx') => {
    const file = await importTemplate(api, format, language);
    saveFile(`${text('import.template-file')}.${format}`, file);
  });
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
          <ChooseTable
            words={{
              ...{ drop: text('import.drop'), file: text('import.file') },
              ...{ pick: text('import.pick'), checking: text('import.checking') },
              tooLarge: text('import.too-large'),
            }}
            primary
            busy={busy}
            onFile={onFile}
          />
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
