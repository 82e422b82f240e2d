import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Catalogue } from './fr.ts';
import { SpeechContext, useLanguageSwitch, useSpeech } from './language.tsx';
import { type Speech, speak } from './speech.ts';

export type MoreWords = {
  /** There at once. */
  french: Partial<Catalogue>;
  /** Comes from the precache. */
  english: () => Promise<Partial<Catalogue>>;
};

/** Gives the screens below the words of their part of the application. `words` stays the same object between renders. */
export function WithWords({ words, children }: { words: MoreWords; children: ReactNode }) {
  const { language } = useSpeech();
  const speakIn = useLanguageSwitch();
  const [speech, setSpeech] = useState<Speech | null>(() =>
    language === 'fr' ? speak('fr', words.french) : null,
  );
  useEffect(() => {
    let gone = false;
    void speechOf(language, words).then((spoken) => {
      if (!gone) setSpeech((before) => (before?.language === language ? before : spoken));
    });
    return () => {
      gone = true;
    };
  }, [language, words]);
  const spoken = useMemo(() => (speech === null ? null : { speech, speakIn }), [speech, speakIn]);
  return spoken === null ? null : <SpeechContext value={spoken}>{children}</SpeechContext>;
}

async function speechOf(language: Speech['language'], words: MoreWords): Promise<Speech> {
  if (language === 'fr') return speak('fr', words.french);
  // Words that cannot be had must not leave an empty screen.
  return words.english().then(
    (english) => speak('en', english),
    () => speak('fr', words.french),
  );
}
