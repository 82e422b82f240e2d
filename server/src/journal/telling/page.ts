import type { JournalEntry } from '@comptoir/shared/journal/portal';
import { type Operation, parseOperation } from '@comptoir/shared/journal/operation';
import type { Reader } from '../../database/connection.ts';
import type { Line } from '../log/queries.ts';
import type { Known } from './known.ts';
import { findKnown } from './queries.ts';
import { tell } from './tell.ts';

/** Lines of the audit log in words. */
export async function tellLines(
  db: Reader,
  organisation: string,
  lines: readonly Line[],
): Promise<JournalEntry[]> {
  const read = lines.flatMap((line) => {
    const parsed = line.bytes === null ? null : parseOperation(line.bytes);
    return parsed?.ok ? [{ line, operation: parsed.value }] : [];
  });
  const known = await findKnown(
    db,
    organisation,
    read.map(({ operation }) => operation),
  );
  return read.map(({ line, operation }) => entryOf(line, operation, known));
}

function entryOf(line: Line, operation: Operation, known: Known): JournalEntry {
  const { position, at, kind, refusal, door } = line;
  const named = (id: string | null) => (id === null ? null : { id, name: known.person(id) });
  return {
    ...{ position, at, kind, refusal, door },
    actor: named(line.actor),
    place: placeOf(line, known),
    person: named(line.person),
    establishment: known.establishment(line.establishment),
    changes: tell(operation, known),
  };
}

function placeOf({ door, establishment, token }: Line, known: Known): string | null {
  if (door === 'tablet') return known.establishment(establishment);
  return token === null ? null : known.token(token);
}
