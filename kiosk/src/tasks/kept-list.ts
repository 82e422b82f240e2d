import type { ListContent } from './lists-view.ts';

/** A list that was being written; `list` null: a new one. `previous`: the definition that was on the screen. */
export type KeptList = { list: string | null; previous: string | null; content: ListContent };

const kept = new WeakMap<object, Map<string, KeptList>>();

/**
 * What managers were writing when the settings locked (T15), each for themself, in the memory of this page and nowhere
 * else.
 *
 * @param page whatever lives as long as the page: the tablet
 */
export function keptLists(page: object): Map<string, KeptList> {
  let known = kept.get(page);
  if (known === undefined) kept.set(page, (known = new Map<string, KeptList>()));
  return known;
}
