import type { AnnouncementsAnswer } from '@comptoir/shared/announcements/portal';
import { SelectField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import { Pair } from '../page.tsx';
import type { Draft } from './draft.ts';

/** Where it is said, and to whom there. Where it is said is for good: readers and receipts follow from it. */
export function AudienceFields({
  answer: { places, everywhere },
  draft,
  fixed,
  onChange,
}: {
  answer: AnnouncementsAnswer;
  draft: Draft;
  fixed: boolean;
  onChange: (next: Partial<Draft>) => void;
}) {
  const { text } = useSpeech();
  const place = places.find(({ id }) => id === draft.place);
  const people = place?.people ?? everybody(places);
  const choosesPlace = places.length > 1;
  return (
    <Pair>
      {choosesPlace ? (
        <SelectField
          label={text('announce.place')}
          value={draft.place}
          disabled={fixed}
          onChange={(event) => onChange({ place: event.target.value, to: 'all' })}
        >
          {everywhere ? <option value="">{text('announce.everywhere')}</option> : null}
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <SelectField
        label={text('announce.to')}
        value={draft.to}
        onChange={(event) => onChange({ to: event.target.value })}
      >
        <option value="all">{text('announce.all')}</option>
        {place === undefined || place.teams.length === 0 ? null : (
          <optgroup label={text('announce.teams')}>
            {place.teams.map(({ id, name }) => (
              <option key={id} value={`team/${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={text('announce.people')}>
          {people.map(({ id, name }) => (
            <option key={id} value={`person/${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
      </SelectField>
    </Pair>
  );
}

/** Whoever works in several stores stands in the list once. */
function everybody(places: AnnouncementsAnswer['places']): { id: string; name: string }[] {
  const people = new Map(places.flatMap((place) => place.people).map((one) => [one.id, one]));
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}
