import { lockedPeople } from '@comptoir/shared/access/lockout';
import type { Language } from '@comptoir/shared/establishments/languages';
import { readLockout } from '../local-database/lockout.ts';
import { readPlace } from '../local-database/place.ts';
import { readRoster, rosterTables } from '../local-database/roster.ts';
import type { HeadRow } from '../local-database/schema.ts';
import { strictTransaction } from '../local-database/transaction.ts';
import { watch } from '../local-database/watch.ts';
import { type Observable, heldBy } from '../platform/signal.ts';
import { readRefusals, readSync } from '../sync/store.ts';
import type { Tablet } from '../tablet.ts';
import type { DiagnosticsView } from './view.ts';

/** What somebody who helps from afar asks about first. `wakeLock`: as the screen that holds it says. */
export async function readDiagnostics(tablet: Tablet, wakeLock = false): Promise<DiagnosticsView> {
  const { database, platform } = tablet;
  const [sync, refusals, head, clock, persisted, estimate, lockout, employees] = await Promise.all([
    readSync(tablet),
    readRefusals(tablet),
    database.heads.get('head'),
    Promise.resolve(tablet.clock.reading()),
    platform.storage.persisted(),
    platform.storage.estimate(),
    readLockout(tablet),
    database.transaction('r', rosterTables(database), async () => readRoster(database)),
  ]);
  const names = new Map(employees.map((employee) => [employee.id, employee.name]));
  return {
    sync,
    app: platform.app,
    device: tablet.identity().device,
    epoch: (head as HeadRow).epoch,
    persisted,
    usage: estimate.usage,
    quota: estimate.quota,
    clockOffset: clock.offset,
    wakeLock,
    refusals,
    locked: lockedPeople(lockout.state).map(({ person, failures }) => {
      const name = names.get(person);
      return { person, given: name?.given ?? '', family: name?.family ?? '', failures };
    }),
  };
}

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
    await settings.put({ key: 'settings', language });
  });
}
