import type { PlanRequests } from '@comptoir/shared/planning/portal';
import { useSpeech } from '../../language/language.tsx';
import { type Asked, Figure, Widget } from '../../widget.tsx';

/** Absences and swaps that wait for whoever looks. */
export function ToDecideWidget({ asked }: { asked: Asked<PlanRequests> }) {
  const { text } = useSpeech();
  return (
    <Widget
      title={text('home.to-decide')}
      icon="message"
      to="/approvals"
      tone="decision"
      asked={asked}
    >
      {({ absences, swaps }) => {
        const count = absences.length + swaps.length;
        const names = [...absences.map(({ name }) => name), ...swaps.map(({ by }) => by.name)];
        return (
          <>
            <Figure value={count}>{text('home.to-decide-count', { count })}</Figure>
            <p>{[...new Set(names)].slice(0, 3).join(', ')}</p>
          </>
        );
      }}
    </Widget>
  );
}
