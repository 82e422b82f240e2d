import { type ReactNode, useMemo } from 'react';
import { fr } from './fr.ts';
import { SpeechContext, useLanguageSwitch, useSpeech } from './language.tsx';
import { type Speech, speak } from './speech.ts';

/** Made once: the screens below come and go with every person. */
let french: Speech | null = null;

/** Gives the screens behind the home their words, which come with their code; English has them from the beginning. */
export function CounterWords({ children }: { children: ReactNode }) {
  const before = useSpeech();
  const speakIn = useLanguageSwitch();
  const speech = before.language === 'fr' ? (french ??= speak('fr', fr)) : before;
  const spoken = useMemo(() => ({ speech, speakIn }), [speech, speakIn]);
  return <SpeechContext value={spoken}>{children}</SpeechContext>;
}
