import { Clash as TwoSides } from '@comptoir/ui/clash';
import { useSpeech } from '../language/language.tsx';
import { fieldNames } from './field-names.ts';
import type { Clash } from './view.ts';
import { valueWords } from './words.ts';

/** O4: two values of one field, side by side. Nothing was written over; the manager says which one stays. */
export function ClashPanel({
  clash,
  zone,
  busy,
  onSettle,
}: {
  clash: Clash;
  zone: string;
  busy: boolean;
  onSettle: (key: string, keep: 'mine' | 'theirs') => void;
}) {
  const speech = useSpeech();
  const { text, date, time } = speech;
  return (
    <TwoSides
      title={text('employees.clash', { field: text(fieldNames[clash.field]) })}
      busy={busy}
      sides={[
        {
          who: text('employees.clash-mine', {
            name: clash.by,
            date: date(clash.at, zone),
            time: time(clash.at, zone),
          }),
          value: valueWords(speech, clash.field, clash.mine),
          keep: text('employees.clash-keep-mine'),
          onKeep: () => onSettle(clash.key, 'mine'),
        },
        {
          who: text('employees.clash-theirs'),
          value: valueWords(speech, clash.field, clash.theirs),
          keep: text('employees.clash-keep-theirs'),
          onKeep: () => onSettle(clash.key, 'theirs'),
        },
      ]}
    />
  );
}
