import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { type Sealed, grantSchema } from '@comptoir/shared/devices/enrolment';
import { seal } from '@comptoir/shared/devices/sealing';
import { pushInput } from '@comptoir/shared/journal/receipt';
import {
  type EmergencyContent,
  type EmergencyFile,
  emergencyInput,
} from '@comptoir/shared/sync/emergency-file';
import { pushLimit } from '@comptoir/shared/sync/push-limit';
import { sealingCrypto } from '../platform/sealing-crypto.ts';
import type { Exported, JournalRow, PhotoRow } from '../local-database/schema.ts';
import { readUnsent, readUnsentPhotos } from '../local-database/unsent.ts';
import type { Tablet } from '../tablet.ts';
import { sign } from './requests.ts';

/** What an export needs of a tablet: it is made even where nothing else runs. */
export type Exporter = Pick<Tablet, 'platform' | 'database' | 'identity'> & {
  readonly clock: Pick<Tablet['clock'], 'corrected'>;
};

/** A file that only the server can open. `count`: operations in it; `reach`: up to where; null when none is. */
export type EmergencyExport = {
  name: string;
  content: string;
  count: number;
  reach: Exported | null;
};

/**
 * Everything that the server has not recorded as applied, with attachments, receipts and unsent photos, sealed to the server's key.
 * `photosLeftOut` names the photos for which a file has no room: the next one takes them.
 * Anyone may make it, always: it shows nothing to whoever carries it.
 */
export async function exportJournal(tablet: Exporter): Promise<EmergencyExport> {
  const { device, grant, signKey } = tablet.identity();
  const { sealKey } = grantSchema.parse(JSON.parse(grant));
  const unsent = await readUnsent(tablet.database);
  const { taken, leftOut } = await readUnsentPhotos(tablet.database);
  const content: EmergencyContent = {
    v: 2,
    device,
    grant,
    writtenAt: tablet.clock.corrected(),
    app: tablet.platform.app,
    ...unsent,
    operations: unsent.operations.map(exportedOperation),
    photos: taken.map(({ hash, type, bytes }) => ({ hash, type, base64: base64.encode(bytes) })),
    photosLeftOut: leftOut,
    signatures: await signaturesOf(tablet, unsent.operations),
  };
  const encoder = new TextEncoder();
  const text = JSON.stringify(content);
  const digest = bytesToHex(sha256(encoder.encode(text)));
  const proof = await sign(tablet.platform, { signKey }, emergencyInput(digest));
  const plain = encoder.encode(`${proof}\n${text}`);
  const sealed: Sealed = await seal(
    sealingCrypto(tablet.platform),
    sealKey,
    'emergency-export',
    plain,
  );
  const stamp = new Date(tablet.clock.corrected()).toISOString().slice(0, 16).replace(':', '');
  return {
    name: `comptoir-${device.slice(0, 8)}-${stamp}.json`,
    content: JSON.stringify({
      format: 'comptoir-emergency-2',
      device,
      sealed,
    } satisfies EmergencyFile),
    count: unsent.operations.length,
    reach: reachOf(unsent.operations, taken),
  };
}

function exportedOperation({
  bytes,
  state,
  epoch,
  seq,
}: JournalRow): EmergencyContent['operations'][number] {
  // What the server has applied is in no file.
  return { bytes, state: state as EmergencyContent['operations'][number]['state'], epoch, seq };
}

/** One for each push that hands the pending ones in: through the chain it covers those before it. */
async function signaturesOf(
  { platform, identity }: Exporter,
  operations: JournalRow[],
): Promise<{ seq: number; signature: string }[]> {
  const pending = operations.filter(({ state }) => state === 'pending');
  const signatures: { seq: number; signature: string }[] = [];
  for (const [index, { seq, hash }] of pending.entries()) {
    if ((index + 1) % pushLimit.operations !== 0 && index !== pending.length - 1) continue;
    signatures.push({ seq, signature: await sign(platform, identity(), pushInput(hash)) });
  }
  return signatures;
}

/** Epochs follow each other by their ids: the last operation is of the one that is being written. */
function reachOf(operations: JournalRow[], photos: PhotoRow[]): Exported | null {
  const last = operations.at(-1);
  if (last === undefined && photos.length === 0) return null;
  // Photos alone reach no operation.
  const { epoch, seq } = last ?? { epoch: '', seq: 0 };
  const epochs = new Set(operations.map((row) => row.epoch).filter((one) => one !== epoch));
  return { epoch, seq, epochs: [...epochs], photos: photos.map(({ hash }) => hash) };
}
