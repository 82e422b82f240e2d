import type { Measure } from '@comptoir/shared/tasks/operations';
import type { Moment } from '@comptoir/shared/tasks/moments';

export type TaskView = {
  list: string;
  task: string;
  definition: string;
  day: string;
  title: string;
  moment: Moment;
  /** `HH:MM` in the establishment's zone. */
  due: string | null;
  late: boolean;
  measure: Measure | null;
  done: {
    check: string;
    /** Display name, empty when unknown or hidden. */
    by: string;
    initials: string;
    at: number;
    value: number | null;
    outOfBounds: boolean;
    action: string | null;
    pending: boolean;
  } | null;
};

export type TaskBoardView = {
  day: string;
  /** The moment of the day that is on: shown first. */
  current: Moment;
  lists: {
    id: string;
    title: string;
    moment: Moment;
    done: number;
    total: number;
    tasks: TaskView[];
  }[];
};
