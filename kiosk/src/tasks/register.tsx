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
  const key = JSON.stringify(asked);
  const view = useObserved(
    // A period that says the same is the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    useMemo(() => watchRegister(tablet, asked), [tablet, key]),
  );
  return (
    <RegisterScreen
      view={view}
      wanted={wanted}
      onWanted={(next) => {
        setWanted(next);
        if (next.kind !== 'choose' || isPeriod(next)) setAsked(next);
      }}
      zone={zone}
      now={now}
      onSave={(entries) =>
        view === null ? Promise.resolve() : saveRegister(speech, { ...view, entries }, zone)
      }
    />
  );
}
