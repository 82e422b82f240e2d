import { fingerprint } from '@comptoir/shared/devices/enrolment';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { type DeviceRecord, forkedDevices } from '../../directory/devices.ts';
import { lockHead } from '../../journal/head.ts';
import { enqueueMail } from '../../mail/commands.ts';
import { storedKey } from '../../platform/signature.ts';
import { personNameOf } from '../invitation/person-name.ts';
import { findHouse, findNames } from '../invitation/queries.ts';
import { findAdministrators } from './queries.ts';

type TellerDeps = Pick<Deps, 'db' | 'clock' | 'random' | 'log'>;

/**
 * Administrators hear of a tablet that exists twice, or went back to what it had been (spec DEVICE-25): one mail each for
 * a fork, until somebody has looked. A step of the mail queue: the tablet that pushes waits for nothing.
 *
 * @param address base of the links
 */
export function forkTeller(deps: TellerDeps, address: () => Promise<URL>): () => Promise<void> {
  const told = new Set<string>();
  return async () => {
    for (const device of await forkedDevices(deps.db)) {
      const fork = `fork/${device.id}/${String(device.given_up_at ?? 0)}`;
      if (told.has(fork)) continue;
      try {
        await tell(deps, { device, fork, base: await address() });
        told.add(fork);
      } catch (error) {
        // One that cannot be written does not hold the others back; it is tried again at the next look.
        deps.log.error({ err: error, device: device.id }, 'nobody could be told of a fork');
      }
    }
  };
}

async function tell(
  deps: TellerDeps,
  { device, fork, base }: { device: DeviceRecord; fork: string; base: URL },
): Promise<void> {
  const { organisation, establishment } = device;
  await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, organisation);
    const people = await findAdministrators(trx, organisation);
    const house = await findHouse(trx, organisation, establishment);
    const asked = people.map(({ person }) => person);
    const names = await findNames(trx, organisation, asked);
    for (const { person, address, language } of people) {
      await enqueueMail(trx, deps, {
        template: 'tablet-forked',
        data: {
          organisation: house.organisation,
          establishment: house.establishment,
          fingerprint: fingerprint(storedKey(device.sign_key), storedKey(device.wrap_key)),
          url: new URL('/portal/configuration/tablets', base).href,
        },
        to: { name: personNameOf(names.get(person)?.name).full, address },
        language: language ?? house.language,
        organisation,
        // One mail for each, however often the queue is looked at.
        dedupe: `${fork}/${person}`,
      });
    }
  });
}
