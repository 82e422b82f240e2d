import type { Measure } from '@comptoir/shared/tasks/operations';
import type { Moment } from '@comptoir/shared/tasks/moments';

/** What a manager writes into a list. */
export type ListContent = {
  title: string;
  moment: Moment;
  /** ISO weekdays, sorted; 1 is Monday. */
  weekdays: number[];
  tasks: TaskItem[];
};

export type TaskItem = {
  task: string;
  title: string;
  /** `HH:MM`; null: any time of its moment. */
  due: string | null;
  measure: Measure | null;
  team: string | null;
  person: string | null;
};

/** Somebody else changed the list meanwhile: both stand side by side until the manager chooses (O4). */
export type ListClash = {
  mine: ListContent & { archived: boolean };
  /** What stands now; null: nothing that this tablet knows. */
  theirs: (ListContent & { archived: boolean }) | null;
  /** When it was asked for here, ms, and by whom. */
  at: number;
  by: string;
};

export type ListLine = ListContent & {
  id: string;
  /** The definition that stands, the `previous` of the next one; null: none does. */
  definition: string | null;
  order: number;
  archived: boolean;
  /** « pas encore envoyé » */
  pending: boolean;
  clash: ListClash | null;
};

export type TaskListsView = {
  /** By moment of the day, then order. */
  lists: ListLine[];
  /** By title. */
  archived: ListLine[];
  /** Who a task can be for. Sorted by name. */
  people: { id: string; name: string }[];
  teams: string[];
};
