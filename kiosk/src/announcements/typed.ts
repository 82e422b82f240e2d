import { announcementLimits } from '@comptoir/shared/announcements/operations';
import type { Typed } from './view.ts';

export const emptyTyped: Typed = { title: '', body: '', to: 'all', pinned: false, days: 7 };

/** Longest title and text, in UTF-16 code units. */
export const longest = announcementLimits;

export type Fault = 'title' | 'text';

export function faultsOf({ title, body }: Typed): Fault[] {
  return [
    ...(title.trim() === '' ? (['title'] as const) : []),
    ...(body.trim() === '' ? (['text'] as const) : []),
  ];
}

/** What is personal never stands on the open home (spec NEWS-20). */
export function mayPin({ to }: Typed): boolean {
  return to === 'all';
}

const kept = new WeakMap<object, Map<string, Typed>>();

/**
 * What managers were writing when the settings locked (T15), each for themself, in the memory of this page and nowhere else.
 *
 * @param page whatever lives as long as the page: the tablet
 */
export function keptTyped(page: object): Map<string, Typed> {
  let known = kept.get(page);
  if (known === undefined) kept.set(page, (known = new Map<string, Typed>()));
  return known;
}
