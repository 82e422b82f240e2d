import type { Language } from '@comptoir/shared/establishments/operations';
import { type ReactNode, createContext, useContext, useEffect, useMemo } from 'react';
import { type Speech, speak } from './speech.ts';

const SpeechContext = createContext<Speech | null>(null);

/** Gives every screen below its words, and tells the browser which language they are. */
export function Speaking({ language, children }: { language: Language; children: ReactNode }) {
  const speech = useMemo(() => speak(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('A screen stands outside <Speaking>.');
  return speech;
}
