import { useState } from 'react';
import MeasureDialog from './measure-dialog.tsx';
import UncheckDialog from './uncheck-dialog.tsx';
import type { TaskView } from './view.ts';

export type TaskActs = {
  onCheck: (task: TaskView, value: number | null, action: string | null) => void;
  onUncheck: (task: TaskView, check: string, reason: string) => void;
};

/**
 * Pressing a task checks it, or first asks what has to be asked: a value, or why it is unchecked.
 * `dialog` is to be drawn by whoever calls.
 */
export function useTaskPress({ onCheck, onUncheck }: TaskActs) {
  const [asked, setAsked] = useState<TaskView | null>(null);
  const close = () => setAsked(null);
  const press = (task: TaskView) => {
    if (task.done === null && task.measure === null) onCheck(task, null, null);
    else setAsked(task);
  };
  const dialog = () => {
    if (asked === null) return null;
    const { done, measure, title } = asked;
    if (done !== null) {
      return (
        <UncheckDialog
          title={title}
          onClose={close}
          onUncheck={(reason) => {
            onUncheck(asked, done.check, reason);
            close();
          }}
        />
      );
    }
    if (measure === null) return null;
    return (
      <MeasureDialog
        title={title}
        measure={measure}
        onClose={close}
        onRecord={(value, action) => {
          onCheck(asked, value, action);
          close();
        }}
      />
    );
  };
  return { press, dialog: dialog() };
}
