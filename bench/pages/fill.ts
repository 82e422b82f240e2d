import { packStatements } from '@comptoir/kiosk/local-database/packing';
import { browserPlatform } from '@comptoir/kiosk/platform/browser';
import { enrolWithoutServer, putRows } from './enrolled.ts';
import { offerDoors } from './offer-doors.ts';
import { windowRows } from './window-rows.ts';

const doors = {
  /** Makes this origin's tablet one of a store that has been working for more than a year. @returns rows written */
  async fill(people: number): Promise<number> {
    const { database } = await enrolWithoutServer(browserPlatform('bench'));
    const rows = windowRows(people, Date.now());
    // As a sync stores them.
    const { rooms } = await packStatements({
      rooms: [{ room: 'statements', put: rows.statements, remove: [] }],
      unreadable: 0,
    });
    const count = await putRows(database, { ...rows, statements: rooms[0]?.put ?? [] });
    database.close();
    return count;
  },
};
export type FillDoors = typeof doors;
offerDoors(doors);
