import type { Language } from '@comptoir/shared/establishments/languages';
import { readPlace } from '../local-database/place.ts';
import { strictTransaction } from '../local-database/transaction.ts';
import { watch } from '../local-database/watch.ts';
import { type Observable, heldBy } from '../platform/signal.ts';
import type { Tablet } from '../tablet.ts';

/** The language of the screens: this tablet's choice, else the establishment's. */
export const watchLanguage = heldBy((tablet: Tablet): Observable<Language> => {
  const { database } = tablet;
  return watch(tablet, async () => {
    const device = tablet.device.get();
    if (device !== null) return (await readPlace(database, device)).language;
    return (await database.settings.get('settings'))?.language ?? 'fr';
  });
});

/** Null goes back to the establishment's language. */
export async function setLanguage(tablet: Tablet, language: Language | null): Promise<void> {
  const { settings } = tablet.database;
  await strictTransaction(tablet, [settings], async (_trx) => {
    await settings.put({ ...(await settings.get('settings')), key: 'settings', language });
  });
}
