import { base64 } from '@scure/base';
import { type Sealed, grantSchema } from '@comptoir/shared/devices/enrolment';
import { seal } from '@comptoir/shared/devices/sealing';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { sealingCrypto } from '../platform/sealing-crypto.ts';
import type { Exported, JournalRow, PhotoRow } from '../local-database/schema.ts';
import { readUnsent, readUnsentPhotos } from '../local-database/unsent.ts';
import type { Tablet } from '../tablet.ts';
import { sign } from './requests.ts';

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
export async function exportJournal(tablet: Tablet): Promise<EmergencyExport> {
  const { device, grant } = tablet.identity();
  const { sealKey } = grantSchema.parse(JSON.parse(grant));
  const unsent = await readUnsent(tablet.database);
  const { taken, leftOut } = await readUnsentPhotos(tablet.database);
  const last = unsent.operations.at(-1);
  const content = {
    v: 1,
    device,
    grant,
    writtenAt: tablet.clock.corrected(),
    app: tablet.platform.app,
    ...unsent,
    operations: unsent.operations.map(({ bytes, state }) => ({ bytes, state })),
    photos: taken.map(({ hash, type, bytes }) => ({ hash, type, base64: base64.encode(bytes) })),
    photosLeftOut: leftOut,
    // Through the chain it covers every operation before it.
    signature: last ? await sign(tablet.platform, tablet.identity(), pushInput(last.hash)) : null,
  };
  const plain = new TextEncoder().encode(JSON.stringify(content));
  const sealed: Sealed = await seal(
    sealingCrypto(tablet.platform),
    sealKey,
    'emergency-export',
    plain,
  );
  const stamp = new Date(tablet.clock.corrected()).toISOString().slice(0, 16).replace(':', '');
  return {
    name: `comptoir-${device.slice(0, 8)}-${stamp}.json`,
    content: JSON.stringify({ format: 'comptoir-emergency-1', device, sealed }),
    count: unsent.operations.length,
    reach: reachOf(unsent.operations, taken),
  };
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
