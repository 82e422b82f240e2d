import { lockedPeople } from '@comptoir/shared/access/lockout';
import { readLockout } from '../local-database/lockout.ts';
import { readPlace } from '../local-database/place.ts';
import { readTogether } from '../local-database/reading.ts';
import { readRoster, rosterTables } from '../local-database/roster.ts';
import type { HeadRow } from '../local-database/schema.ts';
import { readRefusals, readSync } from '../sync/store.ts';
import type { Tablet } from '../tablet.ts';
import { unsignedReceipts } from '../unsigned-receipts.ts';
import type { DiagnosticsView } from './view.ts';

/** What somebody who helps from afar asks about first. `wakeLock`: as the screen that holds it says. */
export async function readDiagnostics(tablet: Tablet, wakeLock = false): Promise<DiagnosticsView> {
  const { database, platform } = tablet;
  const [sync, refusals, head, clock, persisted, estimate, lockout, employees, place] =
    await Promise.all([
      readSync(tablet),
      readRefusals(tablet),
      database.heads.get('head'),
      Promise.resolve(tablet.clock.reading()),
      platform.storage.persisted(),
      platform.storage.estimate(),
      readLockout(tablet),
      readTogether(database, rosterTables(database), () => readRoster(database)),
      readPlace(database, tablet.identity()),
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
    unsigned: unsignedReceipts(tablet),
    languages: place.languages,
    refusals,
    locked: lockedPeople(lockout.state).map(({ person, failures }) => {
      const name = names.get(person);
      return { person, given: name?.given ?? '', family: name?.family ?? '', failures };
    }),
  };
}
