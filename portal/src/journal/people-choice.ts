import { plainLetters } from '@comptoir/shared/plain-letters';

/** Somebody who can be chosen; `hint` tells two of one name apart. */
export type Named = { id: string; name: string; hint: string | null };

/** Everybody under a label of their own: the name alone where nobody else bears it. */
export function labelled(people: readonly Named[]): { id: string; label: string }[] {
  const bearers = new Map<string, number>();
  for (const { name } of people) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const taken = new Map<string, number>();
  return people.map(({ id, name, hint }) => {
    const wanted = bearers.get(name) === 1 ? name : [name, hint].filter(Boolean).join(' · ');
    const before = taken.get(wanted) ?? 0;
    taken.set(wanted, before + 1);
    return { id, label: before === 0 ? wanted : `${wanted} (${before + 1})` };
  });
}

/** Those in whose label every typed word begins a word, case and accents aside. */
export function suggested<T extends { label: string }>(
  choices: readonly T[],
  typed: string,
  most: number,
): T[] {
  const words = plainLetters(typed).split(/\s+/).filter(Boolean);
  const found: T[] = [];
  for (const choice of choices) {
    const label = plainLetters(choice.label).split(/[\s'·-]+/);
    if (words.every((word) => label.some((part) => part.startsWith(word)))) found.push(choice);
    if (found.length === most) break;
  }
  return found;
}
