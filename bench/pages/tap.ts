import Dexie, { type EntityTable } from 'dexie';
import { browserPlatform } from '@comptoir/kiosk/platform/browser';
import { recordPunch } from '@comptoir/kiosk/punches/store';
import { type Tablet, openTablet } from '@comptoir/kiosk/tablet';
import type { PunchType } from '@comptoir/shared/punches/operations';
import { enrolWithoutServer, putRows } from './enrolled.ts';
import { offerDoors } from './offer-doors.ts';
import { cabled } from './offline.ts';
import { idOf, windowRows } from './window-rows.ts';

type Bare = Dexie & {
  punches: EntityTable<{ id: string; person: string; type: string; at: number }, 'id'>;
};

/** One table and strict durability: what a put costs when nothing else is asked. */
const bare = new Dexie('bare', {
  chromeTransactionDurability: 'strict',
  cache: 'disabled',
}) as Bare;
bare.version(1).stores({ punches: 'id' });

const acts: PunchType[] = ['in', 'break-start', 'break-end', 'out'];
let tablet: Tablet | null = null;
let people: string[] = [];
let rounds = 0;

const doors = {
  /** Opens an enrolled tablet with a roster, offline, and the bare database. */
  async prepare(count: number): Promise<void> {
    const { platform } = cabled(browserPlatform('bench'), 'tap');
    const { database } = await enrolWithoutServer(platform);
    const { employees, establishments, presence } = windowRows(count, Date.now());
    await putRows(database, { employees, establishments, presence });
    database.close();
    people = employees.map(({ id }) => id);
    tablet = await openTablet(platform);
    await bare.delete({ disableAutoOpen: false });
  },
  /** Everybody taps once, and beside each tap stands a bare put. @returns ms of each */
  async round(): Promise<{ ours: number[]; bare: number[] }> {
    if (tablet === null) throw new Error('prepare first');
    const type = acts[rounds % acts.length] ?? 'in';
    const times = { ours: [] as number[], bare: [] as number[] };
    for (const [at, person] of people.entries()) {
      const punch = async (open: Tablet) => {
        const start = performance.now();
        await recordPunch(open, { person, type, auth: 'pin', actor: person });
        times.ours.push(performance.now() - start);
      };
      const put = async () => {
        const row = { id: idOf(rounds, at), person, type, at: Date.now() };
        const start = performance.now();
        await bare.punches.put(row);
        times.bare.push(performance.now() - start);
      };
      // Who goes first changes, so that neither pays for what the other left behind.
      if (at % 2 === 0) {
        await punch(tablet);
        await put();
      } else {
        await put();
        await punch(tablet);
      }
    }
    rounds += 1;
    return times;
  },
};
export type TapDoors = typeof doors;
offerDoors(doors);
