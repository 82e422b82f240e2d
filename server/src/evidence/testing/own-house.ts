import { generateKeyPairSync } from 'node:crypto';
import { publicKeySchema, thumbprint } from '@comptoir/shared/devices/enrolment';
import type { CheckpointPayload } from '@comptoir/shared/evidence/checkpoint';
import {
  type ServerEvidence,
  type TabletEvidence,
  evidenceFormat,
} from '@comptoir/shared/evidence/file';
import {
  punchReceiptInput,
  statementBody,
  writePunchReceipt,
} from '@comptoir/shared/evidence/punch-receipt';
import { type Link, linkText, pathOf, plainHasher, rootOf } from '@comptoir/shared/evidence/tree';
import { hashOperation } from '@comptoir/shared/journal/operation';
import { type Receipt, pushInput } from '@comptoir/shared/journal/receipt';
import type { ServerKeys } from '../../deps.ts';
import { makeReceipt, signText } from '../../journal/receipts.ts';
import { signCheckpoint } from '../checkpoints.ts';

/** An operation as it stands in a file: whatever its bytes are told to say. */
export type Written = Record<string, unknown> & {
  device?: string | undefined;
  epoch?: string;
  seq?: number;
};
export type Told = { operation: Written; link?: Partial<Link> };

export const zero = 'aa'.repeat(32);
/** 2 November 2026, ten in the morning in Paris. */
export const ten = Date.parse('2026-11-02T09:00:00Z');
const minute = 60_000;

const name = (digit: string) => `${digit.repeat(8)}-0000-7000-8000-000000000000`;
export const organisation = name('0');
export const stranger = name('9');
export const [awa, zoe, hers, his] = [name('a'), name('b'), name('1'), name('2')] as const;

export function newKey(): ServerKeys['receipt'] {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, publicKey: publicKeySchema.parse(publicKey.export({ format: 'jwk' })) };
}

/** A house whose owner has every key and signs whatever they like: what a verifier still finds, nobody can lie about. */
export const house = newKey();
/** Of the tablet `hers`. */
export const tabletKey = newKey();

let numbers = 0;
/** A punch of one tablet; `prev` names nothing unless it is told to. */
export function punch(of: Written & { person?: string; type?: string } = {}): Written {
  const { person = awa, type = 'in', ...rest } = of;
  numbers += 1;
  return {
    ...{ v: 1, id: `${String(numbers).padStart(8, '0')}-0000-7000-8000-00000000000f` },
    ...{ organisation, kind: 'punch.record', body: { person, type, nameText: null } },
    ...{ actor: person, zone: 'Europe/Paris', device: hers, epoch: name('e'), seq: 1, prev: zero },
    ...{ clock: { wall: ten, offset: 0 }, receipt: null, ...rest },
  };
}

/** Something that was written elsewhere than on a tablet. */
export function decided(kind: string, body: object): Written {
  return { ...punch(), device: undefined, kind, body, actor: zoe };
}

export const bytesOf = (operation: Written): string => JSON.stringify(operation);
export const hashOf = (operation: Written): string => hashOperation(bytesOf(operation));

export function receiptOf(of: Partial<Parameters<typeof makeReceipt>[1]> = {}): Receipt {
  const at = { seq: 1, head: zero, receivedAt: ten, position: 1 };
  return makeReceipt(house, {
    ...{ v: 1, organisation, device: hers, epoch: name('e'), ...at, ...of },
  });
}

/** A file from the server, in which everything is signed: a minute apart, in the order in which it is given. */
export function serverFile(
  told: readonly Told[],
  rest: Partial<ServerEvidence> & { attested?: Partial<CheckpointPayload> } = {},
): ServerEvidence {
  const { attested, ...of } = rest;
  const links = told.map(({ operation, link }, index): Link => {
    const received = { position: index + 1, receivedAt: ten + (index + 1) * minute };
    const outcome = { status: 'applied', refusal: null, flags: [] };
    return { ...received, hash: hashOf(operation), ...outcome, ...link };
  });
  const leaves = links.map((link) => plainHasher.leaf(linkText(link)));
  const payload = { v: 1, organisation, size: leaves.length, root: rootOf(leaves), chain: zero };
  return {
    ...{ format: evidenceFormat, from: 'server', organisation, organisationName: 'Maison Aubert' },
    ...{ subject: { person: awa, name: 'Awa', first: '2026-11-01', last: '2026-11-30' } },
    ...{ madeAt: ten, key: house.publicKey },
    checkpoint: signCheckpoint(house, { ...payload, at: ten, ...attested } as CheckpointPayload),
    operations: told.map(({ operation }, index) => {
      return { bytes: bytesOf(operation), link: links[index], path: pathOf(index, leaves) };
    }) as ServerEvidence['operations'],
    ...{ receipts: [], devices: [], texts: [], ...of },
  };
}

/** That the tablet `hers` was enrolled under its key. */
export function enrolment(): Written {
  return decided('device.enrol', { device: hers, signKey: thumbprint(tabletKey.publicKey) });
}

/** A file from the tablet `hers`, which signs each of its epochs. */
export function tabletFile(
  epochs: readonly (readonly Written[])[],
  rest: Partial<TabletEvidence> = {},
): TabletEvidence {
  const at = {
    establishment: name('5'),
    store: 'Le Comptoir',
    device: hers,
    fingerprint: 'ABC234',
  };
  return {
    ...{ format: evidenceFormat, from: 'tablet', organisation, organisationName: 'Maison Aubert' },
    ...{ ...at, deviceKey: tabletKey.publicKey, madeAt: ten, key: house.publicKey },
    epochs: epochs.map((operations) => ({
      ...{ epoch: operations[0]!.epoch!, first: operations[0]!.seq! },
      operations: operations.map(bytesOf),
      signature: signText(tabletKey, pushInput(hashOf(operations.at(-1)!))),
    })),
    ...{ receipts: [], people: [], texts: [], ...rest },
  };
}

/** The code on the screen after a punch. `forge` may change its bytes before it is signed. */
export function codeOf(
  operation: Written,
  forge: (bytes: Buffer) => Buffer = (bytes) => bytes,
): string {
  const { device, epoch, seq } = operation as { device: string; epoch: string; seq: number };
  const said = { device, epoch, seq, hash: hashOf(operation), person: awa, type: 'in', wall: ten };
  const told = statementBody(said as Parameters<typeof statementBody>[0]);
  const body = forge(Buffer.from(told, 'base64url')).toString('base64url');
  return writePunchReceipt({ body, signature: signText(tabletKey, punchReceiptInput(body)) });
}
