import { sign } from 'node:crypto';
import {
  type Checkpoint,
  type CheckpointPayload,
  checkpointInput,
} from '@comptoir/shared/evidence/checkpoint';
import { inTransaction } from '../database/driver.ts';
import type { Deps, ServerKeys } from '../deps.ts';
import { headOf } from '../journal/head.ts';
import { keepCheckpoint } from './commands.ts';
import { rootOfJournal } from './journal-tree.ts';
import { type StoredCheckpoint, findCheckpoints } from './queries.ts';

type Needs = Pick<Deps, 'db' | 'clock' | 'keys'>;

/** What the server attests of a whole journal, ES256 over the exact payload string. */
export function signCheckpoint(key: ServerKeys['receipt'], payload: CheckpointPayload): Checkpoint {
  const text = JSON.stringify(payload);
  const signature = sign('sha256', Buffer.from(checkpointInput(text), 'utf8'), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return { payload: text, signature: signature.toString('base64url') };
}

/**
 * Attests the journal as it stands (spec EVID-3). Everything is read and hashed before the transaction, so that no push waits
 * for it.
 */
export async function makeCheckpoint(
  { db, clock, keys }: Needs,
  organisation: string,
  signal?: AbortSignal,
): Promise<StoredCheckpoint> {
  const { position: size, chain } = await headOf(db, organisation);
  const root = await rootOfJournal(db, organisation, size, signal);
  const at = clock.now();
  const signed = signCheckpoint(keys.receipt, { v: 1, organisation, size, root, chain, at });
  const made = { size, at, ...signed };
  await inTransaction(db, (trx) => keepCheckpoint(trx, organisation, made));
  return made;
}

/** A checkpoint that covers `position`: the newest one, or one that is made now. */
export async function checkpointOver(
  deps: Needs,
  organisation: string,
  position: number,
): Promise<StoredCheckpoint> {
  const [newest] = await findCheckpoints(deps.db, organisation, 1);
  return newest && newest.size >= position ? newest : makeCheckpoint(deps, organisation);
}
