import { Button } from '@comptoir/ui/button';
import { Field } from '@comptoir/ui/field';
import { Icon } from '@comptoir/ui/icon';
import { PanelClock, PanelSpace } from '@comptoir/ui/panel';
import { Progress } from '@comptoir/ui/progress';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './home-screen.module.css';
import { PersonButton } from './person-button.tsx';
import { nameMatches, presenceIcons } from './presence.ts';
import type { HomeView } from './view.ts';

type Props = {
  view: HomeView;
  /** Corrected time, ms. */
  now: number;
  query: string;
  onQuery: (query: string) => void;
  onPerson: (person: string) => void;
  onUnlisted: () => void;
  /** « Équipe du jour ». */
  onTeam: () => void;
  onTasks: () => void;
  onSettings: () => void;
  onPrivacy: () => void;
  /** The sync state in words. */
  sync: ReactNode;
  /** Where this tablet stands in its life; it moves nothing that a finger is on its way to. */
  notice?: ReactNode;
  /** Set when a newer version waits for the tablet to rest. */
  onUpdate: (() => void) | null;
};

/** Three stand in a line, which is 82 px high with its gap or higher (home-screen.module.css). */
const firstTiles = () => 3 * Math.ceil(window.innerHeight / 82);

export function HomeScreen(props: Props) {
  const { view, query } = props;
  const { text } = useSpeech();
  const { zone, hideStatuses } = view.establishment;
  const found = query === '' ? view.people : view.people.filter((tile) => nameMatches(tile, query));
  // A large store's other tiles come right after the first paint, without holding a finger up.
  const [complete, setComplete] = useState(false);
  useEffect(() => startTransition(() => setComplete(true)), []);
  return (
    <Stage panel={<HomePanel {...props} />}>
      <h1 className={styles.spoken}>{text('home.people')}</h1>
      <div className={styles.tools}>
        <form role="search" className={styles.search} onSubmit={(event) => event.preventDefault()}>
          <Field
            label={text('home.search')}
            quiet
            icon="search"
            type="search"
            placeholder={text('home.search')}
            value={query}
            onChange={(event) => props.onQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') props.onQuery('');
              const [only, ...others] = found;
              if (event.key === 'Enter' && query !== '' && only && others.length === 0) {
                props.onPerson(only.id);
              }
            }}
          />
          {query === '' ? null : (
            <button
              type="button"
              className={styles.clear}
              aria-label={text('home.clear-search')}
              onClick={() => props.onQuery('')}
            >
              <Icon name="close" />
            </button>
          )}
        </form>
        <Button icon="person" onClick={props.onUnlisted}>
          {text('home.unlisted')}
        </Button>
      </div>
      {found.length > 0 ? (
        <ul
          className={styles.people}
          data-density={view.people.length <= 12 ? 'few' : 'many'}
          aria-label={text('home.people')}
        >
          {(complete ? found : found.slice(0, firstTiles())).map((tile) => (
            <li key={tile.id}>
              <PersonButton
                tile={tile}
                zone={zone}
                today={view.day}
                hideStatus={hideStatuses}
                onPress={props.onPerson}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.empty} role="status">
          {view.people.length === 0
            ? text('home.empty')
            : text('home.nobody-found', { query: query.trim() })}
        </p>
      )}
    </Stage>
  );
}

function HomePanel({
  view,
  now,
  onTeam,
  onTasks,
  onSettings,
  onPrivacy,
  sync,
  notice,
  onUpdate,
}: Props) {
  const { text, time, date } = useSpeech();
  const { establishment, people, tasks } = view;
  const count = (state: 'in' | 'break' | 'expected') =>
    people.filter((tile) => tile.state === state).length;
  const expected = count('expected');
  return (
    <div className={styles.panel}>
      <p className={styles.establishment}>{establishment.name}</p>
      <div className={styles.clock}>
        <PanelClock time={time(now, establishment.zone)} date={date(now, establishment.zone)} />
      </div>
      {establishment.hideStatuses ? null : (
        <button type="button" className={styles.counts} onClick={onTeam}>
          <span className={styles.teamLine}>
            {text('home.team')}
            <Icon name="forward" size={20} />
          </span>
          <Count icon={presenceIcons.in} value={count('in')} word={text('home.count-in')} />
          <Count
            icon={presenceIcons.break}
            value={count('break')}
            word={text('home.count-break')}
          />
          <Count
            icon={presenceIcons.expected}
            value={expected}
            word={text('home.count-expected', { count: expected })}
          />
        </button>
      )}
      <div className={styles.space}>
        <PanelSpace />
      </div>
      <button type="button" className={styles.tasks} onClick={onTasks}>
        <span className={styles.tasksLine}>
          <Icon name="tasks" />
          <span className={styles.tasksWord}>{text('home.tasks')}</span>
          <span>
            {tasks.total === 0 ? text('home.tasks-none') : text('home.tasks-progress', tasks)}
          </span>
        </span>
        <Progress
          done={tasks.done}
          total={tasks.total}
          tone="panel"
          label={text('home.tasks-progress', tasks)}
        />
        {tasks.late === 0 ? null : (
          <span className={styles.late}>
            <Icon name="warning" size={20} />
            {text('home.late', { count: tasks.late })}
          </span>
        )}
      </button>
      {notice === undefined ? null : <div className={styles.notice}>{notice}</div>}
      <div className={styles.foot}>
        {onUpdate === null ? null : (
          <div className={styles.update} role="status">
            <p>{text('update.ready')}</p>
            <Button tone="panel" onClick={onUpdate}>
              {text('update.now')}
            </Button>
          </div>
        )}
        {sync}
        <Button tone="panel" icon="settings" onClick={onSettings}>
          {text('home.settings')}
        </Button>
        <button type="button" className={styles.privacy} onClick={onPrivacy}>
          {text('privacy.title')}
        </button>
      </div>
    </div>
  );
}

function Count({
  icon,
  value,
  word,
}: {
  icon: (typeof presenceIcons)[keyof typeof presenceIcons];
  value: number;
  word: string;
}) {
  return (
    <span className={styles.count} data-none={value === 0 || undefined}>
      <Icon name={icon} />
      <span className={styles.figure}>{value}</span>
      <span>{word}</span>
    </span>
  );
}
