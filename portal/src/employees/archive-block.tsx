import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Section } from '../page.tsx';
import { changeEmployee } from './api.ts';
import { fullName } from './users-list.ts';
import styles from './person.module.css';

/** W10: nobody is deleted. Leaving ends PIN and access and keeps every record; it can be taken back. */
export function ArchiveBlock({ person, zone }: { person: EmployeeRecord; zone: string }) {
  const { text, moment } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const name = fullName(person) ?? text('person.erased');
  const act = useAct(async (what: 'archive' | 'restore') => {
    await changeEmployee(api, person.id, what);
    await queries.invalidateQueries({ queryKey: ['employees'] });
    return true;
  });
  if (person.archivedAt !== null) {
    return (
      <Section title={text('person.archived')}>
        <p className={styles.text}>
          {text('person.archived-text', { moment: moment(person.archivedAt, zone) })}
        </p>
        <Failed failure={act.failure} />
        <BusyButton
          icon="undo"
          busy={act.busy}
          busyLabel={text('act.sending')}
          onClick={() => void act.run('restore')}
        >
          {text('person.restore')}
        </BusyButton>
      </Section>
    );
  }
  return (
    <Section title={text('person.leaving')}>
      <p className={styles.text}>{text('person.leaving-text')}</p>
      <Button icon="archive" onClick={() => setAsking(true)}>
        {text('person.archive')}
      </Button>
      {asking ? (
        <Confirm
          title={text('person.archive-title', { name })}
          act={text('person.archive')}
          busy={act.busy}
          failure={act.failure}
          onClose={() => {
            act.clear();
            setAsking(false);
          }}
          onConfirm={() => {
            void act.run('archive').then((done) => {
              if (done === true) setAsking(false);
            });
          }}
        >
          <p>{text('person.archive-ends')}</p>
          <p>{text('person.archive-stays')}</p>
        </Confirm>
      ) : null}
    </Section>
  );
}
