import type { Language } from '@comptoir/shared/establishments/languages';
import {
  type ReactNode,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { firstFr } from './first-fr.ts';
import type { Catalogue } from './fr.ts';
import { type Speech, catalogueOf, speak } from './speech.ts';

type Spoken = { speech: Speech; speakIn: (language: Language) => void };
export const SpeechContext = createContext<Spoken | null>(null);

/** Gives the first screens below their words (`CounterWords` the others), and tells the browser which language they are. */
export function Speaking({
  language: set,
  children,
}: {
  /** As the tablet is set. */
  language: Language;
  children: ReactNode;
}) {
  /** What somebody chose on a screen that cannot keep it; another setting ends it. */
  const [chosen, setChosen] = useState<{ over: Language; language: Language } | null>(null);
  const language = chosen?.over === set ? chosen.language : set;
  const speakIn = useCallback(
    (wanted: Language) => setChosen({ over: set, language: wanted }),
    [set],
  );
  // French is always at hand; until another language has come, the screens keep the one they had.
  const [speech, setSpeech] = useState<Speech | null>(() =>
    language === 'fr' ? speak('fr', firstFr) : null,
  );
  useEffect(() => {
    let gone = false;
    const say = (spoken: Language, words: Partial<Catalogue>) => {
      if (gone) return;
      setSpeech((before) => (before?.language === spoken ? before : speak(spoken, words)));
      document.documentElement.lang = spoken;
    };
    // Words that cannot be had (no network, not installed yet) must not leave an empty screen.
    catalogueOf(language).then(
      (words) => say(language, words),
      () => say('fr', firstFr),
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

/** Changes the language of this page for as long as it is open. */
export function useLanguageSwitch(): (language: Language) => void {
  return useSpoken().speakIn;
}

function useSpoken(): Spoken {
  const spoken = useContext(SpeechContext);
  if (spoken === null) throw new Error('A screen stands outside <Speaking>.');
  return spoken;
}
