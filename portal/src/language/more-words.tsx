import type { Language } from '@comptoir/shared/establishments/languages';
import { type ComponentType, type ReactNode, useEffect, useMemo, useState } from 'react';
import { firstFr } from './first-fr.ts';
import type { Catalogue } from './fr.ts';
import { SpeechContext, useLanguageSwitch, useSpeech } from './language.tsx';
import { type Speech, firstWordsOf, speak } from './speech.ts';

/** Words that come with the pages that say them, beside the first ones. */
export type MoreWords = {
  /** There at once. */
  french: Partial<Catalogue>;
  english: () => Promise<Partial<Catalogue>>;
};

/**
 * Makes a page that has more words than the first ones: `withWords(words)(function Page() {…})`. Made once for each part of
 * the portal, where its routes are.
 */
export function withWords({ french, english }: MoreWords) {
  // Pages come and go: what they speak is made once.
  const made = new Map<Language, Speech>();
  const keep = (speech: Speech) => {
    made.set(speech.language, speech);
    return speech;
  };
  const inFrench = () => made.get('fr') ?? keep(speak('fr', { ...firstFr, ...french }));
  const spoken = async (language: Language): Promise<Speech> => {
    if (language === 'fr') return inFrench();
    // Words that cannot be had (no network) must not leave an empty page.
    return Promise.all([firstWordsOf('en'), english()]).then(
      ([first, more]) => made.get('en') ?? keep(speak('en', { ...first, ...more })),
      () => inFrench(),
    );
  };
  return (Page: ComponentType): ComponentType =>
    function PageWithWords() {
      return (
        <Words
          now={(language) => (language === 'fr' ? inFrench() : made.get(language))}
          of={spoken}
        >
          <Page />
        </Words>
      );
    };
}

function Words({
  now,
  of,
  children,
}: {
  /** What is there without waiting. */
  now: (language: Language) => Speech | undefined;
  of: (language: Language) => Promise<Speech>;
  children: ReactNode;
}) {
  const { language } = useSpeech();
  const speakIn = useLanguageSwitch();
  const [speech, setSpeech] = useState(() => now(language));
  useEffect(() => {
    let gone = false;
    void of(language).then((spoken) => {
      if (!gone) setSpeech(spoken);
    });
    return () => {
      gone = true;
    };
  }, [language, of]);
  const value = useMemo(
    () => (speech === undefined ? undefined : { speech, speakIn }),
    [speech, speakIn],
  );
  return value === undefined ? null : <SpeechContext value={value}>{children}</SpeechContext>;
}
