import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useCountdown } from '../now.ts';
import { useObserved } from '../observed.ts';
import type { Observable } from '../platform/signal.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { ConfirmationScreen, confirmationSeconds, punchWords } from './confirmation-screen.tsx';
import { afterPunchWords } from './planned-words.ts';
import { cancelPunch, watchPerson } from './store.ts';
import type { RecordedPunch } from './view.ts';

type Props = {
  tablet: Tablet;
  punch: RecordedPunch;
  /** Who may undo it; null for somebody without a PIN. */
  actor: string | null;
  given: string;
  zone: string;
  mark: 'plain' | 'declared' | 'to-approve';
  offline: boolean;
  panel: ReactNode;
  /** The receipt of this punch; `showing`: as large as the sheet. */
  receipt: (of: { punch: string; told: string; whole: boolean; onShow: () => void }) => ReactNode;
  busy: boolean;
  write: Write;
  /** On to the person's own screen; null where the tablet has nothing more to ask. */
  onThenIn: (() => void) | null;
  onDone: () => void;
};

/**
 * Ten seconds to read it or undo it, then home. After an undo, a few more to read that. Whoever asked for the receipt keeps
 * it on screen until they leave, or nobody touches the tablet for a minute.
 */
export function Confirmation(props: Props) {
  const [cancelled, setCancelled] = useState(false);
  return (
    <Counting
      // Another count, from the start.
      key={String(cancelled)}
      {...props}
      cancelled={cancelled}
      onCancelled={() => setCancelled(true)}
    />
  );
}

const nobody: Observable<null> = {
  subscribe: () => ({ unsubscribe: () => undefined }),
};

function Counting({
  tablet,
  punch,
  actor,
  busy,
  write,
  receipt,
  onDone,
  cancelled,
  onCancelled,
  ...shown
}: Props & { cancelled: boolean; onCancelled: () => void }) {
  // « Annuler » pressed at the last moment is awaited: its answer is seen.
  const cancelling = useRef(false);
  const [showing, setShowing] = useState(false);
  const left = useCountdown(cancelled ? 5 : confirmationSeconds, () => {
    if (!cancelling.current && !showing) onDone();
  });
  const speech = useSpeech();
  // Whoever has no code is told nothing of anybody's plan.
  const own = useObserved(
    useMemo(() => (actor === null ? nobody : watchPerson(tablet, actor)), [tablet, actor]),
  );
  const planned =
    shown.mark === 'plain' && own !== null
      ? afterPunchWords(speech, punch, own.shift, shown.zone)
      : null;
  const told = punchWords(speech, { ...shown, type: punch.type, at: punch.at });
  return (
    <ConfirmationScreen
      {...shown}
      type={punch.type}
      at={punch.at}
      receipt={receipt({ punch: punch.id, told, whole: showing, onShow: () => setShowing(true) })}
      planned={planned}
      showing={showing}
      cancelled={cancelled}
      left={left}
      onUndo={() => {
        if (busy) return;
        cancelling.current = true;
        write(async () => {
          await cancelPunch(tablet, punch.id, actor);
          onCancelled();
        });
      }}
      onDone={onDone}
    />
  );
}
