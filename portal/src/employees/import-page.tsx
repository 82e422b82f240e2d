import type { ImportAnswer } from '@comptoir/shared/employees/portal';
import { Icon } from '@comptoir/ui/icon';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Page } from '../page.tsx';
import { useMe } from '../use-me.ts';
import { checkImport, importPeople } from './api.ts';
import { ImportChecked } from './import-checked.tsx';
import { ImportChoose } from './import-choose.tsx';
import { ImportDone } from './import-done.tsx';
import styles from './person.module.css';
import { useLines } from './use-lines.ts';

type Table = { bytes: Blob; name: string };
/** `attempt`: made when the table was read, so that it is written once however often it is asked. */
type Checked = { table: Table; answer: ImportAnswer; attempt: string };
type Step = { at: 'choose' } | ({ at: 'checked' } & Checked) | { at: 'done'; people: string[] };

/** W12: template, file, verification row by row, and then everybody or nobody. */
export function ImportPage() {
  const { text } = useSpeech();
  const api = useApi();
  const { establishments } = useMe();
  const { settle } = useLines();
  const [establishment, setEstablishment] = useState(establishments[0]?.id ?? '');
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const checking = useAct(async (table: Table) => {
    const answer = await checkImport(api, establishment, table.bytes);
    setStep({ at: 'checked', table, answer, attempt: crypto.randomUUID() });
  });
  const importing = useAct(async ({ table, attempt }: Checked) => {
    const { people } = await importPeople(api, establishment, table.bytes, attempt);
    await settle();
    setStep({ at: 'done', people });
  });
  const again = () => {
    checking.clear();
    importing.clear();
    setStep({ at: 'choose' });
  };
  return (
    <Page
      wide={step.at === 'checked'}
      title={text('import.title')}
      lead={step.at === 'choose' ? text('import.lead') : undefined}
      before={
        <Link to="/configuration/users" search={{}} className={styles.back}>
          <Icon name="back" size={18} />
          {text('users.title')}
        </Link>
      }
    >
      {step.at === 'choose' ? (
        <ImportChoose
          establishment={establishment}
          busy={checking.busy}
          failure={checking.failure}
          onEstablishment={setEstablishment}
          onFile={(bytes, name) => void checking.run({ bytes, name })}
        />
      ) : null}
      {step.at === 'checked' ? (
        <ImportChecked
          answer={step.answer}
          name={step.table.name}
          busy={importing.busy}
          failure={importing.failure}
          onImport={() => void importing.run(step)}
          onOther={again}
        />
      ) : null}
      {step.at === 'done' ? <ImportDone people={step.people} onOther={again} /> : null}
    </Page>
  );
}
