import { createHash } from 'node:crypto';
import { fingerprint, hashGrant } from '@comptoir/shared/devices/enrolment';
import { type SealingCrypto, unseal } from '@comptoir/shared/devices/sealing';
import { hashOperation, parseDeviceOperation } from '@comptoir/shared/journal/operation';
import type { DeviceOperation } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import {
  type EmergencyContent,
  type EmergencyFile,
  emergencyContentSchema,
  emergencyFileSchema,
  emergencyInput,
} from '@comptoir/shared/sync/emergency-file';
import { webcrypto } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import { storedKey, verifySignature } from '../../platform/signature.ts';
import { type DeviceRecord, deviceById } from '../../directory/devices.ts';
import { type DeviceScope, mintDeviceScope } from '../../http/scopes.ts';
import { readReceipt } from '../../journal/receipts.ts';

/** One operation of a file: where the tablet had it, and what its bytes say; null where nobody can read them. */
export type FiledOperation = {
  epoch: string;
  seq: number;
  hash: string;
  bytes: string;
  pending: boolean;
  operation: DeviceOperation | null;
};

export type OpenedFile = {
  device: DeviceRecord;
  scope: DeviceScope;
  /** The six characters that its screens show. */
  fingerprint: string;
  content: EmergencyContent;
  operations: FiledOperation[];
  /** Whether the tablet signed the whole of it, or (first format) only the chain that ends with the last operation. */
  signed: 'whole' | 'chain';
};

/**
 * `not-an-export`: cut short, or another kind of file. `unknown-device`: no tablet of this server made it. `sealed`: it is
 * for the keys of another server, or was altered. `altered`: somebody changed it who is not the tablet.
 */
export type FileRefusal = 'not-an-export' | 'unknown-device' | 'sealed' | 'altered';

/** Opens an emergency export with the server's seal key and checks all that needs no journal. Writes nothing. */
export async function openFile(deps: Deps, text: string): Promise<Result<OpenedFile, FileRefusal>> {
  const file = emergencyFileSchema.safeParse(readJson(text)).data;
  if (file === undefined) return refused('not-an-export');
  const device = await deviceById(deps.db, file.device);
  if (device === undefined) return refused('unknown-device');
  const plain = await unsealed(deps, file);
  if (plain === null) return refused('sealed');
  const whole = file.format === 'comptoir-emergency-2';
  const [proof, body] = whole ? firstLine(plain) : ['', plain];
  const key = storedKey(device.sign_key);
  const digest = createHash('sha256').update(body, 'utf8').digest('hex');
  if (whole && !verifySignature(key, emergencyInput(digest), proof)) return refused('altered');
  const content = emergencyContentSchema.safeParse(readJson(body)).data;
  if (content === undefined) return refused('altered');
  const { organisation, establishment } = device;
  const scope = mintDeviceScope({ organisation, establishment, device: device.id });
  const operations = content.operations.map((filed): FiledOperation => {
    const parsed = parseDeviceOperation(filed.bytes);
    const operation = parsed.ok ? parsed.value : null;
    return {
      // Bytes that cannot be read stand where the tablet's index had them.
      epoch: filed.epoch ?? operation?.epoch ?? nowhere,
      seq: filed.seq ?? operation?.seq ?? 0,
      hash: hashOperation(filed.bytes),
      bytes: filed.bytes,
      pending: filed.state === 'pending',
      operation,
    };
  });
  const last = operations.at(-1);
  const holds =
    content.device === device.id &&
    hashGrant(content.grant) === device.grant_hash &&
    operations.every(
      ({ operation }) =>
        operation === null ||
        (operation.device === device.id && operation.organisation === organisation),
    ) &&
    content.receipts.every((one) => readReceipt(deps.keys.receipt.publicKey, scope, one)) &&
    (whole ||
      last === undefined ||
      verifySignature(key, pushInput(last.hash), content.signature ?? ''));
  if (!holds) return refused('altered');
  const shown = fingerprint(key, storedKey(device.wrap_key));
  return ok({
    device,
    scope,
    fingerprint: shown,
    content,
    operations,
    signed: whole ? 'whole' : 'chain',
  });
}

const nowhere = '00000000-0000-0000-0000-000000000000';

async function unsealed({ keys }: Deps, { sealed }: EmergencyFile): Promise<string | null> {
  const here = webcrypto as unknown as SealingCrypto;
  try {
    const plain = await unseal(here, keys.seal, 'emergency-export', sealed);
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    // AES-GCM does not say which of the two it is: another key, or other bytes.
    return null;
  }
}

function firstLine(text: string): [line: string, rest: string] {
  const end = text.indexOf('\n');
  return end < 0 ? ['', text] : [text.slice(0, end), text.slice(end + 1)];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut short, or no JSON at all: the schema refuses undefined.
    return undefined;
  }
}
