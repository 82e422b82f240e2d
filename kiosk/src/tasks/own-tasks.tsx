import { Button } from '@comptoir/ui/button';
import { useSpeech } from '../language/language.tsx';
import styles from './own-tasks.module.css';
import { type TaskActs, useTaskPress } from './task-asking.tsx';
import { TaskRow } from './task-row.tsx';
import type { TaskView } from './view.ts';

/** The tasks of one person, on their own screen: those still to do first. */
export function OwnTasks({
  tasks,
  zone,
  onAll,
  ...acts
}: TaskActs & { tasks: TaskView[]; zone: string; onAll: () => void }) {
  const { text } = useSpeech();
  const { press, dialog } = useTaskPress(acts);
  const done = tasks.filter((task) => task.done !== null).length;
  const shown = [...tasks].sort((a, b) => Number(a.done !== null) - Number(b.done !== null));
  return (
    <div className={styles.own}>
      <div className={styles.head}>
        <h2>{text('tasks.mine')}</h2>
        {tasks.length === 0 ? null : (
          <span>{text('tasks.progress', { done, total: tasks.length })}</span>
        )}
      </div>
      <div className={styles.list}>
        {shown.map((task) => (
          <TaskRow key={`${task.list} ${task.task}`} task={task} zone={zone} onPress={press} />
        ))}
      </div>
      <Button tone="plain" onClick={onAll}>
        {text('person.all-tasks')}
      </Button>
      {dialog}
    </div>
  );
}
