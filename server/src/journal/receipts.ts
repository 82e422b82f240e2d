import { sign } from 'node:crypto';
import type { PublicKey } from '@comptoir/shared/devices/enrolment';
import type { Hash } from '@comptoir/shared/journal/hash';
import {
  type Receipt,
  type ReceiptPayload,
  hashReceipt,
  receiptInput,
  receiptPayloadSchema,
} from '@comptoir/shared/journal/receipt';
import type { Trx } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { ServerKeys } from '../deps.ts';
import { verifySignature } from '../platform/signature.ts';
import type { DeviceScope } from '../http/scopes.ts';
import { inChunks } from './queries.ts';

/** What the server attests, ES256 over the exact payload string. */
export function makeReceipt(key: ServerKeys['receipt'], payload: ReceiptPayload): Receipt {
  const text = JSON.stringify(payload);
  return { payload: text, signature: signText(key, receiptInput(text)) };
}

/** ES256 by the server's receipt key, raw r‖s in base64url. */
export function signText(key: ServerKeys['receipt'], input: string): string {
  const signature = sign('sha256', Buffer.from(input, 'utf8'), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return signature.toString('base64url');
}

/** The payload of a receipt that this server gave to this device; null for any other. */
export function readReceipt(
  key: PublicKey,
  scope: DeviceScope,
  receipt: Receipt,
): ReceiptPayload | null {
  if (!verifySignature(key, receiptInput(receipt.payload), receipt.signature)) return null;
  // Signed by this server's own key: what it says has the shape that this server gave it.
  const payload = receiptPayloadSchema.parse(JSON.parse(receipt.payload));
  const own = payload.device === scope.device && payload.organisation === scope.organisation;
  return own ? payload : null;
}

const columns = ['organisation', 'hash', 'device', 'received_at', 'payload', 'signature'] as const;

/**
 * Stores the receipts that operations cite for the first time and are genuine, and finds those handed in before.
 *
 * @returns server time (ms) of each cited receipt that is known, by its hash
 */
export async function resolveReceipts(
  trx: Trx,
  context: { scope: DeviceScope; key: PublicKey },
  cited: ReadonlySet<Hash>,
  handedIn: readonly Receipt[],
): Promise<Map<Hash, number>> {
  const { scope, key } = context;
  const { organisation, device } = scope;
  if (cited.size === 0) return new Map();
  const held = await inChunks([...cited], (some) =>
    trx
      .selectFrom('receipt')
      .select(['hash', 'received_at'])
      .where('organisation', '=', organisation)
      .where('device', '=', device)
      .where('hash', 'in', some)
      .execute(),
  );
  const known = new Map(held.map(({ hash, received_at }) => [hash, received_at]));
  const rows: {
    organisation: string;
    hash: Hash;
    device: string;
    received_at: number;
    payload: string;
    signature: string;
  }[] = [];
  for (const receipt of handedIn) {
    const hash = hashReceipt(receipt);
    if (!cited.has(hash) || known.has(hash)) continue;
    const payload = readReceipt(key, scope, receipt);
    if (!payload) continue;
    known.set(hash, payload.receivedAt);
    rows.push({ organisation, hash, device, received_at: payload.receivedAt, ...receipt });
  }
  await insertRows(trx, 'receipt', rows, { columns });
  return known;
}
