import { lockedPeople } from '@comptoir/shared/access/lockout';
import { isLeaseOver } from '../local-database/lease.ts';
import { readLockout } from '../local-database/lockout.ts';
import { readPlace } from '../local-database/place.ts';
import { readTogether } from '../local-database/reading.ts';
import { readRoster, rosterTables } from '../local-database/roster.ts';
import type { HeadRow } from '../local-database/schema.ts';
import { spaceOf } from '../platform/space.ts';
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
  const end = head as HeadRow;
  const names = new Map(employees.map((employee) => [employee.id, employee.name]));
  return {
    sync,
    leaseOver: await isLeaseOver(tablet),
    app: platform.app,
    device: tablet.identity().device,
    epoch: end.epoch,
    persisted,
    usage: estimate.usage,
    quota: estimate.quota,
    space: spaceOf(estimate),
    unsaved: await countUnsaved(tablet, end),
    clockOffset: clock.offset,
    clockJumped: clock.jumped,
    continued: end.continued ?? null,
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

/** More than this nobody counts. */
const mostCounted = 500;

/** Positions rise along an epoch: from its end back to the first that the backup holds. */
async function countUnsaved(
  { database }: Tablet,
  { epoch, acknowledged }: HeadRow,
): Promise<DiagnosticsView['unsaved']> {
  const safe = (await database.sync.get('sync'))?.safe ?? null;
  if (safe === null) return null;
  const newest = await database.journal
    .where('[epoch+seq]')
    .between([epoch, 1], [epoch, acknowledged], true, true)
    .reverse()
    .limit(mostCounted)
    .toArray();
  const count = newest.filter(({ position }) => (position ?? 0) > safe).length;
  return { count, most: count === mostCounted };
}

/** Asks the browser once more to keep what the tablet holds: after an installation it may say yes. */
export async function askForPersistence({ platform }: Tablet): Promise<void> {
  if ((await platform.storage.persisted()) !== true) await platform.storage.persist();
}
