import { type Hash, hashText } from '../journal/hash.ts';
import { type ShiftContent, isSameShift } from './shift.ts';

/** What a publication changes about one shift. `before` null: it is new; `after` null: it is gone. */
export type ShiftDifference = {
  shift: string;
  before: ShiftContent | null;
  after: ShiftContent | null;
};

/**
 * What a manager saw before « Publier »: the hash of every difference, in the order of their ids. A publication whose
 * hash is another's is refused `conflict`: somebody changed the plan meanwhile (spec PLAN-12).
 */
export function publicationHash(differences: readonly ShiftDifference[]): Hash {
  const sorted = [...differences].sort((a, b) => (a.shift < b.shift ? -1 : 1));
  const lines = sorted.map(({ shift, before, after }) => [shift, asList(before), asList(after)]);
  return hashText('comptoir-publication-v1', JSON.stringify(lines));
}

/** Whom a difference concerns: who had the shift and who has it now. */
export function concerned({ before, after }: Omit<ShiftDifference, 'shift'>): string[] {
  const people = [before?.person, after?.person].filter((one) => typeof one === 'string');
  return [...new Set(people)];
}

/** What one person sees of a difference: a shift that went to somebody else is gone for whoever had it. */
export function seenBy(
  { before, after }: Omit<ShiftDifference, 'shift'>,
  person: string,
): Pick<ShiftDifference, 'before' | 'after'> | null {
  const own = (content: ShiftContent | null) => (content?.person === person ? content : null);
  const seen = { before: own(before), after: own(after) };
  return isSameShift(seen.before, seen.after) ? null : seen;
}

/** Each field by name, so that the order in which a row was read never changes the hash. */
function asList(content: ShiftContent | null): unknown[] | null {
  if (content === null) return null;
  const { person, start, end, pause, position, team, noteText } = content;
  return [person, start, end, pause, position, team, noteText];
}
