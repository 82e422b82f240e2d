import * as z from 'zod/mini';
import { nameOrder } from '@comptoir/shared/employees/name-order';
import { fingerprint, hashGrant } from '@comptoir/shared/devices/enrolment';
import { heldTables, readHeld } from '../local-database/held.ts';
import { firstLockout } from '../local-database/lockout.ts';
import { placeTables, readPlace, shownName } from '../local-database/place.ts';
import { readRoster, rosterTables } from '../local-database/roster.ts';
import { type DeviceRow, type HeadRow, startOfSync } from '../local-database/schema.ts';
import { strictTransaction } from '../local-database/transaction.ts';
import { watch } from '../local-database/watch.ts';
import type { Timers } from '../platform/ports.ts';
import type { Observable } from '../platform/signal.ts';
import { newId, putHead } from '../sync/journal.ts';
import { ask, post } from '../sync/requests.ts';
import type { Tablet } from '../tablet.ts';
import { type DeviceKeys, askForCode, makeKeys, openGrant, pollOnce } from './enrolment.ts';
import { readMachine, readinessOf } from './readiness.ts';
import type { AskedPerson, EnrolmentView, HeldView, ReadinessView } from './view.ts';

export function readiness(): ReadinessView {
  return readinessOf(readMachine(window));
}

/** Null until the tablet is enrolled. */
export function deviceOf(tablet: Tablet): DeviceRow | null {
  return tablet.device.get();
}

/** An enrolment under way. `done` resolves when it ended, whatever it came to. */
export type Enrolment = { stop(): void; done: Promise<EnrolmentView['state']> };

/** What was approved and could not be stored: the next attempt needs no other code, and no tablet is linked that nobody has. */
const approved = new WeakMap<Tablet, { keys: DeviceKeys; grant: string }>();

/**
 * Asks for a code, shows it, and waits for an administrator's approval (RFC 8628 in shape). Ends at `enrolled`,
 * `expired` or `unreachable`; ask again by calling again.
 *
 * @param asked called once with the code on the screen
 * @throws (by `done`) NotRecorded when the approved identity could not be stored
 */
export function enrol(
  tablet: Tablet,
  onChange: (view: EnrolmentView) => void,
  asked?: (userCode: string, stop: AbortSignal) => Promise<void>,
): Enrolment {
  const controller = new AbortController();
  const run = async (): Promise<EnrolmentView['state']> => {
    const tell = (view: EnrolmentView) => {
      if (!controller.signal.aborted) onChange(view);
      return view.state;
    };
    tell({ state: 'asking' });
    await tablet.platform.storage.persist();
    const kept = approved.get(tablet);
    if (kept !== undefined) {
      await become(tablet, kept.keys, kept.grant);
      return tell({ state: 'enrolled' });
    }
    const keys = await makeKeys(tablet.platform.crypto);
    const answer = await askForCode(tablet.platform, keys, controller.signal);
    if (!answer.ok) return tell({ state: 'unreachable' });
    const { userCode, deviceCode, expiresIn, interval } = answer.value;
    const expiresAt = tablet.platform.clock.wall() + expiresIn * 1_000;
    const mark = fingerprint(keys.public.signKey, keys.public.wrapKey);
    tell({ state: 'waiting', userCode, fingerprint: mark, expiresAt });
    await asked?.(userCode, controller.signal);
    // Where the question was answered on the way, there is nobody to wait for.
    const first = asked === undefined ? interval : 0;
    const grant = await waitForGrant(
      tablet,
      deviceCode,
      { first, interval, expiresIn },
      controller.signal,
    );
    if (grant === null) return tell({ state: 'expired' });
    approved.set(tablet, { keys, grant });
    await become(tablet, keys, grant);
    return tell({ state: 'enrolled' });
  };
  return { stop: () => controller.abort(), done: run() };
}

/** Whether this server offers a demonstration tablet. */
export async function demonstrationOffered(tablet: Tablet): Promise<boolean> {
  const options = { timeout: 15_000, stop: new AbortController().signal };
  const reply = await ask(
    tablet.platform,
    '/api/demo',
    { method: 'GET' },
    z.looseObject({}),
    options,
  );
  return reply.ok;
}

/** « Utiliser la tablette de démonstration »: the real enrolment, approved by the demonstration itself. */
export function enrolDemonstration(
  tablet: Tablet,
  onChange: (view: EnrolmentView) => void = () => undefined,
): Enrolment {
  return enrol(tablet, onChange, async (userCode, stop) => {
    const options = { timeout: 15_000, stop };
    const request = post({ userCode });
    await ask(tablet.platform, '/api/demo/approve', request, z.looseObject({}), options);
  });
}

