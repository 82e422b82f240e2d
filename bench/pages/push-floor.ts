import { fillOutbox, openOutbox, pullAll, pushAll } from '../floor/outbox.ts';
import { offerDoors } from './offer-doors.ts';
import { idOf } from './window-rows.ts';

const doors = {
  /** Writes `count` punches that wait. */
  async fill(name: string, count: number): Promise<void> {
    const database = openOutbox(name);
    const now = Date.now();
    await fillOutbox(
      database,
      Array.from({ length: count }, (_, at) => ({
        id: crypto.randomUUID(),
        person: idOf(2, at % 100),
        type: at % 2 === 0 ? 'in' : 'out',
        at: now - (count - at) * 60_000,
        zone: 'Europe/Paris',
      })),
    );
    database.close();
  },
  /** @returns ms until the server and this page hold them for good */
  async push(name: string): Promise<number> {
    const database = openOutbox(name);
    await database.open();
    const start = performance.now();
    await pushAll(database);
    const took = performance.now() - start;
    await database.delete();
    return took;
  },
  /** @returns ms until a fresh client holds everything, and how many that was */
  async pull(name: string): Promise<{ took: number; held: number }> {
    const database = openOutbox(name);
    await database.open();
    const start = performance.now();
    const held = await pullAll(database);
    const took = performance.now() - start;
    await database.delete();
    return { took, held };
  },
};
export type PushFloorDoors = typeof doors;
offerDoors(doors);
