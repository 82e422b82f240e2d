import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { OptionCards } from '@comptoir/ui/option-cards';
import { useState } from 'react';
import type { Failure } from '../api/failure.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { type Draft, type FieldName, draftOf } from './draft.ts';

const languages = { fr: 'Français', en: 'English' };

/** Both values of each field about which two people disagree; whoever is here chooses. */
export function Clash({
  now,
  draft,
  fields,
  busy,
  failure,
  onBack,
  onChosen,
}: {
  now: EmployeeRecord;
  draft: Draft;
  fields: FieldName[];
  busy: boolean;
  failure: Failure | null;
  onBack: () => void;
  /** The fields for which the other's value stays. */
  onChosen: (theirs: FieldName[]) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [kept, setKept] = useState<Partial<Record<FieldName, 'mine' | 'theirs'>>>({});
  const ready = fields.every((field) => kept[field] !== undefined);
  const shown = (of: Draft, field: FieldName): string => {
    if (field === 'name') return `${of.given} ${of.family}`.trim();
    if (field === 'role') return text(`role.${of.role}`);
    if (of[field] === '') return text('clash.empty');
    if (field === 'language') return languages[of.language === 'en' ? 'en' : 'fr'];
    if (field === 'startsOn' || field === 'endsOn' || field === 'minorUntil') {
      return `${speech.dayLong(of[field])} ${of[field].slice(0, 4)}`;
    }
    return of[field];
  };
  return (
    <Fields>
      <Notice tone="warn" icon="warning" alert>
        {text('clash.lead')}
      </Notice>
      {fields.map((field) => (
        <OptionCards
          key={field}
          label={text(`clash.${field}`)}
          chosen={kept[field] ?? null}
          options={[
            { value: 'theirs', title: shown(draftOf(now), field), text: text('clash.theirs') },
            { value: 'mine', title: shown(draft, field), text: text('clash.mine') },
          ]}
          onChoose={(which) => setKept((before) => ({ ...before, [field]: which }))}
        />
      ))}
      <Failed failure={failure} />
      <Acts>
        <BusyButton
          tone="primary"
          busy={busy}
          busyLabel={text('act.sending')}
          disabled={!ready}
          onClick={() => onChosen(fields.filter((field) => kept[field] === 'theirs'))}
        >
          {text('clash.act')}
        </BusyButton>
        <Button onClick={onBack}>{text('clash.back')}</Button>
      </Acts>
    </Fields>
  );
}
