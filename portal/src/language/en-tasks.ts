import type { frTasks } from './fr-tasks.ts';

export const enTasks: Record<keyof typeof frTasks, string> = {
  'tasks.lead': 'What is yours to do today. It is ticked off on the tablet.',
  'tasks.none': 'Nothing to do today',
  'tasks.none-text':
    'Tasks of the establishment, of your team or in your name show here on their day.',
  'tasks.moment-opening': 'Opening',
  'tasks.moment-service': 'Service',
  'tasks.moment-closing': 'Closing',
  'tasks.due': 'Before {{time}}',
  'tasks.late': 'Late',
  'tasks.done': 'Done at {{time}}',
  'tasks.done-by-me': 'Done by you at {{time}}',
};
