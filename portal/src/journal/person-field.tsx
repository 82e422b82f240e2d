import { TextField } from '@comptoir/ui/text-field';
import { useId, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { type Named, labelled, suggested } from './people-choice.ts';

export type { Named } from './people-choice.ts';

/** One person out of thousands: typed, suggested by the browser, chosen as soon as the whole name stands there. */
export function PersonField({
  label,
  people,
  chosen,
  onChoose,
}: {
  label: string;
  people: readonly Named[];
  chosen: string | null;
  onChoose: (person: string | null) => void;
}) {
  const { text } = useSpeech();
  const id = useId();
  const choices = labelled(people);
  const name = choices.find((one) => one.id === chosen)?.label ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? name;
  const unknown = typed !== null && typed !== '' && suggested(choices, typed, 1).length === 0;
  return (
    <>
      <TextField
        label={label}
        list={id}
        value={shown}
        error={unknown ? text('journal.unknown-person') : null}
        onChange={(event) => {
          const { value } = event.target;
          const found = choices.find((one) => one.label === value);
          setTyped(found === undefined ? value : null);
          if (found !== undefined) onChoose(found.id);
          else if (value === '') onChoose(null);
        }}
        onBlur={() => {
          // Half a name chooses nobody: what is chosen stands there again.
          if (!unknown) setTyped(null);
        }}
      />
      <datalist id={id}>
        {suggested(choices, shown, 20).map((one) => (
          <option key={one.id} value={one.label} />
        ))}
      </datalist>
    </>
  );
}
