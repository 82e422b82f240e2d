import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useMemo } from 'react';
import { useSpeech } from '../language/language.tsx';
import { PlanningWords } from '../language/planning-words.tsx';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import styles from './schedule.module.css';
import { watchPlanningNews } from './store.ts';
import type { PlanningNewsView } from './view.ts';

/** On somebody's own screen: that their schedule has changed, or that a colleague asks (spec PLAN-81). Nothing waits for it. */
export default function PlanningNews({
  tablet,
  person,
  onOpen,
}: {
  tablet: Tablet;
  person: string;
  onOpen: () => void;
}) {
  const view = useObserved(useMemo(() => watchPlanningNews(tablet, person), [tablet, person]));
  if (view === null) return null;
  return (
    <PlanningWords>
      <PlanningNotice view={view} onOpen={onOpen} />
    </PlanningWords>
  );
}

export function PlanningNotice({
  view: { unseen, asked },
  onOpen,
}: {
  view: PlanningNewsView;
  onOpen: () => void;
}) {
  const { text } = useSpeech();
  const lines = [
    unseen.length === 0 ? null : text('schedule.changed', { count: unseen.length }),
    asked === 0 ? null : text('schedule.asked', { count: asked }),
  ].filter((one) => one !== null);
  if (lines.length === 0) return null;
  return (
    <Notice tone="calm" icon="calendar">
      <div className={styles.asked}>
        <span>{lines.join(' ')}</span>
        <Button onClick={onOpen}>{text('schedule.see')}</Button>
      </div>
    </Notice>
  );
}
