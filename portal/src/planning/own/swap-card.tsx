import type { OwnSchedule, SwapView } from '@comptoir/shared/planning/portal';
import type { SwapState } from '@comptoir/shared/planning/swap';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import type { Key } from '../../language/speech.ts';
import { useToast } from '../../toasts.tsx';
import { answerSwap, refreshSchedule, withdrawSwap } from './api.ts';
import { isWaiting, swapKind } from './own-requests.ts';
import styles from './requests.module.css';
import { restOf, whenOf } from './shift-words.ts';

const tones = {
  asked: ['warn', 'expected'],
  answered: ['warn', 'expected'],
  approved: ['good', 'check'],
  refused: ['danger', 'close'],
  declined: ['danger', 'close'],
  withdrawn: ['quiet', 'undo'],
  stale: ['quiet', 'warning'],
} as const satisfies Record<SwapState, unknown>;

/** A swap as one of its two people sees it, and what they can do about it now. */
export function SwapCard({
  swap,
  schedule,
  me,
  now,
}: {
  swap: SwapView;
  schedule: OwnSchedule;
  me: string;
  now: number;
}) {
  const { text } = useSpeech();
  const own = swap.person === me;
  const waits = isWaiting(swap, now);
  return (
    <article className={styles.card} data-state={waits ? 'waiting' : 'settled'}>
      <div className={styles.head}>
        <b className={styles.what}>{titleOf(swap, me, text)}</b>
        <SwapBadge swap={swap} waits={waits} />
      </div>
      <SwapShifts swap={swap} schedule={schedule} own={own} />
      {swap.reason === null ? null : (
        <p className={styles.quote}>{text('mine.reason', { words: swap.reason })}</p>
      )}
      {swap.decisionReason === null ? null : (
        <p className={styles.quote}>
          {text('mine.decision-reason', { words: swap.decisionReason })}
        </p>
      )}
      {waits ? <SwapActs swap={swap} own={own} /> : null}
    </article>
  );
}

function SwapBadge({ swap, waits }: { swap: SwapView; waits: boolean }) {
  const { text } = useSpeech();
  const { state, to } = swap;
  const open = state === 'asked' || state === 'answered';
  if (open && !waits) {
    return (
      <Badge tone="quiet" icon="expected">
        {text('mine.state-over')}
      </Badge>
    );
  }
  const [tone, icon] = tones[state];
  const name = to?.name ?? '';
  return (
    <Badge tone={tone} icon={icon}>
      {state === 'asked' && to !== null
        ? text('mine.state-asked-one', { name })
        : text(`mine.state-${state}`, { name })}
    </Badge>
  );
}

/** The shifts of a swap, each with whose it is where there are two. */
export function SwapShifts({
  swap,
  schedule,
  own,
}: {
  swap: SwapView;
  schedule: Pick<OwnSchedule, 'establishments' | 'positions'>;
  own: boolean;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const both = swapKind(swap) === 'exchange';
  const words = own
    ? [text('mine.your-given'), text('mine.your-taken')]
    : [text('mine.given'), text('mine.taken')];
  return (
    <ul className={styles.shifts}>
      {[swap.given, swap.taken].map((shift, at) =>
        shift === null ? null : (
          <li key={shift.id}>
            {both ? <span className={styles.whose}>{words[at]}</span> : null}
            <span>
              <b className={styles.when}>{whenOf(speech, shift, schedule)}</b>
              <span className={styles.rest}>{restOf(speech, shift, schedule).join(' · ')}</span>
            </span>
          </li>
        ),
      )}
    </ul>
  );
}

function titleOf(
  swap: SwapView,
  me: string,
  text: (key: Key, values?: Record<string, string>) => string,
) {
  const kind = swapKind(swap);
  const { state, to, by } = swap;
  const name = by.name;
  if (swap.person === me) {
    if (kind === 'take') return text('mine.you-take');
    if (kind === 'exchange') return text('mine.you-exchange', { name: to?.name ?? '' });
    return to === null ? text('mine.you-give') : text('mine.you-give-to', { name: to.name });
  }
  if (state !== 'asked') return text('mine.promised', { name });
  if (kind === 'exchange') return text('mine.exchanges', { name });
  return text(to === null ? 'mine.gives' : 'mine.gives-you', { name });
}

/** Yes or no to a colleague; what one asked oneself can be taken back. */
function SwapActs({ swap, own }: { swap: SwapView; own: boolean }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const act = useAct(async (accepted: boolean | null) => {
    const said =
      accepted === null ? withdrawSwap(api, swap.id) : answerSwap(api, swap.id, accepted);
    await said.catch((error: unknown) => {
      // It stands otherwise by now: the card says how.
      void refreshSchedule(queries);
      throw error;
    });
    const done = accepted === null ? 'withdrawn' : accepted ? 'yes-done' : 'no-done';
    toast({ text: text(`mine.${done}`) });
    await refreshSchedule(queries);
    return true;
  });
  const button = (accepted: boolean | null, words: string, tone?: 'primary'): ReactNode => (
    <BusyButton
      {...(tone === undefined ? {} : { tone })}
      busy={act.busy}
      busyLabel={text('act.sending')}
      onClick={() => void act.run(accepted)}
    >
      {words}
    </BusyButton>
  );
  const exchange = swapKind(swap) === 'exchange';
  return (
    <>
      <Failed failure={act.failure} />
      <div className={styles.acts}>
        {own ? button(null, text('mine.withdraw')) : null}
        {!own && swap.state === 'asked'
          ? button(true, text(exchange ? 'mine.yes-exchange' : 'mine.yes'), 'primary')
          : null}
        {!own && swap.state === 'asked' && swap.to !== null ? button(false, text('mine.no')) : null}
        {!own && swap.state === 'answered' ? button(false, text('mine.unsay')) : null}
      </div>
    </>
  );
}
