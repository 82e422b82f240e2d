import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { useSpeech } from '../language/language.tsx';
import { Marks } from './employee-row.tsx';
import styles from './list.module.css';
import { PersonFace } from '../faces.tsx';
import type { EmployeesView } from './view.ts';
import { dayWords, nameOf } from './words.ts';

/** Who was archived. Nothing of theirs is gone: a press brings the record back. */
export function FormerList({
  view,
  busy,
  onOpen,
  onRestore,
}: {
  view: EmployeesView;
  busy: boolean;
  onOpen: (person: string) => void;
  onRestore: (person: string) => void;
}) {
  const speech = useSpeech();
  const { text, language } = speech;
  if (view.former.length === 0) {
    return (
      <EmptyState icon="archive" title={text('employees.former-none')}>
        {text('employees.former-none-do')}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.rows}>
      {view.former.map((line) => (
        <li key={line.id} className={styles.pair}>
          <button type="button" className={styles.row} onClick={() => onOpen(line.id)}>
            <PersonFace line={line} />
            <span className={styles.who}>
              <span className={styles.name}>
                <b>{nameOf(speech, line)}</b>
              </span>
              <span className={styles.detail}>
                {text('employees.archived-on', {
                  date: dayWords(language, line.archivedAt, view.zone),
                  name: line.archivedBy,
                })}
              </span>
              {line.pending ? <Marks line={line} /> : null}
            </span>
          </button>
          <Button
            icon="undo"
            aria-label={`${text('employees.restore')}, ${nameOf(speech, line)}`}
            aria-disabled={busy || undefined}
            onClick={() => {
              if (!busy) onRestore(line.id);
            }}
          >
            {text('employees.restore')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
