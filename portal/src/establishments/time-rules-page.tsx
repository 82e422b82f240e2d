import { useSpeech } from '../language/language.tsx';
import { RulesForm } from './rules-form.tsx';
import { RulesPage } from './rules-page.tsx';

/** How one store turns hours into paid time, and what it warns of. */
export function TimeRulesPage({ establishment }: { establishment: string }) {
  const { text } = useSpeech();
  return (
    <RulesPage
      establishment={establishment}
      title={text('rules.title')}
      lead={(name) => text('rules.lead', { name })}
    >
      {(place) => <RulesForm place={place} />}
    </RulesPage>
  );
}
