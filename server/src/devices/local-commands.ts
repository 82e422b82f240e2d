import { fingerprint } from '@comptoir/shared/devices/enrolment';
import { snapshot } from '../database/snapshot.ts';
import type { Deps } from '../deps.ts';
import { allDevices } from '../directory/devices.ts';
import { importJournal } from '../sync/import/import-journal.ts';
import { makeApprovals } from './approval.ts';
import type { Command, CommandAnswer, CommandRefusal } from './command-messages.ts';
import { knownEstablishments } from './queries.ts';
import {
  type ChangeDevice,
  clearDevice,
  loseDevice,
  retireDevice,
  revokeDevice,
} from './revocation.ts';
import { storedKey } from '../platform/signature.ts';

/** What the local commands do, on the running server. */
export function makeCommands(deps: Deps): (command: Command) => Promise<CommandAnswer> {
  const approvals = makeApprovals(deps);
  const approver = 'command';
  return async (command) => {
    switch (command.command) {
      case 'inspect': {
        const found = await approvals.inspect({ approver, ...command });
        if (!found.ok) return withChoice(deps, found.refusal);
        const { enrolment, establishment } = found.value;
        return {
          ok: true,
          request: {
            establishment: establishment.name,
            fingerprint: enrolment.fingerprint,
            address: enrolment.address,
            age: deps.clock.now() - enrolment.created_at,
          },
        };
      }
      case 'approve': {
        const approved = await approvals.approve({ approver, ...command });
        if (!approved.ok) return approved;
        const { device, establishment } = approved.value;
        return { ok: true, device, establishment: establishment.name };
      }
      case 'list':
        return { ok: true, devices: await listDevices(deps) };
      case 'retire':
        return changed(command.device, await retireDevice(deps, command.device));
      case 'lose':
        return changed(command.device, await loseDevice(deps, command.device));
      case 'revoke':
        return changed(command.device, await revokeDevice(deps, command.device));
      case 'clear':
        return changed(command.device, await clearDevice(deps, command.device));
      case 'import-journal': {
        const imported = await importJournal(deps, command.file);
        return imported.ok ? { ok: true, imported: imported.value } : imported;
      }
      case 'snapshot':
        await snapshot(deps.db, command.to);
        return { ok: true, copy: command.to };
      case 'backup':
        return backedUp(deps, command.to);
    }
  };
}

/** Whoever may read the server's folder may do everything: what is left to refuse is the tablet's own state. */
function changed(device: string, done: Awaited<ReturnType<ChangeDevice>>): CommandAnswer {
  if (done.ok) return { ok: true, device };
  return { ok: false, refusal: done.refusal === 'not-found' ? 'not-found' : 'wrong-state' };
}

async function backedUp({ backups }: Deps, to: string | null): Promise<CommandAnswer> {
  if (!backups) return { ok: false, refusal: 'internal' };
  try {
    const { folder, manifest } = await backups.take(to);
    const bytes = manifest.files.reduce((sum, { size }) => sum + size, 0);
    return { ok: true, backup: { folder, bytes } };
  } catch (cause) {
    // A full disk is no fault of the server: whoever asked is told, as the log is.
    const why = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, refusal: 'not-backed-up', why };
  }
}

/** Somebody who must choose is told from what. */
async function withChoice(deps: Deps, refusal: CommandRefusal): Promise<CommandAnswer> {
  if (refusal !== 'which-establishment') return { ok: false, refusal };
  const known = await knownEstablishments(deps.db);
  const establishments = known.map(({ establishment: id, name }) => ({ id, name }));
  return { ok: false, refusal, establishments };
}

async function listDevices(deps: Deps) {
  const establishments = await knownEstablishments(deps.db);
  const nameOf = new Map(establishments.map((one) => [one.establishment, one.name]));
  const devices = await allDevices(deps.db);
  return devices.map((device) => ({
    id: device.id,
    establishment: nameOf.get(device.establishment) ?? device.establishment,
    status: device.status,
    forked: device.forked === 1,
    fingerprint: fingerprint(storedKey(device.sign_key), storedKey(device.wrap_key)),
    lastSeenAt: device.last_seen_at,
    pending: device.pending_count,
  }));
}
