import { type Language, languages } from '@comptoir/shared/establishments/languages';
import {
  type ReactNode,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { type Speech, firstWordsOf, speak } from './speech.ts';
import { notes } from '../platform/notes.ts';

export type Spoken = { speech: Speech; speakIn: (language: Language) => void };
export const SpeechContext = createContext<Spoken | null>(null);
const kept = 'comptoir.language';

/** What this browser chose last, then what it asks for; French otherwise. */
export function firstLanguage(): Language {
  const wanted = [notes.getItem(kept) ?? '', ...navigator.languages];
  for (const tag of wanted) {
    const known = languages.find((language) => tag.slice(0, 2) === language);
    if (known !== undefined) return known;
  }
  return 'fr';
}

/** Gives every page below its words, and tells the browser which language they are. */
export function Speaking({ first, children }: { first: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(first);
  const [speech, setSpeech] = useState<Speech | null>(() => (first === 'fr' ? speak('fr') : null));
  const speakIn = useCallback((wanted: Language) => {
    notes.setItem(kept, wanted);
    setLanguage(wanted);
  }, []);
  useEffect(() => {
    let gone = false;
    const say = (next: Speech) => {
      if (gone) return;
      document.documentElement.lang = next.language;
      setSpeech((before) => (before?.language === next.language ? before : next));
    };
    // Words that cannot be had (no network) must not leave an empty page.
    firstWordsOf(language).then(
      (words) => say(speak(language, words)),
      () => say(speak('fr')),
    );
    return () => {
      gone = true;
    };
  }, [language]);
  const spoken = useMemo(() => (speech === null ? null : { speech, speakIn }), [speech, speakIn]);
  return spoken === null ? null : <SpeechContext value={spoken}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  return useSpoken().speech;
}

/** Changes the language of this browser. */
export function useLanguageSwitch(): (language: Language) => void {
  return useSpoken().speakIn;
}

function useSpoken(): Spoken {
  const spoken = useContext(SpeechContext);
  if (spoken === null) throw new Error('A page stands outside <Speaking>.');
  return spoken;
}
