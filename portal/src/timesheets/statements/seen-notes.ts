import { uuidSchema } from '@comptoir/shared/journal/ids';
import * as z from 'zod/mini';

const name = 'comptoir.seen-statements';
const notesSchema = z.array(z.object({ person: uuidSchema, statement: uuidSchema }));
export type SeenNote = z.infer<typeof notesSchema>[number];

/** What of it the browser gives. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Statements that were opened in this browser, until the server has answered that it knows (spec STMT-4). Several people may
 * use one browser: each note says whose it is, and waits for that person.
 */
export function createSeenNotes(storage: Kept) {
  const listeners = new Set<() => void>();
  const put = (notes: readonly SeenNote[]) => {
    if (notes.length === 0) storage.removeItem(name);
    else storage.setItem(name, JSON.stringify(notes));
    for (const tell of listeners) tell();
  };
  const all = (text: string | null) => {
    // Something else wrote there: what nobody can read is nobody's note.
    const read = notesSchema.safeParse(jsonOf(text));
    return read.success ? read.data : [];
  };
  return {
    /** As it is kept: the same text as long as nothing changed. */
    text: (): string | null => storage.getItem(name),
    of: (text: string | null, person: string): string[] =>
      all(text)
        .filter((one) => one.person === person)
        .map(({ statement }) => statement),
    add: (note: SeenNote) => {
      const notes = all(storage.getItem(name));
      const same = ({ person, statement }: SeenNote) =>
        person === note.person && statement === note.statement;
      if (notes.some(same)) return;
      put([...notes, note]);
    },
    drop: (person: string, statements: readonly string[]) => {
      if (statements.length === 0) return;
      const gone = (one: SeenNote) => one.person === person && statements.includes(one.statement);
      put(all(storage.getItem(name)).filter((one) => !gone(one)));
    },
    listen: (tell: () => void) => {
      listeners.add(tell);
      return () => {
        listeners.delete(tell);
      };
    },
  };
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]');
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
