import type { Me } from '@comptoir/shared/access/portal';
import type { SwapView } from '@comptoir/shared/planning/portal';
import { businessDay, mondayOf } from '@comptoir/shared/time/business-day';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../../api/failure.ts';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import type { Speech } from '../../language/speech.ts';
import { LinkButton } from '../../link.tsx';
import { useNow } from '../../platform/now.ts';
import { useToast } from '../../toasts.tsx';
import { absenceWhen } from '../absence-words.ts';
import { type PlanDecision, decideAbsence, decideSwap } from './api.ts';
import { RefuseDialog } from './refuse-dialog.tsx';
import type { QueuedRequest } from './request-queue.ts';
import styles from './requests.module.css';

/** One request, who asks for what and why, and the two answers with their letters. */
export function RequestRow({
  one,
  current,
  establishments,
  onFocus,
  onSettled,
}: {
  one: QueuedRequest;
  /** Letters of the keyboard are for this one. */
  current: boolean;
  establishments: Me['establishments'];
  onFocus: () => void;
  onSettled: () => void;
}) {
  const speech = useSpeech();
  const { text, age } = speech;
  const now = useNow();
  const [refusing, setRefusing] = useState(false);
  const decide = useDecision(one, onSettled);
  const approval = useAct(() => decide({ decision: 'approved', reason: null }));
  const { name } = one;
  const reason = one.kind === 'absence' ? one.absence.reason : one.swap.reason;
  const place = placeFor(one, establishments);
  const title = titleOf(one, speech);
  return (
    // Rows are walked through by the arrow keys, and by Tab as a list of acts.
    <li
      className={styles.row}
      data-id={one.id}
      data-current={current || undefined}
      tabIndex={-1}
      aria-label={title}
      onFocus={onFocus}
    >
      <div className={styles.words}>
        <b className={styles.what}>{title}</b>
        {one.kind === 'absence' ? (
          <p className={styles.when}>{absenceWhen(speech, one.absence.span)}</p>
        ) : (
          <Shifts swap={one.swap} establishments={establishments} />
        )}
        {reason === null ? null : (
          <p className={styles.quote}>{text('mine.reason', { words: reason })}</p>
        )}
        <p className={styles.asked}>
          {[text('asks.asked', { age: age(now - one.at) }), place?.name]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={styles.acts}>
        <BusyButton
          tone={current ? 'primary' : 'soft'}
          icon="check"
          busy={approval.busy}
          busyLabel={text('act.sending')}
          data-letter="a"
          aria-label={`${text('asks.approve')}, ${title}`}
          onClick={() => void approval.run(undefined)}
        >
          {text('asks.approve')} <kbd className={styles.letter}>A</kbd>
        </BusyButton>
        <Button
          icon="close"
          data-letter="r"
          aria-label={`${text('asks.refuse')}, ${title}`}
          onClick={() => setRefusing(true)}
        >
          {text('asks.refuse')} <kbd className={styles.letter}>R</kbd>
        </Button>
        {place === undefined ? null : (
          <LinkButton
            tone="plain"
            to="/planning"
            search={{ at: place.id, from: firstDayOf(one, place) }}
          >
            {text('asks.see')}
          </LinkButton>
        )}
      </div>
      <Failed failure={approval.failure} />
      {refusing ? (
        <RefuseDialog
          name={name}
          onSend={(words) => decide({ decision: 'refused', reason: words })}
          onClose={() => setRefusing(false)}
        />
      ) : null}
    </li>
  );
}

/** Tells the server, says what happened, and lets the list go on; what somebody else has decided is said so. */
function useDecision(one: QueuedRequest, onSettled: () => void) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  return async (body: PlanDecision): Promise<true> => {
    const { kind, id, name } = one;
    try {
      await (kind === 'absence' ? decideAbsence(api, id, body) : decideSwap(api, id, body));
      toast({ text: text(`asks.${body.decision}`, { name }) });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict') throw error;
      toast({ text: text('asks.gone'), tone: 'warn' });
    }
    onSettled();
    for (const queryKey of [['plan-requests'], ['own-schedule'], ['planning']]) {
      void queries.invalidateQueries({ queryKey });
    }
    return true;
  };
}

function Shifts({
  swap,
  establishments,
}: {
  swap: SwapView;
  establishments: Me['establishments'];
}) {
  const { text, dayLong, time } = useSpeech();
  const place = establishments.find(({ id }) => id === swap.establishment);
  const zone = place?.zone ?? 'Europe/Paris';
  const named = [
    [swap.given, swap.by.name],
    [swap.taken, swap.to?.name],
  ] as const;
  return (
    <ul className={styles.shifts}>
      {named.map(([shift, of]) =>
        shift === null ? null : (
          <li key={shift.id}>
            <span className={styles.when}>
              {dayLong(businessDay(shift.start, zone, place?.cutOffHour ?? 0))}
            </span>
            , <b>{`${time(shift.start, zone)} – ${time(shift.end, zone)}`}</b>
            {swap.gives === null || swap.takes === null || of === undefined ? null : (
              <span className={styles.asked}> {text('asks.of', { name: of })}</span>
            )}
          </li>
        ),
      )}
    </ul>
  );
}

function titleOf(one: QueuedRequest, { text }: Speech): string {
  const { name } = one;
  if (one.kind === 'absence') {
    return text('asks.absence', { name, what: text(`mine.type-${one.absence.type}`) });
  }
  const { gives, takes, to } = one.swap;
  if (gives === null) return text('asks.takes', { name });
  const other = to?.name ?? '';
  return text(takes === null ? 'asks.gives' : 'asks.exchange', { name, other });
}

function placeFor(one: QueuedRequest, establishments: Me['establishments']) {
  const ids =
    one.kind === 'swap' ? [one.swap.establishment] : one.absence.establishments.map(({ id }) => id);
  return establishments.find(({ id }) => ids.includes(id));
}

function firstDayOf(one: QueuedRequest, place: Me['establishments'][number]): string {
  if (one.kind === 'absence') return mondayOf(one.absence.span.from);
  const shift = one.swap.given ?? one.swap.taken;
  return shift === null ? '' : mondayOf(businessDay(shift.start, place.zone, place.cutOffHour));
}
