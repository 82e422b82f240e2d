import { hashSchema } from '@comptoir/shared/journal/hash';
import { uuidSchema } from '@comptoir/shared/journal/ids';

/** Ids that bodies name, by the field that names them; and every hash that may be a text's. */
export type References = { ids: ReadonlyMap<string, ReadonlySet<string>>; hashes: string[] };

/** What some bodies refer to, at any depth. `{from, to}` of an edit belongs to the field that is edited. */
export function referencesIn(bodies: readonly unknown[]): References {
  const ids = new Map<string, Set<string>>();
  const hashes = new Set<string>();
  const visit = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      if (hashSchema.safeParse(value).success) hashes.add(value);
      else if (uuidSchema.safeParse(value).success) {
        ids.set(field, (ids.get(field) ?? new Set()).add(value));
      }
    } else if (Array.isArray(value)) {
      for (const one of value) visit(one, field);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        visit(inner, key === 'from' || key === 'to' ? field : key);
      }
    }
  };
  for (const body of bodies) visit(body, '');
  return { ids, hashes: [...hashes] };
}
