/** One or two capitals that stand for a person: first letters of the given and family name. */
export function initialsOf({ given, family }: { given: string; family: string }): string {
  const first = (text: string) => [...text.trim()][0] ?? '';
  return `${first(given)}${first(family)}`.toLocaleUpperCase('fr') || '?';
}

/** A name as one word and the rest: initials and the short form under a face. */
export function nameParts(name: string): { given: string; family: string } {
  const [given = '', ...rest] = name.trim().split(/\s+/);
  return { given, family: rest.join(' ') };
}
