import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { boundsWords } from './measured.ts';
import styles from './task-row.module.css';
import type { TaskView } from './view.ts';

/** One task: what, until when, and who did it. The whole row is the button. */
export function TaskRow({
  task,
  zone,
  onPress,
}: {
  task: TaskView;
  zone: string;
  onPress: (task: TaskView) => void;
}) {
  const speech = useSpeech();
  const { text, time, number } = speech;
  const { done, measure } = task;
  const bounds = measure === null ? null : boundsWords(speech, measure);
  return (
    <button
      type="button"
      className={styles.row}
      data-done={done !== null || undefined}
      data-late={task.late || undefined}
      aria-label={text(done === null ? 'tasks.check' : 'tasks.uncheck', { title: task.title })}
      onClick={() => onPress(task)}
    >
      <span className={styles.box}>{done === null ? null : <Icon name="check" size={32} />}</span>
      <span className={styles.words}>
        <span className={styles.title}>{task.title}</span>
        {done === null ? (
          <span className={styles.detail}>
            {task.due === null ? null : task.late ? (
              <span className={styles.late}>
                <Icon name="warning" size={18} />
                {text('tasks.late', { time: task.due })}
              </span>
            ) : (
              <span>
                <Icon name="expected" size={18} />
                {text('tasks.due', { time: task.due })}
              </span>
            )}
            {bounds === null ? null : (
              <span>
                <Icon name="thermometer" size={18} />
                {bounds}
              </span>
            )}
          </span>
        ) : (
          <span className={styles.detail}>
            <span>
              {done.by === ''
                ? text('tasks.done-at', { time: time(done.at, zone) })
                : text('tasks.done-by', { name: done.by, time: time(done.at, zone) })}
            </span>
            {done.action === null ? null : (
              <span>{text('tasks.action', { action: done.action })}</span>
            )}
            {done.pending ? (
              <span>
                <Icon name="sending" size={18} />
                {text('state.pending')}
              </span>
            ) : null}
          </span>
        )}
      </span>
      {done === null || done.value === null || measure === null ? null : (
        <span className={styles.value} data-out={done.outOfBounds || undefined}>
          <b>{text('tasks.value', { value: number(done.value), unit: measure.unit })}</b>
          {done.outOfBounds ? (
            <span>
              <Icon name="warning" size={18} />
              {text('tasks.out-of-bounds')}
            </span>
          ) : null}
        </span>
      )}
    </button>
  );
}
