import { withTaskWords } from './language/task-words.tsx';
import { TasksPage } from './tasks/tasks-page.tsx';

/** What is one's own to do today. */
export const Tasks = withTaskWords(TasksPage);
