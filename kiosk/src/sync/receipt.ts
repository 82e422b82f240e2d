import { base64urlnopad } from '@scure/base';
import { grantSchema } from '@comptoir/shared/devices/enrolment';
import {
  type Receipt,
  hashReceipt,
  receiptInput,
  receiptPayloadSchema,
} from '@comptoir/shared/journal/receipt';
import type { DeviceRow, ReceiptRow } from '../local-database/schema.ts';
import type { Platform } from '../platform/ports.ts';

/**
 * Checks that a receipt is the server's own, for this device and epoch (D11). Without it an answer acknowledges
 * nothing.
 *
 * @returns null for a forged, foreign or unreadable one
 */
export async function verifyReceipt(
  platform: Pick<Platform, 'crypto'>,
  device: DeviceRow,
  epoch: string,
  receipt: Receipt,
): Promise<ReceiptRow | null> {
  const payload = payloadOf(receipt);
  if (payload === null || payload.device !== device.device || payload.epoch !== epoch) return null;
  const input = receiptInput(receipt.payload);
  const good = await isSignedByServer(platform, device, input, receipt.signature);
  return good ? { ...receipt, hash: hashReceipt(receipt), receivedAt: payload.receivedAt } : null;
}

/** ES256 by the key of the server that the grant names. */
export async function isSignedByServer(
  platform: Pick<Platform, 'crypto'>,
  device: Pick<DeviceRow, 'grant'>,
  input: string,
  signature: string,
): Promise<boolean> {
  const { subtle } = platform.crypto;
  const { receiptKey } = grantSchema.parse(JSON.parse(device.grant));
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await subtle.importKey('jwk', receiptKey, curve, false, ['verify']);
  const es256 = { name: 'ECDSA', hash: 'SHA-256' };
  return await subtle.verify(es256, key, bytesOf(signature), new TextEncoder().encode(input));
}

function payloadOf(receipt: Receipt) {
  try {
    const read = receiptPayloadSchema.safeParse(JSON.parse(receipt.payload));
    return read.success ? read.data : null;
  } catch {
    // Not JSON: not a receipt of this server.
    return null;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(base64urlnopad.decode(text));
  } catch {
    // No signature verifies against nothing.
    return new Uint8Array(64);
  }
}
