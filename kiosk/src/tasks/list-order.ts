import type { Moment } from '@comptoir/shared/tasks/moments';
import { moved } from './list-rules.ts';
import type { ListLine } from './lists-view.ts';
import type { DefineInput } from './store.ts';

/** The number that puts a list last in its moment. */
export function nextOrder(lists: readonly ListLine[], moment: Moment): number {
  const orders = lists.filter((line) => line.moment === moment).map(({ order }) => order);
  return orders.length === 0 ? 1 : Math.max(...orders) + 1;
}

/** What has to be defined so that a list stands one place earlier or later in its moment (spec REG-4). */
export function moveDefinitions(
  lists: readonly ListLine[],
  { id, moment }: Pick<ListLine, 'id' | 'moment'>,
  by: -1 | 1,
): DefineInput[] {
  const own = lists.filter((line) => line.moment === moment);
  const from = own.findIndex((line) => line.id === id);
  return moved(own, from, by)
    .map((line, index) => ({ line, order: index + 1 }))
    .filter(({ line, order }) => line.order !== order)
    .map(({ line, order }) => {
      const { title, weekdays, tasks, id: list, definition: previous, archived } = line;
      return { list, previous, order, archived, content: { title, moment, weekdays, tasks } };
    });
}
