import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Field } from '@comptoir/ui/field';
import { Notice } from '@comptoir/ui/notice';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './attach-dialog.module.css';
import dialog from './employees.module.css';
import { PersonFace } from '../faces.tsx';
import { isFound } from './search.ts';
import type { EmployeesView, UnknownPunch } from './view.ts';
import { nameOf } from './words.ts';

/** « De qui est ce pointage ? »: one person, then a warning, since it cannot be taken back here. */
export function AttachDialog({
  punch,
  view,
  manager,
  busy,
  onAttach,
  onClose,
}: {
  punch: UnknownPunch;
  view: EmployeesView;
  /** Whoever attaches it: to somebody else (spec PUNCH-11). */
  manager: string;
  busy: boolean;
  onAttach: (person: string) => void;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text, time, date } = speech;
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = view.people.filter((line) => line.id !== manager && isFound(line, query));
  const person = view.people.find((line) => line.id === chosen);
  const name = person === undefined ? '' : nameOf(speech, person);
  return (
    <Dialog title={text('employees.attach-title')} wide onClose={onClose}>
      <p className={styles.what}>
        {text('employees.attach-what', {
          punch: text(`punch.${punch.type}`),
          date: date(punch.at, view.zone),
          time: time(punch.at, view.zone),
          name: punch.name,
        })}
      </p>
      <Field
        label={text('home.search')}
        placeholder={text('home.search')}
        quiet
        icon="search"
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul className={styles.people}>
        {found.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              className={styles.person}
              aria-pressed={line.id === chosen}
              onClick={() => setChosen(line.id)}
            >
              <PersonFace line={line} size="small" />
              <span>{nameOf(speech, line)}</span>
            </button>
          </li>
        ))}
      </ul>
      {person === undefined ? null : (
        <Notice tone="warn" icon="warning" alert>
          {text('employees.attach-warning', { name })}
        </Notice>
      )}
      <div className={dialog.dialogActs}>
        <Button onClick={onClose}>{text('act.cancel')}</Button>
        <Button
          tone="primary"
          disabled={person === undefined || busy}
          onClick={() => person !== undefined && onAttach(person.id)}
        >
          {person === undefined ? text('employees.attach') : text('employees.attach-do', { name })}
        </Button>
      </div>
    </Dialog>
  );
}