/** What a tablet still holds, for the screen of a withdrawn one. */
export function watchHeld(tablet: Tablet): Observable<HeldView> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...heldTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const { languages, name } = await readPlace(database, tablet.identity());
      const { establishment } = tablet.identity();
      const row = await database.establishments.get(establishment);
      const organisation = row?.organisationName ?? '';
      return { languages, place: name, organisation, ...(await readHeld(database)) };
    }),
  );
}

/** Everybody on the roster, by name, for whoever has to be asked. */
export function watchPeople(tablet: Tablet): Observable<AskedPerson[]> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...rosterTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const { hideSurnames, language } = await readPlace(database, tablet.identity());
      const people = (await readRoster(database)).map((row): AskedPerson => {
        const { given, family, initials } = shownName(row, hideSurnames);
        const { id, colour, photo } = row;
        return { id, name: `${given} ${family}`.trim(), initials, colour, photo };
      });
      const order = nameOrder(language);
      return people.sort((a, b) => order(a.name, b.name));
    }),
  );
}

/** `unsent`: how many operations would be lost (S25). */
export type Forgetting = { ok: true } | { ok: false; unsent: number };

/**
 * Empties the tablet, so that it can be enrolled again. Refused while it holds an operation that the server has
 * neither applied nor quarantined and that stands in no exported file.
 */
export async function forgetDevice(tablet: Tablet): Promise<Forgetting> {
  const { database } = tablet;
  const done = await strictTransaction(
    tablet,
    database.tables,
    async (_trx): Promise<Forgetting> => {
      const { lost } = await readHeld(database);
      if (lost > 0) return { ok: false, unsent: lost };
      for (const table of database.tables) {
        if (table.name !== 'settings' && table.name !== 'heads' && table.name !== 'clock') {
          await table.clear();
        }
      }
      await database.heads.delete('head');
      const own = await database.settings.get('settings');
      // Who read what, and what a file holds, belonged to that store.
      if (own !== undefined)
        await database.settings.put({ key: 'settings', language: own.language });
      return { ok: true };
    },
  );
  if (!done.ok) return done;
  await tablet.sync.stop();
  // On purpose: nothing is missing.
  tablet.platform.storage.marker.write(null);
  tablet.device.set(null);
  return done;
}

/** Polls after `first` seconds, and then as often as the server allows, until there is a grant; null when the code expired or somebody stopped. */
async function waitForGrant(
  tablet: Tablet,
  deviceCode: string,
  { first, interval, expiresIn }: { first: number; interval: number; expiresIn: number },
  stop: AbortSignal,
): Promise<string | null> {
  const { platform } = tablet;
  const end = platform.clock.monotonic() + expiresIn * 1_000;
  let pause = first;
  while (!stop.aborted && platform.clock.monotonic() < end) {
    await sleep(platform.timers, pause * 1_000, stop);
    pause = Math.max(pause, interval);
    if (stop.aborted) return null;
    const reply = await pollOnce(platform, deviceCode, stop);
    // A network that is away for a moment does not end the wait: the code still stands.
    if (!reply.ok) continue;
    if (reply.value.status === 'approved') return reply.value.grant;
    if (reply.value.status === 'expired') return null;
    if (reply.value.status === 'slow-down') pause = Math.max(pause + 5, reply.value.interval);
  }
  return null;
}

function sleep(timers: Timers, ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = timers.after(ms, resolve);
    stop.addEventListener(
      'abort',
      () => {
        cancel();
        resolve();
      },
      { once: true },
    );
  });
}

/** Identity, first epoch and lock-out document begin in one transaction. */
async function become(tablet: Tablet, keys: DeviceKeys, grant: string): Promise<void> {
  const { database, platform } = tablet;
  const device = await openGrant(platform, keys, grant);
  const lockout = await firstLockout(platform.crypto, device);
  const head: HeadRow = {
    key: 'head',
    epoch: newId(tablet),
    seq: 0,
    hash: hashGrant(grant),
    acknowledged: 0,
    receipt: null,
    cited: null,
  };
  await strictTransaction(
    tablet,
    [database.device, database.lockout, database.sync],
    async (trx) => {
      await database.device.put(device);
      await putHead(trx, database, head);
      await database.lockout.put(lockout);
      await database.sync.put(startOfSync);
    },
  );
  approved.delete(tablet);
  tablet.device.set(device);
}
