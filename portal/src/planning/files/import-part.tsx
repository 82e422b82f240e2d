import { planFileFaults } from '@comptoir/shared/planning/import-columns';
import type { PlanImportCheck, PlanImported } from '@comptoir/shared/planning/import-portal';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Failure } from '../../api/failure.ts';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { ChooseTable } from '../../choose-table.tsx';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { LinkButton } from '../../link.tsx';
import { Acts, Fields, Section } from '../../page.tsx';
import { saveFile } from '../../platform/save-file.ts';
import type { PlanSearch } from '../plan-days.ts';
import type { PlanPlace } from '../planning-page.tsx';
import { type TableFormat, checkPlan, importPlan, planTemplate } from './api.ts';
import styles from './files.module.css';
import { ImportChecked } from './import-checked.tsx';

/** `attempt`: made when the file was read, so that it is drafted once however often it is asked. */
type Checked = { file: Blob; name: string; answer: PlanImportCheck; attempt: string };
type Step = { at: 'choose' } | ({ at: 'checked' } & Checked) | ({ at: 'done' } & PlanImported);

/** Template, file, verification row by row, and then every shift as a draft or none. */
export function ImportPart({ place, search }: { place: PlanPlace; search: PlanSearch }) {
  const { text, days, language } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const template = useAct(async (format: TableFormat) => {
    const file = await planTemplate(api, { establishment: place.id, format, language });
    saveFile(`${text('planfile.template-name')}.${format}`, file);
  });
  const checking = useAct(async ({ file, name }: { file: Blob; name: string }) => {
    const answer = await checkPlan(api, place.id, file);
    setStep({ at: 'checked', file, name, answer, attempt: crypto.randomUUID() });
  });
  const importing = useAct(async ({ file, attempt }: Checked) => {
    const done = await importPlan(api, place.id, file, attempt);
    await queries.invalidateQueries({ queryKey: ['planning'] });
    setStep({ at: 'done', ...done });
  });
  const again = () => {
    checking.clear();
    importing.clear();
    setStep({ at: 'choose' });
  };
  return (
    <Section title={text('planfile.import')}>
      {step.at === 'choose' ? (
        <Fields>
          <p className={styles.text}>{text('planfile.import-text')}</p>
          <Failed failure={template.failure} />
          <Acts>
            <Button icon="download" onClick={() => void template.run('xlsx')}>
              {text('planfile.template-xlsx')}
            </Button>
            <Button icon="download" onClick={() => void template.run('csv')}>
              {text('planfile.template-csv')}
            </Button>
          </Acts>
          <ChooseTable
            words={{
              ...{ drop: text('planfile.drop'), file: text('planfile.file') },
              ...{ pick: text('planfile.pick'), checking: text('planfile.checking') },
              tooLarge: text('planfile.too-large'),
            }}
            busy={checking.busy}
            onFile={(file, name) => void checking.run({ file, name })}
          />
          <Refused failure={checking.failure} />
        </Fields>
      ) : null}
      {step.at === 'checked' ? (
        <ImportChecked
          {...step}
          busy={importing.busy}
          failure={<Refused failure={importing.failure} />}
          onImport={() => void importing.run(step)}
          onOther={again}
        />
      ) : null}
      {step.at === 'done' ? (
        <Fields>
          <Notice tone="calm" icon="check" alert>
            {text('planfile.done', { count: step.shifts, days: days(step.from, step.to) })}
          </Notice>
          <Acts>
            <LinkButton
              to="/planning"
              search={{ ...search, at: place.id, from: step.from }}
              icon="sheet"
            >
              {text('planfile.see')}
            </LinkButton>
            <Button icon="upload" onClick={again}>
              {text('planfile.other')}
            </Button>
          </Acts>
        </Fields>
      ) : null}
    </Section>
  );
}

/** What kept a file from being read: each reason has its sentence. */
function Refused({ failure }: { failure: Failure | null }) {
  const { text } = useSpeech();
  const reason =
    failure?.code === 'unreadable-file'
      ? planFileFaults.find((one) => one === failure.detail)
      : undefined;
  if (reason === undefined) return <Failed failure={failure} />;
  return (
    <Notice tone="danger" icon="warning" alert>
      {text(`planfile.file-${reason}`)}
    </Notice>
  );
}
