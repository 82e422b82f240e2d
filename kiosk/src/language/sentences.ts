import type { Language } from '@comptoir/shared/establishments/languages';

export type Values = Record<string, string | number>;
/** Sentences by key, with `{{name}}` for what is filled in; of a plural, `_one` and `_other` after the key. */
type Words = Readonly<Record<string, string>>;

/**
 * Says the sentences of one language. A key that has no sentence is said itself: better than nothing on a screen. `count`
 * among the values chooses the plural by the rules of the language.
 */
export function sentencesOf(
  language: Language,
  words: Words,
): (key: string, values?: Values) => string {
  let rules: Intl.PluralRules | null = null;
  const found = (key: string, count: Values[string] | undefined): string => {
    if (typeof count === 'number') {
      rules ??= new Intl.PluralRules(language);
      const plural = words[`${key}_${rules.select(count)}`] ?? words[`${key}_other`];
      if (plural !== undefined) return plural;
    }
    return words[key] ?? key;
  };
  return (key, values = {}) =>
    found(key, values['count']).replaceAll(/{{(\w+)}}/g, (_, name: string) =>
      String(values[name] ?? ''),
    );
}
