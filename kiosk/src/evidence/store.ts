import { comparePunches } from '@comptoir/shared/punches/punch';
import { businessDay, dayBounds } from '@comptoir/shared/time/business-day';
import { attachedPunches, punchesOf } from '../local-database/overlay.ts';
import { placeTables, readPlace } from '../local-database/place.ts';
import { watch } from '../local-database/watch.ts';
import type { Observable } from '../platform/signal.ts';
import type { Tablet } from '../tablet.ts';
import type { ReceiptsView } from './view.ts';

/** Somebody's punches of today, the latest first, each with where its receipt can be had (EVID-33). */
export function watchReceipts(tablet: Tablet, person: string): Observable<ReceiptsView> {
  const { database } = tablet;
  const tables = [...placeTables(database), database.punches];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const { device } = tablet.identity();
      const { rule } = await readPlace(database, tablet.identity());
      const day = businessDay(tablet.clock.corrected(), rule.zone, rule.cutOffHour);
      const attached = await attachedPunches(database, rule);
      const { start: from } = dayBounds(day, rule.zone, rule.cutOffHour);
      const punches = await punchesOf(database, { person, from, attached }, rule);
      const ids = punches.map(({ id }) => id);
      const held = new Set(
        (await database.journal.where('id').anyOf(ids).toArray()).map((row) => row.id),
      );
      return {
        zone: rule.zone,
        lines: punches
          .sort((a, b) => comparePunches(b, a))
          .map((punch) => ({
            punch: punch.id,
            type: punch.type,
            at: punch.at,
            declared: punch.declared,
            cancelled: punch.cancelledBy !== null,
            from: held.has(punch.id) ? 'held' : punch.device === device ? 'gone' : 'elsewhere',
          })),
      };
    }),
  );
}
