import { Field } from '@comptoir/ui/field';
import { useMemo, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './setting-dialog.module.css';
import { zoneWords } from './setting-words.ts';
import { findZones, knownZones } from './zones.ts';

/** Every zone that this browser knows, found by the name of a city. */
export function ZoneList({
  present,
  chosen,
  onChoose,
}: {
  present: string;
  chosen: string;
  onChoose: (zone: string) => void;
}) {
  const { text } = useSpeech();
  const [query, setQuery] = useState('');
  const all = useMemo(() => knownZones(present), [present]);
  const { zones, more } = findZones(all, query);
  // Before a search: the one that stands, and its neighbours.
  const near = all.filter((one) => one !== chosen && one.split('/')[0] === chosen.split('/')[0]);
  const shown = query.trim() === '' ? [chosen, ...near] : zones;
  return (
    <div className={styles.zones}>
      <Field
        label={text('establishment.zone-search')}
        quiet
        icon="search"
        type="search"
        placeholder={text('establishment.zone-search')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          const [only, ...others] = zones;
          if (event.key !== 'Enter') return;
          // Enter chooses here; saving is another press.
          event.preventDefault();
          if (only !== undefined && others.length === 0) onChoose(only);
        }}
      />
      <ul className={styles.found} aria-label={text('establishment.zone')}>
        {shown.slice(0, 8).map((zone) => (
          <li key={zone}>
            <button
              type="button"
              className={styles.zone}
              aria-pressed={zone === chosen}
              onClick={() => onChoose(zone)}
            >
              {zoneWords(zone)}
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.more} role="status">
        {zones.length === 0
          ? text('establishment.zone-none')
          : more > 0
            ? text('establishment.zone-more', { count: more })
            : ''}
      </p>
    </div>
  );
}
