/** One or two capitals that stand for a person: first letters of the given and family name. */
export function initialsOf({ given, family }: { given: string; family: string }): string {
  const first = (text: string) => [...text.trim()][0] ?? '';
  return `${first(given)}${first(family)}`.toLocaleUpperCase('fr') || '?';
}

/** Lower case without accents, for search: « Zoe » finds « Zoé ». */
export function plainText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
