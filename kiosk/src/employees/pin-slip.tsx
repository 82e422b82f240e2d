import type { Language } from '@comptoir/shared/establishments/languages';
import { type Ref, useEffect, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { speak } from '../language/speech.ts';
import type { Speech } from '../language/speech.ts';
import styles from './pin-slip.module.css';
import type { NewPin } from './view.ts';

/** The paper that the person takes home: name, code, establishment, two lines in their own language. */
export function PinSlip({
  shown,
  establishment,
  language,
  ref,
}: {
  shown: NewPin;
  establishment: string;
  /** Of the person; null: the tablet's. */
  language: Language | null;
  ref?: Ref<HTMLDivElement>;
}) {
  const here = useSpeech();
  const { text, language: spoken } = useLanguageOf(language, here);
  return (
    <div ref={ref} className={styles.slip} lang={spoken} data-secret>
      <p className={styles.where}>{establishment}</p>
      <p className={styles.name}>{shown.name}</p>
      <p className={styles.label}>{text('slip.title')}</p>
      <p className={styles.digits}>{shown.pin}</p>
      <p className={styles.advice}>{text('slip.how')}</p>
      <p className={styles.advice}>{text('slip.keep')}</p>
    </div>
  );
}

/** Words of another language than the screen's; until they have come, the screen's. */
function useLanguageOf(language: Language | null, here: Speech): Speech {
  const [other, setOther] = useState<Speech | null>(null);
  const wanted = language ?? here.language;
  useEffect(() => {
    if (wanted === here.language) return;
    let gone = false;
    const words =
      wanted === 'fr'
        ? import('../language/managing-fr.ts').then((module) => module.managingFr)
        : import('../language/managing-en.ts').then((module) => module.managingEn);
    void words.then((found) => {
      if (!gone) setOther(speak(wanted, found));
    });
    return () => {
      gone = true;
    };
  }, [wanted, here.language]);
  return other?.language === wanted ? other : here;
}
