import type { Language } from '@comptoir/shared/establishments/operations';
import { type ReactNode, createContext, useContext, useEffect, useState } from 'react';
import { type Speech, catalogueOf, speak } from './speech.ts';

const SpeechContext = createContext<Speech | null>(null);

/** Gives every screen below its words, and tells the browser which language they are. */
export function Speaking({ language, children }: { language: Language; children: ReactNode }) {
  // French is always at hand; until another language has come, the screens keep the one they had.
  const [speech, setSpeech] = useState<Speech | null>(() =>
    language === 'fr' ? speak('fr') : null,
  );
  useEffect(() => {
    let gone = false;
    void catalogueOf(language).then((words) => {
      if (gone) return;
      setSpeech((before) => (before?.language === language ? before : speak(language, words)));
      document.documentElement.lang = language;
    });
    return () => {
      gone = true;
    };
  }, [language]);
  return speech === null ? null : <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('A screen stands outside <Speaking>.');
  return speech;
}
