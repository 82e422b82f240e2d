import { type Hash, hashSchema } from '@comptoir/shared/journal/hash';
import { hashOperation, parseDeviceOperation } from '@comptoir/shared/journal/operation';
import type { DeviceOperation } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { type OperationRefusal, type Result, refused } from '@comptoir/shared/refusals';
import type { SyncRequest } from '@comptoir/shared/sync/messages';
import * as z from 'zod/mini';
import { storedKey, verifySignature } from '../platform/signature.ts';
import type { DirectoryTables } from '../directory/tables.ts';
import type { DeviceScope } from '../http/scopes.ts';

/** One operation of a push: where it claims to stand, what it hashes to, and what its bytes say. */
export type Link = {
  seq: number;
  hash: Hash;
  bytes: string | null;
  /** What it names as the operation before it; null where that cannot be read. */
  prev: Hash | null;
  parsed: Result<DeviceOperation, OperationRefusal>;
};

/**
 * Reads the operations of a push and checks all that needs no database: each follows from the one before,
 * and the tablet signed the last.
 *
 * @returns null when the push does not hold: it was altered on its way, or is not this tablet's (spec JOURNAL-6)
 */
export function readPush(
  device: DirectoryTables['device'],
  scope: DeviceScope,
  request: SyncRequest,
): Link[] | null {
  const links = request.operations.map((given, index) => {
    const place = { ...scope, epoch: request.epoch, seq: request.first + index };
    return typeof given === 'string' ? readLink(given, place) : withheld(given.withheld, place.seq);
  });
  const last = links.at(-1);
  if (!last) return links;
  const breaks = links.some((link, index) => {
    const before = links[index - 1];
    return before !== undefined && link.prev !== null && link.prev !== before.hash;
  });
  if (breaks || request.signature === null) return null;
  const key = storedKey(device.sign_key);
  return verifySignature(key, pushInput(last.hash), request.signature) ? links : null;
}

function withheld(hash: Hash, seq: number): Link {
  return { seq, hash, bytes: null, prev: null, parsed: refused('withheld') };
}

type Place = Pick<DeviceScope, 'organisation' | 'device'> & { epoch: string; seq: number };

function readLink(bytes: string, place: Place): Link {
  const hash = hashOperation(bytes);
  const { seq } = place;
  const parsed = parseDeviceOperation(bytes);
  if (!parsed.ok) return { seq, hash, bytes, prev: claimedPrev(bytes), parsed };
  const operation = parsed.value;
  const inPlace =
    operation.organisation === place.organisation &&
    operation.device === place.device &&
    operation.epoch === place.epoch &&
    operation.seq === seq;
  return {
    seq,
    hash,
    bytes,
    prev: operation.prev,
    parsed: inPlace ? parsed : refused('malformed'),
  };
}

/**
 * The `prev` of bytes that are not a known operation, where they hold one: the chain goes on through them. Only the
 * envelope's own counts: a body of tomorrow may have a field of that name.
 */
function claimedPrev(bytes: string): Hash | null {
  try {
    return tieSchema.safeParse(JSON.parse(bytes)).data?.prev ?? null;
  } catch {
    // Not JSON: it names nothing, and is recorded as malformed.
    return null;
  }
}

const tieSchema = z.object({ prev: hashSchema });
