import { type Moment, moments } from '@comptoir/shared/tasks/moments';
import { PanelBack, PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Progress } from '@comptoir/ui/progress';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { type TaskActs, useTaskPress } from './task-asking.tsx';
import { TaskRow } from './task-row.tsx';
import styles from './tasks-screen.module.css';
import type { TaskBoardView, TaskView } from './view.ts';

type Props = TaskActs & {
  view: TaskBoardView;
  zone: string;
  /** Who checks; null: nobody has said so yet, and pressing a task asks. */
  actor: string | null;
  onAskActor: (task: TaskView) => void;
  onBack: () => void;
  /** The hour, at the foot of the panel. */
  clock: ReactNode;
};

/** Every task of the day, by its moment; the moment that is on comes first. */
export function TasksScreen({ view, zone, actor, onAskActor, onBack, clock, ...acts }: Props) {
  const { text } = useSpeech();
  const [moment, setMoment] = useState<Moment>(view.current);
  const { press, dialog } = useTaskPress(acts);
  const lists = view.lists.filter((list) => list.moment === moment);
  return (
    <Stage
      panel={
        <>
          <PanelBack label={text('act.back')} onBack={onBack} />
          <PanelTitle
            title={text('tasks.title')}
            {...(actor === null ? {} : { detail: text('tasks.as', { name: actor }) })}
          />
          <nav className={styles.moments} aria-label={text('tasks.title')}>
            {moments.map((one) => (
              <MomentButton
                key={one}
                view={view}
                moment={one}
                current={one === moment}
                onChoose={setMoment}
              />
            ))}
          </nav>
          <PanelSpace />
          {clock}
        </>
      }
    >
      <div className={styles.lists} key={moment}>
        <h1 className={styles.spoken}>{text(`tasks.${moment}`)}</h1>
        {lists.length === 0 ? <p className={styles.none}>{text('tasks.none')}</p> : null}
        {lists.map((list) => (
          <section key={list.id} className={styles.list}>
            <div className={styles.head}>
              <h2>{list.title}</h2>
              <span>{text('tasks.progress', { done: list.done, total: list.total })}</span>
            </div>
            {list.tasks.map((task) => (
              <TaskRow
                key={task.task}
                task={task}
                zone={zone}
                onPress={actor === null ? onAskActor : press}
              />
            ))}
          </section>
        ))}
      </div>
      {dialog}
    </Stage>
  );
}

function MomentButton({
  view,
  moment,
  current,
  onChoose,
}: {
  view: TaskBoardView;
  moment: Moment;
  current: boolean;
  onChoose: (moment: Moment) => void;
}) {
  const { text } = useSpeech();
  const lists = view.lists.filter((list) => list.moment === moment);
  const done = lists.reduce((sum, list) => sum + list.done, 0);
  const total = lists.reduce((sum, list) => sum + list.total, 0);
  return (
    <button
      type="button"
      className={styles.moment}
      aria-current={current ? 'true' : undefined}
      onClick={() => onChoose(moment)}
    >
      <span className={styles.momentLine}>
        <span>{text(`tasks.${moment}`)}</span>
        <span>
          {done}/{total}
        </span>
      </span>
      <Progress
        done={done}
        total={total}
        tone="panel"
        label={text('tasks.progress', { done, total })}
      />
    </button>
  );
}
