import type { SettleRequest } from '@comptoir/shared/devices/portal';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Body } from '@comptoir/shared/journal/kinds';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Deps } from '../../deps.ts';
import type { DeviceRecord } from '../../directory/devices.ts';
import { type EstablishmentScope, mintOrganisationScope, portalSource } from '../../http/scopes.ts';
import { appendServer } from '../../journal/append.ts';
import { punchIn } from './answer.ts';
import type { Entry } from './queries.ts';

type Refusal = 'bad-request' | 'not-found' | 'not-allowed' | 'conflict';

/** A time that the form showed may be a minute old by the server's clock; one that is still to come is nobody's punch. */
const grace = 60_000;

/**
 * Writes what somebody decided about an operation in quarantine. The journal judges it under its lock: a second decision
 * is refused `conflict`.
 *
 * @returns `bad-request` where what is to count is no punch, or would be still to come
 */
export async function settle(
  deps: Deps,
  { scope, device, entry }: { scope: EstablishmentScope; device: DeviceRecord; entry: Entry },
  { asked, reason }: { asked: SettleRequest; reason: Attachment | null },
): Promise<Result<null, Refusal>> {
  const { organisation, establishment } = device;
  const punch = asked.act === 'keep' ? keptPunch(entry, asked) : null;
  if (asked.act === 'keep' && (punch === null || asked.at > deps.clock.now() + grace)) {
    return refused('bad-request');
  }
  const body = { device: device.id, hash: entry.hash, punch, reasonText: reason?.hash ?? null };
  const [outcome] = await appendServer(deps, mintOrganisationScope(organisation), [
    {
      establishment,
      actor: scope.person,
      auth: 'none',
      source: portalSource(scope),
      kind: 'quarantine.settle',
      body,
      attachments: reason ? [reason] : [],
    },
  ]);
  if (outcome?.status !== 'refused') return ok(null);
  const { refusal } = outcome;
  if (refusal === 'conflict' || refusal === 'not-found' || refusal === 'not-allowed') {
    return refused(refusal);
  }
  throw new Error(`A decision was refused as ${String(refusal)}.`);
}

/** Null: the bytes are no punch, and there is nothing that could count. */
function keptPunch(
  entry: Entry,
  { person, type, at }: Extract<SettleRequest, { act: 'keep' }>,
): Body<'quarantine.settle'>['punch'] {
  const operation = punchIn(entry.bytes);
  if (operation === null) return null;
  const { id, epoch, seq, clock, auth } = operation;
  const receivedAt = entry.received_at;
  return { id, person, type, at, wall: clock.wall, epoch, seq, auth, receivedAt };
}
