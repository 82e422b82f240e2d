import type { Flag } from '@comptoir/shared/journal/flags';
import type { SyncRequest, Outcome, Problem } from '@comptoir/shared/sync/messages';
import { protocolMarker } from '@comptoir/shared/sync/messages';
import { withdrawalOf } from '@comptoir/shared/devices/life';
import { attachmentsOf } from '@comptoir/shared/journal/attachments';
import type { Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import type { DirectoryTables } from '../directory/tables.ts';
import { openSealedPins } from '../access/sealed-pins.ts';
import { findPhotoHashes } from '../employees/queries.ts';
import type { DeviceScope } from '../http/scopes.ts';
import { missingAttachments, soundAttachments, storeAttachments } from '../journal/attachments.ts';
import type { Entry } from '../journal/batch.ts';
import { appendEntries, attachmentsIn, outcomeOf } from '../journal/entries.ts';
import { lockHead } from '../journal/head.ts';
import { resolveReceipts } from '../journal/receipts.ts';
import {
  isForked,
  keepSignature,
  markForked,
  moveEpoch,
  noteContact,
  quarantine,
} from './commands.ts';
import { keptTexts } from './kept-texts.ts';
import { type Link, readPush } from './push.ts';
import {
  type EpochEnd,
  findApartBehind,
  findDevice,
  findEpochEnd,
  findStored,
  isQuarantined,
} from './queries.ts';

export type Accepted = { outcomes: Outcome[]; last: EpochEnd; touched: Set<string> };
export type Reply = { ok: true; accepted: Accepted } | { ok: false; problem: Problem };

type Device = DirectoryTables['device'];
type Context = {
  trx: Trx;
  deps: Deps;
  scope: DeviceScope;
  device: Device;
  request: SyncRequest;
  sealedPins: ReadonlyMap<string, string>;
};

/**
 * Takes a push in one transaction: the whole of it is recorded, or nothing is.
 *
 * @param from `file`: the tablet itself was not heard of, somebody brought its emergency export
 */
export async function acceptPush(
  deps: Deps,
  scope: DeviceScope,
  device: Device,
  request: SyncRequest,
  from: 'tablet' | 'file' = 'tablet',
): Promise<Reply> {
  const links = readPush(device, scope, request);
  if (links === null) {
    deps.log.warn({ device: scope.device, first: request.first }, 'push does not hold');
    return refuse({ refusal: 'bad-request' });
  }
  // WebCrypto waits, and nothing foreign is awaited in a transaction.
  const sealedPins = await openSealedPins(deps.keys, links, request.attachments);
  return inTransaction(deps.db, async (trx) => {
    const head = await lockHead(trx, scope.organisation);
    const now = deps.clock.now();
    // Read again under the lock: a fork or a revocation may have come in between.
    const current = await findDevice(trx, scope);
    const withdrawal = current ? withdrawalOf(current.status) : 'revoked';
    if (!current || withdrawal) return refuse({ refusal: withdrawal ?? 'revoked' });
    if (from === 'tablet') {
      await noteContact(trx, scope, { at: now, app: request.app, pending: request.pending });
    }
    const context: Context = { trx, deps, scope, device: current, request, sealedPins };
    const end = await findEpochEnd(trx, scope, request.epoch);
    const stored = await findStored(trx, scope, {
      epoch: request.epoch,
      from: request.first,
      to: request.first + links.length - 1,
    });
    const forkAt = await findFork(context, links, { end, stored });
    if (forkAt === 'gap') return refuse({ refusal: 'expected-seq', last: end });
    const known = stored.map(outcomeOf);
    if (forkAt !== null) {
      return keepBranch(context, links.slice(forkAt), { end, now, known: known.slice(0, forkAt) });
    }
    const fresh = await append(context, links.slice(stored.length), { head, now });
    const last = fresh.last ?? end;
    if (fresh.last) {
      const { epoch, signature } = request;
      await moveEpoch(trx, scope, { epoch, ...fresh.last, at: now });
      await keepSignature(trx, scope, { epoch, seq: links.at(-1)!.seq, signature: signature! });
    }
    const { touched } = fresh;
    return { ok: true, accepted: { outcomes: [...known, ...fresh.outcomes], last, touched } };
  });
}

function refuse(problem: Omit<Problem, 'protocol'>): Reply {
  return { ok: false, problem: { protocol: protocolMarker, ...problem } };
}

/**
 * Where the push leaves the epoch that the server holds: the index of its first operation of another
 * branch, `gap` when operations are missing before it, null when it goes on as it should.
 */
async function findFork(
  { trx, scope, device, request }: Context,
  links: readonly Link[],
  held: { end: EpochEnd; stored: readonly { hash: string }[] },
): Promise<number | 'gap' | null> {
  const { end, stored } = held;
  const [first] = links;
  if (!first) return null;
  if (first.seq > end.seq + 1) {
    // What follows a branch in quarantine belongs there too, however long it is.
    const before = { epoch: request.epoch, seq: first.seq - 1, hash: first.prev ?? '' };
    return (await isQuarantined(trx, scope, before)) ? 0 : 'gap';
  }
  const differs = stored.findIndex((row, index) => row.hash !== links[index]?.hash);
  if (differs >= 0) return differs;
  // Operations that were held before vouch for those after them: only a push that begins new can differ here.
  if (stored.length > 0 || first.prev === null) return null;
  const expected = first.seq > 1 ? end.head : startOf(first, device);
  return first.prev === expected ? null : 0;
}

/** What the first operation of an epoch must follow: the grant, or the head that it says it goes on from. */
function startOf({ parsed }: Link, device: Device): string {
  if (!parsed.ok) return device.grant_hash;
  const operation = parsed.value;
  return operation.kind === 'device.continue' ? operation.body.head : device.grant_hash;
}

/** A fork: the losing branch is kept whole, the device is flagged, and its tablet opens a new epoch. */
async function keepBranch(
  { trx, deps, scope, request }: Context,
  branch: readonly Link[],
  at: { end: EpochEnd; now: number; known: Outcome[] },
): Promise<Reply> {
  const operations = branch.map(({ seq, hash, bytes }) => ({
    epoch: request.epoch,
    seq,
    hash,
    bytes,
  }));
  await quarantine(trx, scope, { operations, reason: 'fork', at: at.now });
  const stored = await keptTexts(trx, scope.organisation, branch);
  const needed = stored.flatMap(({ parsed }) =>
    parsed.ok ? attachmentsOf(parsed.value.body) : [],
  );
  await storeAttachments(trx, scope.organisation, needed, soundAttachments(request.attachments));
  await markForked(trx, scope);
  deps.log.warn({ device: scope.device, epoch: request.epoch, seq: branch[0]?.seq }, 'fork');
  // A longer push of this branch may have been kept whole, and its answer lost: what nobody is told of is written again.
  const { epoch } = request;
  const behind = await findApartBehind(trx, scope, { epoch, seq: branch.at(-1)!.seq });
  const quarantined = [...branch.map(({ hash }) => hash), ...behind];
  return refuse({ refusal: 'fork', last: at.end, quarantined, outcomes: at.known });
}

async function append(
  { trx, deps, scope, device, request, sealedPins }: Context,
  links: readonly Link[],
  at: { head: Parameters<typeof appendEntries>[1]['head']; now: number },
): Promise<{
  outcomes: Outcome[];
  last: { seq: number; head: string } | null;
  touched: Set<string>;
}> {
  const { organisation } = scope;
  const cited = links.flatMap(({ parsed }) => (parsed.ok ? [parsed.value.receipt] : []));
  const receipts = await resolveReceipts(
    trx,
    { scope, key: deps.keys.receipt.publicKey },
    new Set(cited.filter((hash) => hash !== null)),
    request.receipts,
  );
  let forked = device.forked === 1;
  const entries = links.map((link): Entry => {
    const { hash, bytes, parsed, seq } = link;
    const place = { device: scope.device, epoch: request.epoch, seq };
    const entry = { hash, bytes, parsed, device: { ...place, establishment: scope.establishment } };
    if (!parsed.ok) return { ...entry, after: null, flags: [] };
    const operation = parsed.value;
    if (operation.kind === 'device.continue') forked ||= isForked(operation.body.reason);
    const { receipt } = operation;
    const after = receipt === null ? null : (receipts.get(receipt) ?? null);
    const flags: Flag[] = forked ? ['forked'] : [];
    if (receipt !== null && after === null) flags.push('unknown-receipt');
    return { ...entry, after, flags };
  });
  const given = soundAttachments(request.attachments);
  const missing = await missingAttachments(trx, organisation, attachmentsIn(entries), given);
  const photos = await findPhotoHashes(trx, organisation, entries.flatMap(photosOf));
  const lacking = entries.findIndex(
    (entry) =>
      attachmentsIn([entry]).some((hash) => missing.has(hash)) ||
      photosOf(entry).some((hash) => !photos.has(hash)),
  );
  const ready = lacking < 0 ? entries : entries.slice(0, lacking);
  const waiting = links.slice(ready.length).map(retryOf);
  const last = links[ready.length - 1];
  if (!last) return { outcomes: waiting, last: null, touched: new Set() };
  const stored = await keptTexts(trx, organisation, ready);
  await storeAttachments(trx, organisation, attachmentsIn(stored), given);
  const appended = await appendEntries(
    trx,
    { organisation, receivedAt: at.now, head: at.head, sealedPins },
    ready,
  );
  return {
    outcomes: [...appended.outcomes, ...waiting],
    last: { seq: last.seq, head: last.hash },
    touched: appended.touched,
  };
}

/** The photo that an edit names: sent by `PUT` before, like the attachments that come with a push. */
function photosOf({ parsed }: Pick<Entry, 'parsed'>): string[] {
  if (!parsed.ok || parsed.value.kind !== 'employee.edit') return [];
  const photo = parsed.value.body.changes.photo?.to;
  return photo ? [photo] : [];
}

function retryOf({ seq, parsed }: Link): Outcome {
  const id = parsed.ok ? parsed.value.id : null;
  return { id, seq, position: null, status: 'retry', flags: [] };
}
