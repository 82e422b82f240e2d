import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import { plannedWork } from '@comptoir/shared/planning/shift';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Notice } from '@comptoir/ui/notice';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Acts, Fields } from '../../page.tsx';
import { useToast } from '../../toasts.tsx';
import { askSwap, refreshSchedule } from './api.ts';
import { swapAbout } from './own-requests.ts';
import { placeOf } from './schedule-days.ts';
import { dayNameOf, timesOf } from './shift-words.ts';
import styles from './shift-dialog.module.css';
import { SwapDialog } from './swap-dialog.tsx';

/** Everything about a shift, and what one can ask about it. */
export function ShiftDialog({
  shift,
  schedule,
  me,
  now,
  onClose,
}: {
  shift: OwnShift;
  schedule: OwnSchedule;
  me: string;
  now: number;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text, duration, moment } = speech;
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [swapping, setSwapping] = useState(false);
  const [swap] = useState(() => crypto.randomUUID());
  const place = placeOf(shift, schedule.establishments);
  const position = schedule.positions.find(({ id }) => id === shift.position)?.name;
  const isOpen = schedule.open.some(({ id }) => id === shift.id);
  const pending = swapAbout(schedule, shift, { me, now });
  const begun = shift.start <= now;
  const taking = useAct(async () => {
    const { establishment, id: takes } = shift;
    await askSwap(api, { swap, establishment, gives: null, takes, colleague: null, reason: null });
    await refreshSchedule(queries);
    toast({ text: text('mine.take-done') });
    return true;
  });
  const facts = [
    place.name,
    position,
    shift.pause === 0 ? undefined : text('mine.pause', { minutes: shift.pause }),
  ];
  if (swapping) {
    return <SwapDialog shift={shift} schedule={schedule} now={now} onClose={onClose} />;
  }
  return (
    <Dialog title={dayNameOf(speech, shift, schedule)} onClose={onClose}>
      <Fields>
        <div className={styles.about}>
          <p className={styles.times}>{timesOf(speech, shift, schedule)}</p>
          <p className={styles.length}>{duration(plannedWork(shift))}</p>
        </div>
        <ul className={styles.facts}>
          {facts.flatMap((fact) => (fact === undefined ? [] : [<li key={fact}>{fact}</li>]))}
        </ul>
        {shift.note === null ? null : (
          <Notice tone="calm" icon="message">
            {shift.note}
          </Notice>
        )}
        {shift.publishedAt === null ? null : (
          <p className={styles.published}>
            {text('mine.published', { moment: moment(shift.publishedAt, place.zone) })}
          </p>
        )}
        {pending === null ? null : <p>{text('mine.act-pending')}</p>}
        {isOpen && pending === null ? <p>{text('mine.take-text')}</p> : null}
        <Failed failure={taking.failure} />
        <Acts>
          {begun || pending !== null ? null : isOpen ? (
            <BusyButton
              tone="primary"
              busy={taking.busy}
              busyLabel={text('act.sending')}
              onClick={() => {
                void taking.run(undefined).then((done) => {
                  if (done === true) onClose();
                });
              }}
            >
              {text('mine.act-take')}
            </BusyButton>
          ) : place.rules?.swaps === true ? (
            <Button icon="people" onClick={() => setSwapping(true)}>
              {text('mine.act-swap')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{text('act.close')}</Button>
        </Acts>
      </Fields>
    </Dialog>
  );
}
