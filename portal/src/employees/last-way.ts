import { type Way, ways } from './colleague-draft.ts';
import { notes } from '../platform/notes.ts';

const kept = 'comptoir.new-colleague';

/** The way that this browser used last, so that Enter does it again. */
export function lastWay(): Way {
  const said = notes.getItem(kept);
  return ways.find((way) => way === said) ?? 'create';
}

export function rememberWay(way: Way): void {
  notes.setItem(kept, way);
}
