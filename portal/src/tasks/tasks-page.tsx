import type { OwnTasks } from '@comptoir/shared/tasks/portal';
import { Badge } from '@comptoir/ui/badge';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { ownTasksQuery } from './api.ts';
import styles from './tasks.module.css';

type List = OwnTasks['lists'][number];

/** « Mes tâches »: what is one's own to do today, list by list. It is read here, and done on the tablet. */
export function TasksPage() {
  const { text } = useSpeech();
  const query = useQuery(ownTasksQuery(useApi()));
  return (
    <Page title={text('tasks.title')} lead={text('tasks.lead')} narrow>
      <Loaded query={query}>
        {({ lists }) =>
          lists.length === 0 ? (
            <EmptyState icon="tasks" title={text('tasks.none')}>
              {text('tasks.none-text')}
            </EmptyState>
          ) : (
            lists.map((list) => (
              <OneList
                key={list.id}
                list={list}
                several={new Set(lists.map(({ establishment }) => establishment.id)).size > 1}
              />
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

function OneList({ list, several }: { list: List; several: boolean }) {
  const { text } = useSpeech();
  const { establishment, tasks } = list;
  const moment = text(`tasks.moment-${list.moment}`);
  // A list is often called as its moment is: that is said once.
  const said = [moment === list.title ? '' : moment, several ? establishment.name : ''];
  const where = said.filter((part) => part !== '').join(' · ');
  return (
    <Section title={list.title}>
      {where === '' ? null : <p className={styles.where}>{where}</p>}
      <ul className={styles.list}>
        {tasks.map((one) => (
          <Task key={one.task} one={one} zone={establishment.zone} />
        ))}
      </ul>
    </Section>
  );
}

function Task({ one, zone }: { one: List['tasks'][number]; zone: string }) {
  const { text, time } = useSpeech();
  const done = one.doneAt !== null;
  return (
    <li className={styles.task} data-done={done || undefined}>
      <Icon name={done ? 'check' : 'tasks'} size={20} />
      <span>
        <span className={styles.title}>{one.title}</span>
        {one.doneAt !== null ? (
          <span className={styles.detail}>
            {text(one.byMe ? 'tasks.done-by-me' : 'tasks.done', { time: time(one.doneAt, zone) })}
          </span>
        ) : one.due === null ? null : (
          <span className={styles.detail}>{text('tasks.due', { time: one.due })}</span>
        )}
      </span>
      {one.late ? (
        <Badge tone="warn" icon="warning">
          {text('tasks.late')}
        </Badge>
      ) : null}
    </li>
  );
}
