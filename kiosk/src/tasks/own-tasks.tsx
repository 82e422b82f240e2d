import { Button } from '@comptoir/ui/button';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './own-tasks.module.css';
import { type TaskActs, useTaskPress } from './task-asking.tsx';
import { TaskRow } from './task-row.tsx';
import type { TaskView } from './view.ts';

const keyOf = (task: TaskView) => `${task.list} ${task.task}`;

/**
 * A few tasks of one person, on their own screen: those still to do when the screen opened. They stay
 * in their places while they are checked, so that the next tap meets what the eye saw.
 */
export function OwnTasks({
  tasks,
  zone,
  atOnce,
  onAll,
  ...acts
}: TaskActs & {
  tasks: TaskView[];
  zone: string;
  /** More would push the acts of the day out of sight. */
  atOnce: number;
  onAll: () => void;
}) {
  const { text } = useSpeech();
  const { press, dialog } = useTaskPress(acts);
  const [chosen] = useState(() =>
    [...tasks]
      .sort((a, b) => Number(a.done !== null) - Number(b.done !== null))
      .slice(0, atOnce)
      .map(keyOf),
  );
  const done = tasks.filter((task) => task.done !== null).length;
  return (
    <div className={styles.own}>
      <div className={styles.head}>
        <h2>{text('tasks.mine')}</h2>
        {tasks.length === 0 ? null : (
          <span>{text('tasks.progress', { done, total: tasks.length })}</span>
        )}
      </div>
      <div className={styles.list}>
        {tasks.length === 0 ? <p className={styles.none}>{text('home.tasks-none')}</p> : null}
        {chosen.map((key) => {
          const task = tasks.find((one) => keyOf(one) === key);
          return task === undefined ? null : (
            <TaskRow key={key} task={task} zone={zone} onPress={press} />
          );
        })}
      </div>
      <Button tone="plain" onClick={onAll}>
        {text('person.all-tasks')}
      </Button>
      {dialog}
    </div>
  );
}
