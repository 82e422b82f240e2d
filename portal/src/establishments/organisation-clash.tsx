import { Clash } from '@comptoir/ui/clash';
import { useSpeech } from '../language/language.tsx';
import type { FieldName, Organisation } from './organisation-draft.ts';

/** Both values of the first field about which two people disagree. */
export function OrganisationClash({
  now,
  draft,
  field,
  busy,
  onChoose,
}: {
  now: Organisation;
  draft: Organisation;
  field: FieldName;
  busy: boolean;
  onChoose: (side: 'theirs' | 'mine') => void;
}) {
  const { text } = useSpeech();
  const shown = (of: Organisation): string => {
    switch (field) {
      case 'name':
        return of.name;
      case 'secondFactorGrace':
        return of.secondFactorGrace === null
          ? text('house.grace-never')
          : text('house.grace-days', { count: of.secondFactorGrace });
      case 'passphrases':
        return text(of.passphrases ? 'house.passphrases-on' : 'house.passphrases-off');
      case 'logo':
        return text(of.logo === null ? 'house.logo-none' : 'house.logo-some');
      case 'invitationFr':
      case 'invitationEn': {
        const written = of[field];
        return written === null
          ? text('house.standard')
          : `${written.subject} · ${written.text.slice(0, 200)}`;
      }
    }
  };
  return (
    <Clash
      title={text('house.clash', { field: text(`house.field-${field}`) })}
      busy={busy}
      sides={[
        {
          who: text('clash.theirs'),
          value: shown(now),
          keep: text('house.keep-theirs'),
          onKeep: () => onChoose('theirs'),
        },
        {
          who: text('clash.mine'),
          value: shown(draft),
          keep: text('house.keep-mine'),
          onKeep: () => onChoose('mine'),
        },
      ]}
    />
  );
}
