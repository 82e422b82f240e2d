import { isFoundBy, readQuery, soughtWords } from '@comptoir/shared/employees/search';
import { Field } from '@comptoir/ui/field';
import { PersonFace } from '../faces.tsx';
import { useSpeech } from '../language/language.tsx';
import styles from './times.module.css';
import type { TimesPerson } from './view.ts';

/** « De qui ? » */
export function PeopleScreen({
  people,
  query,
  onQuery,
  onChoose,
}: {
  people: readonly TimesPerson[];
  query: string;
  onQuery: (query: string) => void;
  onChoose: (person: string) => void;
}) {
  const { text } = useSpeech();
  const words = readQuery(query);
  const found = people.filter(({ name }) => isFoundBy(words, soughtWordsOf(name)));
  return (
    <div className={styles.room}>
      <h1>{text('times.title')}</h1>
      <p className={styles.lead}>{text('times.lead')}</p>
      <Field
        label={text('times.search')}
        quiet
        icon="search"
        placeholder={text('times.search')}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
      <div className={styles.scroll}>
        {found.length === 0 ? <p>{text('times.nobody', { query })}</p> : null}
        <ul className={styles.people} aria-label={text('times.who')}>
          {found.map((person) => (
            <li key={person.id}>
              <button type="button" onClick={() => onChoose(person.id)}>
                <PersonFace line={person} />
                <span>{person.name}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function soughtWordsOf(name: string) {
  return soughtWords({ name: { given: name, family: '' }, display: null, team: null, email: null });
}
