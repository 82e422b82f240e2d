import { base64urlnopad } from '@scure/base';
import {
  type Block,
  beginAttempt,
  blockedFor,
  succeed,
  unlock,
  unlockDevice,
} from '@comptoir/shared/access/lockout';
import { waitAfter } from '@comptoir/shared/access/lockout-schedule';
import type { PinPurpose } from '@comptoir/shared/access/operations';
import {
  defaultPinLength,
  managerPinLength,
  parsePin,
  pinTagInput,
} from '@comptoir/shared/access/pin';
import type { Body } from '@comptoir/shared/journal/kinds';
import type { PinRow } from '@comptoir/shared/sync/rows';
import { pinKeyOf } from '../local-database/withdrawal.ts';
import {
  lockoutLock,
  readLockout,
  settleLockout,
  takeOverLocks,
  writeLockout,
} from '../local-database/lockout.ts';
import { pinOf, pinTables } from '../local-database/pins.ts';
import { readTogether } from '../local-database/reading.ts';
import { personOf, rosterTables } from '../local-database/roster.ts';
import { alone } from '../platform/lock.ts';
import { append, newId } from '../sync/journal.ts';
import type { Tablet } from '../tablet.ts';
import type { PadView, PinResult } from './view.ts';

type PinInput = { person: string; pin: string; purpose: PinPurpose };

/** What the pad looks like before anything is typed. */
export async function padOf(tablet: Tablet, person: string, purpose: PinPurpose): Promise<PadView> {
  tablet.platform.preparePin?.();
  // Locks to take over are usually none; a page that was killed between the feed and this finds them here.
  const [row] = await Promise.all([readPin(tablet, person), takeOverLocks(tablet)]);
  const length = row?.length ?? defaultPinLength;
  if (!row) return { length, blocked: { ok: false, reason: 'no-pin' } };
  const closed = purpose === 'settings' ? await settingsClosed(tablet, row) : null;
  if (closed !== null) return { length, blocked: { ok: false, reason: closed } };
  const { state } = await readLockout(tablet);
  const block = blockedFor(state, person, purpose, tablet.clock.appTime());
  return { length, blocked: block && resultOf(block) };
}

/**
 * Checks a PIN (DESIGN §7). The try is counted as a failure and committed before the PIN is looked at, so a page
 * killed meanwhile has failed (T05); all pages of the tablet take turns (T06).
 *
 * @throws NotRecorded when the try could not be counted: nothing was checked
 */
export async function checkPin(tablet: Tablet, input: PinInput): Promise<PinResult> {
  const typed = parsePin(input.pin);
  if (!typed.ok) return { ok: false, reason: 'malformed' };
  const { person, purpose } = input;
  const row = await readPin(tablet, person);
  if (!row) return { ok: false, reason: 'no-pin' };
  const closed = purpose === 'settings' ? await settingsClosed(tablet, row) : null;
  if (closed !== null) return { ok: false, reason: closed };
  return await alone(tablet, lockoutLock, async () => {
    const state = await settleLockout(tablet);
    const attempt = beginAttempt(state, person, purpose, tablet.clock.appTime());
    if (!attempt.allowed) return resultOf(attempt.block);
    await writeLockout(tablet, attempt.state);
    const right = await matches(tablet, row, typed.value);
    const allowed = purpose !== 'settings' || (await isManager(tablet, row));
    if (right && allowed) {
      await writeLockout(tablet, succeed(attempt.state, person, purpose));
      return row.change ? { ok: true, change: true } : { ok: true };
    }
    const block = blockedFor(attempt.state, person, purpose, tablet.clock.appTime());
    const { failures } = attempt;
    await recordFailure(tablet, { person, purpose, failures }, block?.reason === 'locked');
    // T14: whoever may not open the settings learns nothing about their PIN there.
    if (!allowed) return { ok: false, reason: 'not-allowed' };
    if (block && 'wait' in block) return { ok: false, reason: 'wrong', wait: block.wait };
    if (block) return resultOf(block);
    return { ok: false, reason: 'wrong', wait: waitAfter(purpose, attempt.failures) ?? 0 };
  });
}

/**
 * A manager frees somebody who is locked. A tablet that is locked as a whole opens with it.
 *
 * @throws NotRecorded when nothing is stored
 */
export async function unlockPerson(tablet: Tablet, person: string, manager: string): Promise<void> {
  await alone(tablet, lockoutLock, async () => {
    const state = await settleLockout(tablet);
    await writeLockout(tablet, unlockDevice(unlock(state, person)), [
      {
        id: newId(tablet),
        kind: 'auth.unlock',
        body: { person },
        actor: manager,
        auth: 'manager',
        clock: tablet.clock.reading(),
      },
    ]);
  });
  tablet.sync.wrote();
}

/** A manager came in: the journal says so. */
export async function recordSettingsOpened(tablet: Tablet, manager: string): Promise<void> {
  await append(tablet, [
    {
      id: newId(tablet),
      kind: 'auth.settings',
      body: {},
      actor: manager,
      auth: 'pin',
      clock: tablet.clock.reading(),
    },
  ]);
  tablet.sync.wrote();
}

async function recordFailure(
  tablet: Tablet,
  failed: Omit<Body<'auth.fail'>, 'locked'>,
  locked: boolean,
): Promise<void> {
  await append(tablet, [
    {
      id: newId(tablet),
      kind: 'auth.fail',
      body: locked ? { ...failed, locked } : failed,
      actor: null,
      auth: 'none',
      clock: tablet.clock.reading(),
    },
  ]);
  tablet.sync.wrote();
}

/** bcrypt in a worker, then the HMAC by K_device: a verifier of another person or version never fits (T12, T13). */
async function matches(tablet: Tablet, row: PinRow, pin: string): Promise<boolean> {
  const bcrypt = await tablet.platform.hashPin(pin, row.salt);
  const identity = tablet.identity();
  const { organisation } = identity;
  const { person, version } = row;
  return await tablet.platform.crypto.subtle.verify(
    'HMAC',
    pinKeyOf(identity),
    new Uint8Array(base64urlnopad.decode(row.tag)),
    new TextEncoder().encode(pinTagInput({ organisation, person, version, bcrypt })),
  );
}

/** What keeps the settings closed whatever is typed, and is said before anything is. */
async function settingsClosed(tablet: Tablet, pin: PinRow): Promise<'short-pin' | null> {
  const short = pin.length !== managerPinLength && (await isManager(tablet, pin));
  return short ? 'short-pin' : null;
}

/** Who became a manager on this tablet is one at once. */
async function isManager({ database }: Tablet, pin: PinRow): Promise<boolean> {
  const employee = await readTogether(database, rosterTables(database), () =>
    personOf(database, pin.person),
  );
  return employee?.role === 'manager';
}

async function readPin({ database }: Tablet, person: string): Promise<PinRow | null> {
  return await readTogether(database, pinTables(database), () => pinOf(database, person));
}

function resultOf(block: Block): PinResult {
  return 'wait' in block
    ? { ok: false, reason: block.reason, wait: block.wait }
    : { ok: false, reason: block.reason };
}
