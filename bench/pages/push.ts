import { enrolDemonstration } from '@comptoir/kiosk/devices/store';
import { browserPlatform } from '@comptoir/kiosk/platform/browser';
import { append, newId } from '@comptoir/kiosk/sync/journal';
import { type Tablet, openTablet } from '@comptoir/kiosk/tablet';
import { offerDoors } from './offer-doors.ts';
import { type Cable, cabled } from './offline.ts';
import { punchPlan } from './punch-plan.ts';

type Own = { tablet: Tablet; cable: Cable };
const own = new Map<string, Own>();
const batch = 500;

const doors = {
  /** Enrols a tablet by the real protocol and leaves it without network. `synced`: once it knows its store. */
  async enrol(name: string, synced: boolean): Promise<void> {
    const cable = cabled(browserPlatform('bench'), name);
    // Fresh means fresh: one that is not to know its store yet is enrolled and hears nothing more.
    cable.plug((path) => synced || !/^\/api\/(?:sync|devices\/(?:nonce|session))/.test(path));
    const tablet = await openTablet(cable.platform);
    const ended = await enrolDemonstration(tablet).done;
    if (ended !== 'enrolled') throw new Error(`the enrolment ended ${ended}`);
    if (synced) {
      await until(() => tablet.sync.state().link === 'reached' && resting(tablet));
    }
    cable.pull();
    own.set(name, { tablet, cable });
  },
  /** Writes what the store punched in weeks without network. */
  async write(name: string, count: number): Promise<void> {
    const { tablet } = ownOf(name);
    const people = await tablet.database.employees.toCollection().primaryKeys();
    const plan = punchPlan(people, count, Date.now());
    for (let from = 0; from < plan.length; from += batch) {
      const drafts = plan.slice(from, from + batch).map(({ person, type, at }) => ({
        id: newId(tablet),
        kind: 'punch.record' as const,
        body: { person, type, nameText: null },
        actor: person,
        auth: 'pin' as const,
        clock: { ...tablet.clock.reading(), wall: at },
        person,
      }));
      await append(tablet, drafts);
      tablet.sync.wrote(drafts.length);
    }
  },
  /** Plugs the network in. @returns ms until the server has acknowledged everything and that is stored here */
  async push(name: string): Promise<number> {
    const { tablet, cable } = ownOf(name);
    const start = performance.now();
    cable.plug();
    // The engine hears of an answer once it is stored; asking it touches no database.
    await until(() => tablet.sync.state().pending === 0 && resting(tablet));
    const took = performance.now() - start;
    await close(name);
    return took;
  },
  /** Plugs a fresh tablet in. @returns ms until it holds `count` punches and has nothing more to fetch */
  async pull(name: string, count: number): Promise<number> {
    const { tablet, cable } = ownOf(name);
    const start = performance.now();
    cable.plug();
    await until(() => tablet.sync.state().link === 'reached' && resting(tablet));
    const took = performance.now() - start;
    const held = await tablet.database.punches.count();
    if (held !== count) throw new Error(`the fresh tablet holds ${held} punches`);
    await close(name);
    return took;
  },
};
export type PushDoors = typeof doors;
offerDoors(doors);

function ownOf(name: string): Own {
  const found = own.get(name);
  if (found === undefined) throw new Error(`${name} is not enrolled here`);
  return found;
}

async function close(name: string): Promise<void> {
  const { tablet } = ownOf(name);
  await tablet.close();
  await tablet.database.delete();
  own.delete(name);
}

/** Nothing is under way and nothing is left to fetch. */
function resting(tablet: Tablet): boolean {
  const { flight, wanted } = tablet.sync.state();
  return flight === null && !wanted;
}

/** Asks again after each short pause: cheap beside what it waits for. */
async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await new Promise((resolve) => setTimeout(resolve, 5));
}
