import bcrypt from 'bcryptjs';
import { base64urlnopad } from '@scure/base';
import { checkPin, padOf } from '@comptoir/kiosk/access/store';
import { pinKeyOf } from '@comptoir/kiosk/local-database/withdrawal';
import { browserPlatform } from '@comptoir/kiosk/platform/browser';
import { type Tablet, openTablet } from '@comptoir/kiosk/tablet';
import { pinTagInput } from '@comptoir/shared/access/pin';
import { enrolWithoutServer, putRows } from './enrolled.ts';
import { offerDoors } from './offer-doors.ts';
import { cabled } from './offline.ts';
import { windowRows } from './window-rows.ts';

const cost = 10;
const pinOf = (number: number) => String(480_213 + number * 7_919);

let tablet: Tablet | null = null;
let people: { person: string; pin: string; salt: string }[] = [];

const doors = {
  /** Opens an enrolled tablet whose people have PINs, offline. */
  async prepare(count: number): Promise<void> {
    const { platform } = cabled(browserPlatform('bench'), 'pin');
    const { database, device } = await enrolWithoutServer(platform);
    const { employees, establishments } = windowRows(count, Date.now());
    const pins = await Promise.all(
      employees.map(async ({ id: person }, number) => {
        const salt = await bcrypt.genSalt(cost);
        const made = await bcrypt.hash(pinOf(number), salt);
        const { organisation } = device;
        const input = pinTagInput({ organisation, person, version: 1, bcrypt: made });
        const tag = await crypto.subtle.sign(
          'HMAC',
          pinKeyOf(device),
          new TextEncoder().encode(input),
        );
        return {
          key: person,
          person,
          version: 1,
          length: 6,
          salt: made.slice(0, 29),
          tag: base64urlnopad.encode(new Uint8Array(tag)),
        };
      }),
    );
    await putRows(database, { employees, establishments, pins });
    database.close();
    people = pins.map(({ person, salt }, number) => ({ person, salt, pin: pinOf(number) }));
    tablet = await openTablet(platform);
  },
  /** Everybody types their PIN, and beside each stands one bcrypt in the same worker. @returns ms of each */
  async round(): Promise<{ ours: number[]; bare: number[] }> {
    if (tablet === null) throw new Error('prepare first');
    const times = { ours: [] as number[], bare: [] as number[] };
    for (const [at, { person, pin, salt }] of people.entries()) {
      const unlock = async (open: Tablet) => {
        await padOf(open, person, 'punch');
        const start = performance.now();
        const result = await checkPin(open, { person, pin, purpose: 'punch' });
        times.ours.push(performance.now() - start);
        if (!result.ok) throw new Error(`a right PIN was refused: ${result.reason}`);
      };
      const hash = async (open: Tablet) => {
        const start = performance.now();
        await open.platform.hashPin(pin, salt);
        times.bare.push(performance.now() - start);
      };
      const order = at % 2 === 0 ? [unlock, hash] : [hash, unlock];
      for (const act of order) await act(tablet);
    }
    return times;
  },
};
export type PinDoors = typeof doors;
offerDoors(doors);
