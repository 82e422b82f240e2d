import { PanelBack, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import type { Colour } from '@comptoir/shared/employees/operations';
import type { ReactNode } from 'react';
import { PersonFace } from '../faces.tsx';
import { useSpeech } from '../language/language.tsx';
import styles from './managers-screen.module.css';

export type Choosable = {
  id: string;
  name: string;
  initials: string;
  colour: Colour;
  photo?: string | null;
};

type Props = {
  title: string;
  question: string;
  note: string | null;
  /** Said where nobody can be chosen. */
  none: string;
  people: Choosable[];
  onChoose: (person: string) => void;
  onBack: () => void;
  foot?: ReactNode;
};

/** « Qui êtes-vous ? » among a few: the managers at the settings, the team at the tasks. */
export function ManagersScreen({
  title,
  question,
  note,
  none,
  people,
  onChoose,
  onBack,
  foot,
}: Props) {
  const { text } = useSpeech();
  return (
    <Stage
      panel={
        <>
          <PanelBack label={text('act.back')} onBack={onBack} />
          <PanelTitle title={title} />
        </>
      }
    >
      <div className={styles.sheet}>
        <h1 className={styles.question}>{question}</h1>
        {note === null ? null : <p className={styles.note}>{note}</p>}
        {people.length === 0 ? (
          <p className={styles.note}>{none}</p>
        ) : (
          <ul className={styles.people} data-many={people.length > 6 || undefined}>
            {people.map((person) => (
              <li key={person.id}>
                <button type="button" className={styles.person} onClick={() => onChoose(person.id)}>
                  <PersonFace line={person} />
                  <span>{person.name}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
      </div>
    </Stage>
  );
}
