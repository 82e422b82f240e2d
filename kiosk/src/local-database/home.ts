import { progressOf } from '@comptoir/shared/tasks/due';
import { businessDay } from '@comptoir/shared/time/business-day';
import { type Observable, heldBy } from '../platform/signal.ts';
import type { HomeView } from '../punches/view.ts';
import type { Tablet } from '../tablet.ts';
import { placeTables, readPlace } from './place.ts';
import { readDayTasks, taskTables } from './task-board.ts';
import { readTiles, tileTables } from './tiles.ts';
import { watch } from './watch.ts';

/**
 * The home: reads roster, presence, today's shifts and tasks, and the pending journal of whoever has one. Apart from what
 * `punches/store.ts` reads and writes: the first script has no need of that.
 */
export const watchHome = heldBy((tablet: Tablet): Observable<HomeView> => {
  const { database } = tablet;
  const tables = [...placeTables(database), ...tileTables(database), ...taskTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async (): Promise<HomeView> => {
      const now = tablet.clock.corrected();
      const place = await readPlace(database, tablet.identity());
      const day = businessDay(now, place.rule.zone, place.rule.cutOffHour);
      const [people, tasks] = await Promise.all([
        readTiles(database, place, now),
        readDayTasks(database, place, day, now),
      ]);
      const { name, rule, hideStatuses } = place;
      return {
        establishment: { name, zone: rule.zone, hideStatuses },
        ...{ day, people },
        tasks: progressOf(tasks.lists),
      };
    }),
  );
});
