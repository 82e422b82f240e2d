import { OptionCards } from '@comptoir/ui/option-cards';
import { useSpeech } from '../language/language.tsx';
import type { Existing } from './plan-acts.ts';

const choices: readonly Existing[] = ['empty-days', 'add', 'replace'];

/** What shall become of the shifts that stand where others are put. */
export function ExistingChoice({
  chosen,
  onChoose,
}: {
  chosen: Existing;
  onChoose: (existing: Existing) => void;
}) {
  const { text } = useSpeech();
  return (
    <OptionCards
      label={text('plan.existing')}
      options={choices.map((value) => ({
        value,
        title: text(`plan.existing-${value}`),
        text: text(`plan.existing-${value}-text`),
      }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
