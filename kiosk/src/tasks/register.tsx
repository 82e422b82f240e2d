import { useMemo, useState } from 'react';
import { useObserved } from '../observed.ts';
import type { SlotProps } from '../settings/view.ts';
import { useSpeech } from '../language/language.tsx';
import { type WantedPeriod, isPeriod } from './register-rules.ts';
import { RegisterScreen } from './register-screen.tsx';
import { saveRegister } from './save-register.ts';
import { watchRegister } from './store.ts';

/** Paramètres › Établissement › Registre. Everything comes from the tablet's own rows. */
export default function Register({ tablet, zone, now }: SlotProps) {
  const speech = useSpeech();
  const [wanted, setWanted] = useState<WantedPeriod>({ kind: 'today' });
  // While two dates are being typed, the register of the last whole period stays.
  const [asked, setAsked] = useState<WantedPeriod>(wanted);
  const view = useObserved(useMemo(() => watchRegister(tablet, asked), [tablet, asked]));
  return (
    <RegisterScreen
      view={view}
      wanted={wanted}
      onWanted={(next) => {
        setWanted(next);
        // A period that says the same is the same.
        const same = JSON.stringify(next) === JSON.stringify(asked);
        if (!same && (next.kind !== 'choose' || isPeriod(next))) setAsked(next);
      }}
      zone={zone}
      now={now}
      onSave={(entries) =>
        view === null ? Promise.resolve() : saveRegister(speech, { ...view, entries }, zone)
      }
    />
  );
}
