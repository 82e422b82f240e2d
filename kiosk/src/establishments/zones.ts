import { plainLetters } from '@comptoir/shared/plain-letters';
import { zoneWords } from './setting-words.ts';

/** More than these are not shown at once. */
const shown = 8;

/** Zones whose place or region has every word of the query, whatever its capitals and accents; `more` are not shown. */
export function findZones(
  zones: readonly string[],
  query: string,
): { zones: string[]; more: number } {
  const words = plain(query).split(' ').filter(Boolean);
  const found = zones.filter((zone) => {
    const name = plain(zoneWords(zone));
    return words.every((word) => name.includes(word));
  });
  const begins = (zone: string) => (plain(zoneWords(zone)).startsWith(words.join(' ')) ? 0 : 1);
  const sorted = found
    .map((zone) => [begins(zone), zone] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, zone]) => zone);
  return { zones: sorted.slice(0, shown), more: Math.max(0, sorted.length - shown) };
}

function plain(text: string): string {
  return plainLetters(text)
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Every zone that this browser knows, with the one that stands. */
export function knownZones(present: string): string[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.includes(present) ? zones : [present, ...zones];
}
