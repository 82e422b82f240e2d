import { personalDigits } from '@comptoir/shared/access/personal-digits';
import { type PinFault, checkNewPin } from '@comptoir/shared/access/pin';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { ManagingWords } from '../language/managing-words.tsx';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { ChangePinScreen } from './change-pin-screen.tsx';
import { choosePin, watchRecord } from './store.ts';

type Step = 'first' | 'again' | 'saving' | 'done';

/** « Changer mon code » of whoever has typed their own: twice, since nobody can read it again (K12, K28). */
export default function ChangePin({
  tablet,
  write,
  person,
  asked,
  panel,
  onLater,
  onDone,
}: {
  tablet: Tablet;
  write: Write;
  person: string;
  /** Somebody else made the present code, and the store wants another one. */
  asked: boolean;
  panel: ReactNode;
  /** No rule keeps anybody from punching; null where nothing waits but the settings. */
  onLater: (() => void) | null;
  onDone: () => void;
}) {
  const record = useObserved(useMemo(() => watchRecord(tablet, person), [tablet, person]));
  const [step, setStep] = useState<Step>('first');
  const [typed, setTyped] = useState('');
  const [first, setFirst] = useState('');
  const [fault, setFault] = useState<PinFault | 'different' | null>(null);
  const length = record?.pinLength ?? 6;

  const begin = useCallback((why: PinFault | 'different' | null) => {
    setFault(why);
    setFirst('');
    setTyped('');
    setStep('first');
  }, []);
  const complete = (pin: string) => {
    if (record === null) return;
    if (step === 'first') {
      const good = checkNewPin(pin, record.fields.role, personalDigits(record.fields));
      if (!good.ok) {
        begin(good.refusal);
        return;
      }
      setFirst(pin);
      setTyped('');
      setStep('again');
      return;
    }
    if (pin !== first) {
      begin('different');
      return;
    }
    setStep('saving');
    write(async () => {
      const chosen = await choosePin(tablet, { person, pin });
      begin(chosen.ok ? null : chosen.refusal);
      if (chosen.ok) setStep('done');
    });
  };
  const digit = (key: string) => {
    if ((step !== 'first' && step !== 'again') || record === null) return;
    setFault(null);
    const pin = typed + key;
    setTyped(pin);
    if (pin.length >= length) complete(pin);
  };
  return (
    <ManagingWords>
      <ChangePinScreen
        panel={panel}
        why={!asked ? null : record?.pin.change === false ? 'manager' : 'first-use'}
        step={step}
        typed={typed.length}
        length={length}
        fault={fault}
        onDigit={digit}
        onErase={() => setTyped((before) => before.slice(0, -1))}
        onLater={onLater}
        onDone={onDone}
      />
    </ManagingWords>
  );
}
