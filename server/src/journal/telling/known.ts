import type { Body, Kind } from '@comptoir/shared/journal/kinds';
import type { OperationOf } from '@comptoir/shared/journal/operation';
import type { Told, ToldField } from '@comptoir/shared/journal/told-fields';
import type { PunchType } from '@comptoir/shared/punches/operations';

/** What ids and hashes of a page of the audit log mean by now. Whatever is not there any more is null. */
export type Known = {
  text(hash: string | null | undefined): string | null;
  person(id: string): string | null;
  establishment(id: string | null): string | null;
  /** A team that was removed since has the name that it had last. */
  team(id: string | null | undefined): string | null;
  token(id: string): string | null;
  /** The name of a position. */
  position(id: string | null): string | null;
  /** The fingerprint that was compared when it was approved. */
  tablet(id: string): string | null;
  /** The e-mail of an account. */
  login(account: string): string | null;
  punch(id: string): { type: PunchType; at: number; typedName: string | null } | null;
  /** A task list as an earlier operation defined it. */
  definition(id: string): Body<'task-list.define'> | null;
};

/** What one kind of operation changed, field by field. A secret is never among it. */
export type Teller<K extends Kind> = (operation: OperationOf<K>, known: Known) => Told[];

type Value = string | number | boolean | null | undefined;

/** A field that went from one value to another. */
export function changed(field: ToldField, from: Value, to: Value): Told {
  return { field, from: written(from), to: written(to) };
}

/** A field that has a value now and had none before. */
export function given(field: ToldField, to: Value): Told[] {
  return to === null || to === undefined ? [] : [changed(field, null, to)];
}

/** A field that had a value and has none any more. */
export function taken(field: ToldField, from: Value): Told[] {
  return from === null || from === undefined ? [] : [changed(field, from, null)];
}

type Edits = Record<string, { from: unknown; to: unknown } | undefined>;

/** The fields of an edit, each written by the function that knows how. What the edit does not name is not told. */
export function edited<E extends Edits>(
  changes: E,
  tellers: { [F in keyof E]-?: (edit: NonNullable<E[F]>) => Told[] },
): Told[] {
  return (Object.keys(tellers) as (keyof E)[]).flatMap((field) => {
    const edit = changes[field];
    return edit === undefined ? [] : tellers[field](edit);
  });
}

/** An edit whose values are written as they are. */
export const plain =
  (field: ToldField) =>
  ({ from, to }: { from: Value; to: Value }): Told[] => [changed(field, from, to)];

/** An edit of a text that stands in an attachment. */
export const worded =
  (field: ToldField, known: Known, read: (text: string | null) => string | null = (text) => text) =>
  ({ from, to }: { from: string | null; to: string | null }): Told[] => [
    changed(field, read(known.text(from)), read(known.text(to))),
  ];

export function several(values: readonly (string | number)[]): string {
  return values.join(', ');
}

function written(value: Value): string | null {
  return value === null || value === undefined ? null : String(value);
}
