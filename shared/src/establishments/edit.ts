import type { Body } from '../journal/kinds.ts';
import type { EstablishmentSettings } from './operations.ts';

/** What an edit can change of an establishment: its texts by their hashes, and its settings. */
export type EditedEstablishment = {
  nameText: string | null;
  contactText: string | null;
  settings: EstablishmentSettings;
};
type Edit = { from: unknown; to: unknown };
export type EstablishmentChanges = Body<'establishment.edit'>['changes'];

/**
 * The establishment after an edit, or null where a field is not as its author saw it (spec EST-1): the server answers
 * `conflict` then, and a tablet goes on showing what stands.
 */
export function applyEstablishmentEdit(
  { settings, nameText, contactText }: EditedEstablishment,
  changes: EstablishmentChanges,
): EditedEstablishment | null {
  const current: Record<string, unknown> = { ...settings, nameText, contactText };
  const next = { ...current };
  for (const [field, { from, to }] of Object.entries(changes) as [string, Edit][]) {
    if (!sameSetting(from, current[field])) return null;
    next[field] = to;
  }
  const { nameText: name, contactText: contact, ...rest } = next;
  return {
    nameText: name as string | null,
    contactText: contact as string | null,
    settings: rest as EstablishmentSettings,
  };
}

/** Whether two values of one field are the same; the order of a record's keys says nothing. */
export function sameSetting(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b);
}

function ordered(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
