import type { OwnTasks } from '@comptoir/shared/tasks/portal';
import { useSpeech } from '../language/language.tsx';
import { type Asked, Figure, Nothing, Widget } from '../widget.tsx';

/** How many are still to do, and how many of them are late. */
export function openTasksOf(tasks: OwnTasks | undefined) {
  const all = (tasks?.lists ?? []).flatMap((list) => list.tasks);
  const open = all.filter(({ doneAt }) => doneAt === null);
  return { all, open, late: open.filter(({ late }) => late) };
}

/** On the home: what is left of today's tasks, the late ones first. */
export function TasksWidget({ asked }: { asked: Asked<OwnTasks> }) {
  const { text } = useSpeech();
  return (
    <Widget title={text('tasks.title')} icon="tasks" to="/tasks" asked={asked}>
      {(tasks) => {
        const { all, open, late } = openTasksOf(tasks);
        if (open.length === 0) return <Nothing>{text('tasks.all-done')}</Nothing>;
        const first = late[0] ?? open[0];
        return (
          <>
            <Figure value={open.length}>{text('tasks.to-do', { total: all.length })}</Figure>
            {late.length === 0 ? null : (
              <p>
                <strong>{text('tasks.late-count', { count: late.length })}</strong>
              </p>
            )}
            {first === undefined ? null : <p>{first.title}</p>}
          </>
        );
      }}
    </Widget>
  );
}
