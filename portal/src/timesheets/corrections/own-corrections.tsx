import type { Punch } from '@comptoir/shared/punches/punch';
import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Section } from '../../page.tsx';
import { CorrectionCard } from './correction-card.tsx';
import styles from './corrections.module.css';
import { ReasonDialog } from './reason-dialog.tsx';
import { useDecisions } from './use-decisions.ts';

/** What one asked for, or somebody else did about one's days: what became of it, and one's word about that. */
export function OwnCorrections({
  corrections,
  punches,
  me,
  names,
  zone,
  kept,
}: {
  corrections: readonly CorrectionRow[];
  punches: readonly Punch[];
  me: string;
  names: Readonly<Record<string, string>>;
  zone: string;
  /** The copy of this device: nothing can be answered. */
  kept: boolean;
}) {
  const { text, dayLong } = useSpeech();
  const nameOf = (id: string | null) =>
    id === me ? text('correct.you') : ((id === null ? null : names[id]) ?? text('correct.manager'));
  if (corrections.length === 0) return null;
  return (
    <Section title={text('correct.own-title')}>
      <div className={styles.cards}>
        {corrections.map((one) => (
          <CorrectionCard
            key={one.id}
            own
            correction={one}
            punches={punches}
            nameOf={nameOf}
            zone={zone}
            title={dayLong(one.day)}
            acts={kept ? null : <OwnActs correction={one} me={me} />}
          />
        ))}
      </div>
    </Section>
  );
}

/** Taken back by whoever asked, before anybody decided; objected to by whose day it is, once somebody did. */
function OwnActs({ correction, me }: { correction: CorrectionRow; me: string }) {
  const { text } = useSpeech();
  const decisions = useDecisions();
  const [objecting, setObjecting] = useState(false);
  const withdrawal = useAct(() => decisions.withdraw(correction));
  const { state, proposedBy, decision } = correction;
  if (state === 'pending' && proposedBy === me) {
    return (
      <>
        <BusyButton
          busy={withdrawal.busy}
          busyLabel={text('act.sending')}
          onClick={() => void withdrawal.run(undefined)}
        >
          {text('correct.withdraw')}
        </BusyButton>
        <Failed failure={withdrawal.failure} />
      </>
    );
  }
  if ((state !== 'approved' && state !== 'refused') || decision === null) return null;
  return (
    <>
      <Button icon="message" onClick={() => setObjecting(true)}>
        {text('correct.object')}
      </Button>
      {objecting ? (
        <ReasonDialog
          title={text('correct.object')}
          text={text('correct.object-text')}
          act={text('correct.object-send')}
          about="object"
          onSend={(reason) => decisions.object(correction, reason)}
          onClose={() => setObjecting(false)}
        />
      ) : null}
    </>
  );
}
