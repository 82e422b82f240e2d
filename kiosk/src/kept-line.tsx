import { Notice } from '@comptoir/ui/notice';
import { useMemo } from 'react';
import { useSpeech } from './language/language.tsx';
import { watchBecame } from './local-database/what-became.ts';
import { useObserved } from './observed.ts';
import type { Tablet } from './tablet.ts';

/** Something that was asked for just now: its operation, and what to say while it is kept and once it is sent. */
export type Kept = { operation: string; kept: string; sent: string };

/** Says what became of it since (spec PLAN-100). */
export function KeptLine({
  tablet,
  of: { operation, kept, sent },
  toldBeside = false,
}: {
  tablet: Tablet;
  of: Kept;
  /** What was not taken stands on the same screen, with its reason: both would contradict each other. */
  toldBeside?: boolean;
}) {
  const { text } = useSpeech();
  const became = useObserved(useMemo(() => watchBecame(tablet, operation), [tablet, operation]));
  if (became?.state === 'not-taken') {
    return toldBeside ? null : (
      <Notice tone="danger" icon="warning" alert>
        {text('kept.not-taken')} {text(`refusal.${became.refusal}`)}
      </Notice>
    );
  }
  return (
    <Notice tone="calm" icon="check" alert>
      {became?.state === 'sent' ? sent : kept}
    </Notice>
  );
}
