import { createHash, webcrypto } from 'node:crypto';
import { type SealingCrypto, seal } from '@comptoir/shared/devices/sealing';
import { hashOperation } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import {
  type EmergencyContent,
  type EmergencyFile,
  emergencyInput,
} from '@comptoir/shared/sync/emergency-file';
import type { SyncRequest } from '@comptoir/shared/sync/messages';
import type { TestTablet } from '../../devices/testing-tablet.ts';

const here = webcrypto as unknown as SealingCrypto;

/** What a tablet writes into an emergency export while these operations wait. */
export async function contentOf(
  tablet: TestTablet,
  push: SyncRequest,
  every = push.operations.length,
): Promise<EmergencyContent> {
  const bytes = push.operations.filter((one) => typeof one === 'string');
  const signatures: { seq: number; signature: string }[] = [];
  for (const [index, one] of bytes.entries()) {
    if ((index + 1) % every !== 0 && index !== bytes.length - 1) continue;
    const signature = await tablet.sign(pushInput(hashOperation(one)));
    signatures.push({ seq: push.first + index, signature });
  }
  return {
    v: 2,
    device: tablet.device,
    grant: tablet.grantBytes,
    writtenAt: tablet.server.clock.now(),
    app: 'test',
    operations: bytes.map((one, index) => ({
      bytes: one,
      state: 'pending',
      epoch: push.epoch,
      seq: push.first + index,
    })),
    attachments: push.attachments,
    receipts: push.receipts,
    photos: [],
    photosLeftOut: [],
    signatures,
  };
}

/** The file, sealed to the tablet's server. `signed`: by whom the content is signed; by default the tablet itself. */
export async function fileOf(
  tablet: TestTablet,
  content: EmergencyContent,
  signed: Pick<TestTablet, 'sign'> = tablet,
): Promise<string> {
  const text = JSON.stringify(content);
  const digest = createHash('sha256').update(text).digest('hex');
  return sealedFile(tablet, `${await signed.sign(emergencyInput(digest))}\n${text}`);
}

/** The same in the first format: only the chain is signed. */
export async function firstFormat(tablet: TestTablet, content: EmergencyContent): Promise<string> {
  const { signatures = [], operations, ...rest } = content;
  const signature = signatures.at(-1)?.signature ?? null;
  const old = {
    ...rest,
    v: 1,
    operations: operations.map(({ bytes, state }) => ({ bytes, state })),
    signature,
  };
  return sealedFile(tablet, JSON.stringify(old), 'comptoir-emergency-1');
}

async function sealedFile(
  { grant, device }: TestTablet,
  plain: string,
  format: EmergencyFile['format'] = 'comptoir-emergency-2',
): Promise<string> {
  if (!grant) throw new Error('Not enrolled.');
  const bytes = new TextEncoder().encode(plain);
  const sealed = await seal(here, grant.sealKey, 'emergency-export', bytes);
  return JSON.stringify({ format, device, sealed } satisfies EmergencyFile);
}
