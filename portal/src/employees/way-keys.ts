import type { Way } from './colleague-draft.ts';

/** The way that a pressed key asks for; null where it asks for none. */
export function wayOfKey(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean },
  usual: Way,
): Way | null {
  if (event.key !== 'Enter') return null;
  if (event.altKey) return event.shiftKey ? 'invite-more' : 'invite';
  if (event.ctrlKey || event.metaKey) return event.shiftKey ? 'create-more' : 'create';
  return event.shiftKey ? null : usual;
}
