import type { Language } from '@comptoir/shared/establishments/languages';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CounterWords } from '../language/counter-words.tsx';
import { useNow } from '../now.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { useObserved } from '../observed.ts';
import { EnrolmentScreen } from './enrolment-screen.tsx';
import { ErasedScreen } from './erased-screen.tsx';
import { type Enrolment, demonstrationOffered, enrol, enrolDemonstration } from './store.ts';
import type { EnrolmentView } from './view.ts';

/** The first screen of a tablet that nobody knows yet. */
export default function EnrolmentOfTablet({
  tablet,
  write,
  onLanguage,
}: {
  tablet: Tablet;
  write: Write;
  onLanguage: (language: Language) => void;
}) {
  const erased = useObserved(tablet.erased);
  const [told, setTold] = useState(false);
  const [view, setView] = useState<EnrolmentView | { state: 'idle' }>({ state: 'idle' });
  const [demo, setDemo] = useState(false);
  const running = useRef<Enrolment | null>(null);
  const now = useNow(
    useCallback(() => tablet.platform.clock.wall(), [tablet]),
    1_000,
  );

  useEffect(() => {
    let gone = false;
    void demonstrationOffered(tablet).then((offered) => {
      if (!gone) setDemo(offered);
    });
    return () => {
      gone = true;
      running.current?.stop();
    };
  }, [tablet]);

  const begin = (start: (tablet: Tablet, onChange: typeof setView) => Enrolment) => {
    write(async () => {
      running.current?.stop();
      running.current = start(tablet, setView);
      await running.current.done;
    });
  };

  if (erased !== null && !told) {
    return (
      <CounterWords>
        <ErasedScreen
          erased={erased}
          now={now}
          zone={Intl.DateTimeFormat().resolvedOptions().timeZone}
          onEnrol={() => {
            setTold(true);
            begin(enrol);
          }}
        />
      </CounterWords>
    );
  }
  return (
    <CounterWords>
      <EnrolmentScreen
        view={view}
        now={now}
        replaces={erased === null ? null : erased.fingerprint}
        onStart={() => begin(enrol)}
        onDemo={demo ? () => begin(enrolDemonstration) : null}
        onLanguage={onLanguage}
      />
    </CounterWords>
  );
}
