import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Field } from '@comptoir/ui/field';
import { Notice } from '@comptoir/ui/notice';
import { Tabs } from '@comptoir/ui/tabs';
import { useKeptScroll } from '../kept-scroll.ts';
import { useSpeech } from '../language/language.tsx';
import type { Draft } from './unfinished.ts';
import { EmployeeRow } from './employee-row.tsx';
import { FormerList } from './former-list.tsx';
import styles from './list.module.css';
import type { Roll } from './place.ts';
import { isFound } from './search.ts';
import { UnknownList } from './unknown-list.tsx';
import type { EmployeesView } from './view.ts';

export type ListActs = {
  onOpen: (person: string) => void;
  onAdd: () => void;
  onRoll: (roll: Roll) => void;
  onQuery: (query: string) => void;
  onRestore: (person: string) => void;
  onAttach: (punch: string, person: string) => void;
  onResume: () => void;
  onDrop: () => void;
};

/** K6: everybody of this establishment, found in a moment; who left, and whose punches belong to nobody yet. */
export function ListScreen({
  view,
  manager,
  roll,
  scrolled,
  query,
  draft,
  busy,
  ...acts
}: ListActs & {
  view: EmployeesView;
  /** Whoever opened the settings. */
  manager: string;
  roll: Roll;
  /** How far each roll was scrolled when it was left, in pixels. */
  scrolled: Map<string, number>;
  query: string;
  /** A form that was open when the settings locked. */
  draft: Draft | null;
  busy: boolean;
}) {
  const { text, time } = useSpeech();
  const scroll = useKeptScroll(scrolled, roll);
  const found =
    query.trim() === '' ? view.people : view.people.filter((one) => isFound(one, query));
  const rolls: { value: Roll; count: number }[] = [
    { value: 'team', count: view.people.length },
    { value: 'former', count: view.former.length },
    { value: 'unknown', count: view.unknown.length },
  ];
  return (
    <div className={styles.room}>
      <header className={styles.head}>
        <h1>{text('employees.title')}</h1>
        <Button tone="primary" icon="add" onClick={acts.onAdd}>
          {text('employees.add')}
        </Button>
      </header>
      {draft === null ? null : (
        <Notice tone="warn" icon="edit" alert>
          <div className={styles.draft}>
            <p>
              <b>
                {draft.person === null
                  ? text('employees.draft-new')
                  : text('employees.draft', { name: draft.name })}
              </b>
              <br />
              {text('employees.draft-do', { time: time(draft.at, view.zone) })}
            </p>
            <Button tone="primary" onClick={acts.onResume}>
              {text('employees.draft-resume')}
            </Button>
            <Button onClick={acts.onDrop}>{text('employees.draft-drop')}</Button>
          </div>
        </Notice>
      )}
      <Tabs
        label={text('employees.rolls')}
        tabs={rolls.map(({ value, count }) => ({
          value,
          label: text(`employees.${value}`, { count }),
          // A punch that belongs to nobody is work that nobody is paid for.
          marked: value === 'unknown' && count > 0,
        }))}
        chosen={roll}
        onChoose={acts.onRoll}
      >
        {roll === 'team' && view.people.length > 0 ? (
          <div className={styles.search}>
            <Field
              label={text('employees.search')}
              placeholder={text('employees.search')}
              quiet
              icon="search"
              type="search"
              enterKeyHint="search"
              autoCapitalize="none"
              value={query}
              onChange={(event) => acts.onQuery(event.target.value)}
              onKeyDown={(event) => {
                const [only, ...others] = found;
                if (event.key === 'Enter' && query !== '' && only && others.length === 0)
                  acts.onOpen(only.id);
              }}
            />
          </div>
        ) : null}
        <div ref={scroll} className={styles.scroll}>
          {roll === 'former' ? (
            <FormerList {...{ view, busy }} onOpen={acts.onOpen} onRestore={acts.onRestore} />
          ) : roll === 'unknown' ? (
            <UnknownList {...{ view, manager, busy }} onAttach={acts.onAttach} />
          ) : view.people.length === 0 ? (
            <EmptyState
              icon="people"
              title={text('employees.none')}
              act={
                <Button tone="primary" icon="add" onClick={acts.onAdd}>
                  {text('employees.add')}
                </Button>
              }
            >
              {text('employees.none-do')}
            </EmptyState>
          ) : found.length === 0 ? (
            <p className={styles.nobody} role="status">
              {text('employees.none-found', { query: query.trim() })}
            </p>
          ) : (
            <ul className={styles.rows}>
              {found.map((line) => (
                <li key={line.id}>
                  <EmployeeRow line={line} onOpen={acts.onOpen} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </Tabs>
    </div>
  );
}
