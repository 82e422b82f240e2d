import { SelectField } from '@comptoir/ui/text-field';
import { useMemo } from 'react';
import { useSpeech } from './language/language.tsx';

/** Zones of France, the mainland first; the others follow in the order of the alphabet. */
const near = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
];

/** The zone of this browser where it is known, Paris otherwise. */
export function ownZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === '' || timeZone === 'UTC' ? 'Europe/Paris' : timeZone;
}

export function ZoneField({ zone, onZone }: { zone: string; onZone: (zone: string) => void }) {
  const { text } = useSpeech();
  const others = useMemo(() => {
    const all = Intl.supportedValuesOf('timeZone').filter((one) => !near.includes(one));
    return all.includes(zone) || near.includes(zone) ? all : [zone, ...all];
  }, [zone]);
  const named = (one: string) => (
    <option key={one} value={one}>
      {one.replaceAll('_', ' ').replace('/', ' / ')}
    </option>
  );
  return (
    <SelectField
      label={text('field.zone')}
      hint={text('field.zone-hint')}
      value={zone}
      onChange={(event) => onZone(event.target.value)}
    >
      <optgroup label={text('field.zone-france')}>{near.map(named)}</optgroup>
      <optgroup label={text('field.zone-others')}>{others.map(named)}</optgroup>
    </SelectField>
  );
}
