import { type Sentences, en, fr } from './catalogue.ts';

/** French, unless the environment of whoever runs the command asks for English. */
export function sentencesOf(environment: Record<string, string | undefined>): Sentences {
  const wanted = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return wanted.toLowerCase().startsWith('en') ? en : fr;
}
