import { isDeepStrictEqual } from 'node:util';
import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import type { Body } from '@comptoir/shared/journal/kinds';

export type Changes = Body<'establishment.edit'>['changes'];

/** What an edit can change of an establishment: its texts by their hashes, and its settings. */
export type Standing = {
  nameText: string;
  contactText: string | null;
  settings: EstablishmentSettings;
};

/** @returns the establishment after an edit; null where a field is not as its author saw it */
export function settle(standing: Standing, changes: Changes): Standing | null {
  const { settings, ...texts } = standing;
  const current: Record<string, unknown> = { ...settings, ...texts };
  const given = Object.entries(changes) as [string, { from: unknown; to: unknown }][];
  if (given.some(([field, { from }]) => !isDeepStrictEqual(from, current[field]))) return null;
  const { nameText, contactText } = changes;
  const changed = given
    .filter(([field]) => field in settings)
    .map(([field, { to }]) => [field, to]);
  return {
    nameText: nameText ? nameText.to : standing.nameText,
    contactText: contactText ? contactText.to : standing.contactText,
    settings: { ...settings, ...(Object.fromEntries(changed) as Partial<EstablishmentSettings>) },
  };
}
