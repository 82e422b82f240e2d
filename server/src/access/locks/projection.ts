import { waitAfter } from '@comptoir/shared/access/lockout-schedule';
import { type DeviceOperation, isDeviceOperation } from '@comptoir/shared/journal/operation';
import { correctedTime } from '@comptoir/shared/time/corrected';
import type { Accepted, Batch } from '../../journal/batch.ts';
import { findRoster } from '../../journal/roster.ts';
import { removeLocks, writeLock } from './commands.ts';
import { findLatestPin, findPredecessors } from './queries.ts';

/** Who is locked out and where, for the tablet that may take that one's place (spec PIN-19). */
export async function projectLock(
  batch: Batch,
  { operation, position, after }: Accepted<'auth.fail' | 'auth.unlock'>,
): Promise<void> {
  // Only a tablet has a pad, and a manager who stands before it.
  if (!isDeviceOperation(operation)) return;
  const { trx, organisation, receivedAt } = batch;
  const { person } = operation.body;
  if (operation.kind === 'auth.unlock') {
    const devices = await findPredecessors(trx, organisation, operation.device);
    await removeLocks(batch, { person, devices, position });
    return;
  }
  const { purpose, failures, locked } = operation.body;
  if (!locked && waitAfter(purpose, failures) !== null) return;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry || entry.archived || (await isForgiven(batch, operation, after))) return;
  const { at } = correctedTime(operation.clock, { after, before: receivedAt });
  const { device, establishment } = operation;
  await writeLock(batch, { person, device, purpose, failures, at }, { establishment, position });
}

/**
 * Whether the person has had another PIN since, of which the tablet had not heard when it locked them: it frees them when
 * it does (PIN-13). `after`: when it had last heard of the server.
 */
async function isForgiven(
  { trx, organisation }: Batch,
  { body, device }: Extract<DeviceOperation, { kind: 'auth.fail' }>,
  after: number | null,
): Promise<boolean> {
  const pin = await findLatestPin(trx, organisation, body.person);
  if (!pin || pin.device === device) return false;
  return after === null || after < pin.at;
}

/** Another PIN, or leaving, ends every lock of a person (spec PIN-13). */
export async function freePerson(
  batch: Batch,
  of: { person: string; position: number },
): Promise<void> {
  await removeLocks(batch, of);
}
