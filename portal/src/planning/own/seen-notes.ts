import { uuidSchema } from '@comptoir/shared/journal/ids';
import * as z from 'zod/mini';

const name = 'comptoir.seen-changes';
const notesSchema = z.array(z.object({ person: uuidSchema, operation: uuidSchema }));

/** What of it the browser gives. */
type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Changes of a schedule that were shown in this browser, until the server has answered that it knows (spec PLAN-93). Several
 * people may use one browser: each note says whose it is, and waits for that person.
 */
export function createSeenChanges(storage: Storage) {
  const listeners = new Set<() => void>();
  const all = () => {
    // Something else wrote there: what nobody can read is nobody's note.
    const read = notesSchema.safeParse(jsonOf(storage.getItem(name)));
    return read.success ? read.data : [];
  };
  const put = (notes: z.infer<typeof notesSchema>) => {
    if (notes.length === 0) storage.removeItem(name);
    else storage.setItem(name, JSON.stringify(notes));
    for (const tell of listeners) tell();
  };
  const of = (person: string) =>
    all().flatMap((one) => (one.person === person ? one.operation : []));
  return {
    of,
    /** The same as one text, which changes when they do. */
    text: (person: string): string => of(person).join(' '),
    add: (person: string, operations: readonly string[]) => {
      const known = new Set(of(person));
      const fresh = operations.filter((operation) => !known.has(operation));
      if (fresh.length > 0) put([...all(), ...fresh.map((operation) => ({ person, operation }))]);
    },
    drop: (person: string, operations: readonly string[]) => {
      const gone = new Set(operations);
      put(all().filter((one) => one.person !== person || !gone.has(one.operation)));
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
