import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { checkTask, uncheckTask } from './store.ts';
import type { TaskActs } from './task-asking.tsx';

/** What pressing a task does for a person who typed their PIN. */
export function taskActs(tablet: Tablet, write: Write, person: string): TaskActs {
  return {
    onCheck: ({ list, task, definition, day }, value, action) =>
      write(async () => {
        await checkTask(tablet, {
          ...{ list, task, definition, day },
          ...{ person, value, action, auth: 'pin', actor: person },
        });
      }),
    onUncheck: ({ day }, check, reason) =>
      write(() => uncheckTask(tablet, { check, day, reason, auth: 'pin', actor: person })),
  };
}
