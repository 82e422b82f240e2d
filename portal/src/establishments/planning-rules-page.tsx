import { useSpeech } from '../language/language.tsx';
import { PlanningRulesForm } from './planning-rules-form.tsx';
import { RulesPage } from './rules-page.tsx';

/** How one store plans: whom it tells how long ahead, and what its team sees. */
export function PlanningRulesPage({ establishment, now }: { establishment: string; now: number }) {
  const { text } = useSpeech();
  return (
    <RulesPage
      establishment={establishment}
      title={text('planrules.title')}
      lead={(name) => text('planrules.lead', { name })}
    >
      {(place) => <PlanningRulesForm place={place} now={now} />}
    </RulesPage>
  );
}
