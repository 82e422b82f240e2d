import type { AbsenceRow } from '@comptoir/shared/planning/absence';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { useQueryClient } from '@tanstack/react-query';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { useToast } from '../../toasts.tsx';
import { absenceWhen } from '../absence-words.ts';
import { refreshSchedule, withdrawAbsence } from './api.ts';
import styles from './requests.module.css';

const tones = {
  pending: ['warn', 'expected'],
  approved: ['good', 'check'],
  refused: ['danger', 'close'],
  cancelled: ['quiet', 'undo'],
} as const satisfies Record<AbsenceRow['state'], unknown>;

/** An absence that one asked for, or that a manager entered, and where it stands. */
export function AbsenceCard({ absence, me }: { absence: AbsenceRow; me: string }) {
  const speech = useSpeech();
  const { text } = speech;
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const { id, type, state, reason, decisionReason, askedBy } = absence;
  const act = useAct(async () => {
    await withdrawAbsence(api, id).catch((error: unknown) => {
      // It stands otherwise by now: the card says how.
      void refreshSchedule(queries);
      throw error;
    });
    toast({ text: text('mine.withdrawn') });
    await refreshSchedule(queries);
    return true;
  });
  const [tone, icon] = tones[state];
  return (
    <article className={styles.card} data-state={state === 'pending' ? 'waiting' : 'settled'}>
      <div className={styles.head}>
        <b className={styles.what}>{text(`mine.type-${type}`)}</b>
        <Badge tone={tone} icon={icon}>
          {text(`mine.absence-${state}`)}
        </Badge>
      </div>
      <p className={styles.when}>{absenceWhen(speech, absence.span)}</p>
      {reason === null ? null : (
        <p className={styles.quote}>{text('mine.reason', { words: reason })}</p>
      )}
      {decisionReason === null ? null : (
        <p className={styles.quote}>{text('mine.decision-reason', { words: decisionReason })}</p>
      )}
      <Failed failure={act.failure} />
      {state === 'pending' && askedBy === me ? (
        <div className={styles.acts}>
          <BusyButton
            busy={act.busy}
            busyLabel={text('act.sending')}
            onClick={() => void act.run(undefined)}
          >
            {text('mine.withdraw')}
          </BusyButton>
        </div>
      ) : null}
    </article>
  );
}
