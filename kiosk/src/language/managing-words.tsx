import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { SpeechContext, useLanguageSwitch, useSpeech } from './language.tsx';
import { managingFr } from './managing-fr.ts';
import { type Speech, speak } from './speech.ts';

/** Gives the screens below the words of the settings too. French is there at once; English comes from the precache. */
export function ManagingWords({ children }: { children: ReactNode }) {
  const { language } = useSpeech();
  const speakIn = useLanguageSwitch();
  const [speech, setSpeech] = useState<Speech | null>(() =>
    language === 'fr' ? speak('fr', managingFr) : null,
  );
  useEffect(() => {
    let gone = false;
    void speechOf(language).then((spoken) => {
      if (!gone) setSpeech((before) => (before?.language === language ? before : spoken));
    });
    return () => {
      gone = true;
    };
  }, [language]);
  const spoken = useMemo(() => (speech === null ? null : { speech, speakIn }), [speech, speakIn]);
  return spoken === null ? null : <SpeechContext value={spoken}>{children}</SpeechContext>;
}

async function speechOf(language: Speech['language']): Promise<Speech> {
  if (language === 'fr') return speak('fr', managingFr);
  // Words that cannot be had must not leave an empty screen.
  return import('./managing-en.ts').then(
    ({ managingEn }) => speak('en', managingEn),
    () => speak('fr', managingFr),
  );
}
