import type { FormValues } from './form.ts';

/** A form that was open when the settings locked. `person` null: « Ajouter ». */
export type Draft = {
  person: string | null;
  /** As the screen calls them. */
  name: string;
  values: Partial<FormValues>;
  photo: Blob | null;
  /** When it was last touched. Ms. */
  at: number;
};

/**
 * Half-filled forms, one for each manager, in the memory of this page and nowhere else. The settings lock after a
 * minute (T15); what was typed is offered again to the same manager, and to nobody else.
 */
export type Drafts = {
  of(manager: string): Draft | null;
  keep(manager: string, draft: Draft): void;
  drop(manager: string): void;
};

const kept = new WeakMap<object, Drafts>();

/** @param page whatever lives as long as the page: the tablet */
export function draftsOf(page: object): Drafts {
  const known = kept.get(page);
  if (known !== undefined) return known;
  const drafts = new Map<string, Draft>();
  const made: Drafts = {
    of: (manager) => drafts.get(manager) ?? null,
    keep: (manager, draft) => void drafts.set(manager, draft),
    drop: (manager) => void drafts.delete(manager),
  };
  kept.set(page, made);
  return made;
}
