import { PanelBack, PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { type ReactNode, useMemo } from 'react';
import { useSpeech } from '../language/language.tsx';
import { PlanningWords } from '../language/planning-words.tsx';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import { watchTeamDay } from './store.ts';
import { TeamDayScreen } from './team-day-screen.tsx';

type Props = { tablet: Tablet; clock: ReactNode; now: number; onBack: () => void };

/** « Équipe du jour », for everybody who stands before the tablet. */
export default function TeamDay(props: Props) {
  return (
    <PlanningWords>
      <Today {...props} />
    </PlanningWords>
  );
}

function Today({ tablet, clock, now, onBack }: Props) {
  const { text } = useSpeech();
  const view = useObserved(useMemo(() => watchTeamDay(tablet), [tablet]));
  if (view === null) return null;
  return (
    <TeamDayScreen
      view={view}
      now={now}
      panel={
        <>
          <PanelBack label={text('act.back')} onBack={onBack} />
          <PanelTitle icon="people" title={text('team-day.title')} />
          <PanelSpace />
          {clock}
        </>
      }
    />
  );
}
