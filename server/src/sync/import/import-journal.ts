import {
  type Attachment,
  attachmentHolds,
  attachmentsOf,
} from '@comptoir/shared/journal/attachments';
import { hashReceipt } from '@comptoir/shared/journal/receipt';
import { type Result, ok } from '@comptoir/shared/refusals';
import type { EmergencyContent } from '@comptoir/shared/sync/emergency-file';
import type { SyncRequest } from '@comptoir/shared/sync/messages';
import { pushLimit } from '@comptoir/shared/sync/push-limit';
import type { Deps } from '../../deps.ts';
import { quarantineDrained } from '../../devices/commands.ts';
import { keepPhoto } from '../../employees/photo-routes.ts';
import { findPhotoHashes } from '../../employees/queries.ts';
import { wake } from '../../journal/append.ts';
import { acceptPush } from '../accept.ts';
import { type FileRefusal, type FiledOperation, type OpenedFile, openFile } from './open-file.ts';
import { findStanding } from './queries.ts';

/** What became of a file: numbers of operations, but for the photos. */
export type Imported = {
  device: string;
  fingerprint: string;
  writtenAt: number;
  operations: number;
  /** New in the journal by this import. */
  applied: number;
  refused: number;
  /** New in quarantine: not of the branch that the server holds, of an ended tablet, or behind something that is missing. */
  apart: number;
  /** The server had them before. */
  known: number;
  /** Of the first format, behind no signature: left out. */
  unproved: number;
  photos: number;
  /** Photos that this file had no room for and the server does not have: the next file brings them. */
  photosMissing: number;
};

/**
 * Takes an emergency export in (RECOV-40 to RECOV-45). What goes on where the server holds the tablet goes through the door
 * of a push; all else is kept apart, by hash. Again, or when the tablet itself comes later, nothing is doubled.
 */
export async function importJournal(
  deps: Deps,
  text: string,
): Promise<Result<Imported, FileRefusal>> {
  const opened = await openFile(deps, text);
  if (!opened.ok) return opened;
  const file = opened.value;
  const { scope, content } = file;
  const proved = await provedOperations(deps, file);
  const hashes = proved.map(({ hash }) => hash);
  const before = await findStanding(deps.db, scope, hashes);
  const photos = await keepPhotos(deps, file);
  await pushPending(deps, file, proved);
  // What the journal took by its hash only is among the rest: its bytes stand nowhere yet (RECOV-43).
  const taken = await findStanding(deps.db, scope, hashes);
  const rest = proved.filter(({ hash }) => !taken.has(hash));
  await keepApart(deps, file, rest);
  const after = await findStanding(deps.db, scope, hashes);
  const moved = hashes.filter((hash) => before.get(hash) !== after.get(hash));
  const now = (standing: string) => moved.filter((hash) => after.get(hash) === standing).length;
  const missing = content.photosLeftOut.length
    ? await findPhotoHashes(deps.db, scope.organisation, content.photosLeftOut)
    : new Set();
  const imported: Imported = {
    device: file.device.id,
    fingerprint: file.fingerprint,
    writtenAt: content.writtenAt,
    operations: file.operations.length,
    applied: now('applied'),
    refused: now('refused'),
    apart: now('apart'),
    known: hashes.length - moved.length,
    unproved: file.operations.length - proved.length,
    photos,
    photosMissing: content.photosLeftOut.filter((hash) => !missing.has(hash)).length,
  };
  deps.log.warn(imported, 'an emergency export was taken in');
  return ok(imported);
}

/** All of a file that is signed whole. Otherwise what the signed chain covers, and what the server knows anyway. */
async function provedOperations(
  { db }: Deps,
  { signed, operations, scope }: OpenedFile,
): Promise<FiledOperation[]> {
  if (signed === 'whole') return operations;
  const hashes = operations.map(({ hash }) => hash);
  const known = await findStanding(db, scope, hashes);
  const proved = operations.filter(({ hash }) => known.has(hash));
  let follows = operations.at(-1)?.hash;
  for (const one of operations.toReversed()) {
    if (one.hash !== follows) break;
    if (!known.has(one.hash)) proved.unshift(one);
    follows = one.operation?.prev;
  }
  return proved;
}

/** @returns how many are new */
async function keepPhotos(deps: Deps, { content, scope }: OpenedFile): Promise<number> {
  const { organisation } = scope;
  const hashes = content.photos.map(({ hash }) => hash);
  if (hashes.length === 0) return 0;
  const held = await findPhotoHashes(deps.db, organisation, hashes);
  let fresh = 0;
  for (const { hash, base64 } of content.photos.filter((photo) => !held.has(photo.hash))) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const kept = await keepPhoto(deps.db, organisation, { hash, bytes, at: deps.clock.now() });
    if (kept.ok) fresh += 1;
    else deps.log.warn({ hash, refusal: kept.refusal }, 'a photo of an export cannot be read');
  }
  return fresh;
}

/** Hands the pending ones in, push by push, as the tablet would have; ends at the first that the journal cannot take. */
async function pushPending(
  deps: Deps,
  file: OpenedFile,
  operations: readonly FiledOperation[],
): Promise<void> {
  const pending = operations.filter(({ pending: waits }) => waits);
  const { content, device, scope } = file;
  const signatures =
    content.signatures ??
    (pending.length === 0 ? [] : [{ seq: Infinity, signature: content.signature ?? '' }]);
  let from = 0;
  for (const { seq, signature } of signatures) {
    const to = pending.findLastIndex((one) => one.seq <= seq) + 1;
    const part = pending.slice(from, to);
    const [first] = part;
    if (first === undefined) continue;
    const request = requestOf(file, part, { first, signature });
    const reply = await acceptPush(deps, scope, device, request, 'file');
    if (reply.ok) {
      wake(deps, scope.organisation, reply.accepted.touched);
      const taken = reply.accepted.outcomes.filter(({ status }) => status !== 'retry').length;
      from += taken;
      if (taken < part.length) break;
    } else if (reply.problem.refusal === 'fork') from = to;
    else break;
  }
}

function requestOf(
  { content }: OpenedFile,
  part: readonly FiledOperation[],
  { first, signature }: { first: FiledOperation; signature: string },
): SyncRequest {
  const cited = new Set(part.map(({ operation }) => operation?.receipt));
  return {
    epoch: first.epoch,
    first: first.seq,
    operations: part.map(({ bytes }) => bytes),
    attachments: textsOf(content, part),
    receipts: content.receipts.filter((receipt) => cited.has(hashReceipt(receipt))),
    signature,
    cursor: null,
    pending: { count: 0, oldest: null },
    app: content.app,
  };
}

async function keepApart(
  deps: Deps,
  { content, scope }: OpenedFile,
  operations: readonly FiledOperation[],
): Promise<void> {
  for (let from = 0; from < operations.length; from += pushLimit.operations) {
    const part = operations.slice(from, from + pushLimit.operations);
    const entries = part.map(({ epoch, seq, hash, bytes }) => ({ epoch, seq, hash, bytes }));
    const attachments = textsOf(content, part).filter(attachmentHolds);
    await quarantineDrained(deps.db, scope, { entries, attachments }, deps.clock.now(), 'export');
  }
}

/** The attachments that these operations name. */
function textsOf({ attachments }: EmergencyContent, part: readonly FiledOperation[]): Attachment[] {
  const named = new Set(
    part.flatMap(({ operation }) => (operation === null ? [] : attachmentsOf(operation.body))),
  );
  return attachments.filter(({ hash }) => named.has(hash));
}
