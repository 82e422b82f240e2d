import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { Button } from '@comptoir/ui/button';
import { useSpeech } from '../language/language.tsx';
import { Acts, Section } from '../page.tsx';
import styles from './person.module.css';
import type { RecordAct } from './record-acts.ts';

/** W10: nobody is deleted. Leaving ends PIN and access and keeps every record; it can be taken back. */
export function ArchiveBlock({
  person,
  zone,
  offered,
  onAct,
}: {
  person: EmployeeRecord;
  zone: string;
  offered: readonly RecordAct[];
  onAct: (act: RecordAct) => void;
}) {
  const { text, moment } = useSpeech();
  const { archivedAt } = person;
  if (archivedAt === null && !offered.includes('archive')) return null;
  return (
    <Section title={text(archivedAt === null ? 'person.leaving' : 'person.archived')}>
      <p className={styles.text}>
        {archivedAt === null
          ? text('person.leaving-text')
          : text('person.archived-text', { moment: moment(archivedAt, zone) })}
      </p>
      <Acts>
        {offered.includes('archive') ? (
          <Button icon="archive" onClick={() => onAct('archive')}>
            {text('person.archive')}
          </Button>
        ) : null}
        {offered.includes('restore') ? (
          <Button icon="undo" onClick={() => onAct('restore')}>
            {text('person.restore')}
          </Button>
        ) : null}
      </Acts>
    </Section>
  );
}
