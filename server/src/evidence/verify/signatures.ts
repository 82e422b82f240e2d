import { type KeyObject, createPublicKey, verify } from 'node:crypto';
import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { parseOperation } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import type { Reader } from '../../database/connection.ts';
import type { StoredOperation } from '../../journal/stored.ts';
import { storedKey } from '../../platform/signature.ts';
import type { EvidenceFault } from './faults.ts';
import { findCredentials, findSignatures, hasSignatureAfter } from './queries.ts';

/** `keys`: null where the row's are none. */
type Tablet = {
  keys: { sign: KeyObject; signKey: string; wrapKey: string } | null;
  grant: string;
  establishment: string;
  replaces: string | null;
};
/** `tail`: the first operation that no signature covers yet. */
type Epoch = {
  device: string;
  epoch: string;
  seq: number;
  tail: { position: number; seq: number } | null;
};

export type SignatureCounts = {
  tablets: number;
  signatures: number;
  /** Operations that came before signatures were kept, and of pushes whose rest is still on its way. */
  older: number;
  waiting: number;
};

/** Every tablet's key, the beginning of each of its epochs, and every signature that its pushes came with (spec EVID-1). */
export class SignatureCheck {
  fault: EvidenceFault | null = null;
  readonly counts: SignatureCounts = { tablets: 0, signatures: 0, older: 0, waiting: 0 };
  readonly #db: Reader;
  readonly #organisation: string;
  readonly #tablets: ReadonlyMap<string, Tablet>;
  readonly #enrolled = new Set<string>();
  readonly #epochs = new Map<string, Epoch>();
  /** Where the first kept signature stands: what came before it may have none. */
  #first: number | null = null;

  private constructor(db: Reader, organisation: string, tablets: ReadonlyMap<string, Tablet>) {
    this.#db = db;
    this.#organisation = organisation;
    this.#tablets = tablets;
  }

  static async of(db: Reader, organisation: string): Promise<SignatureCheck> {
    const rows = await findCredentials(db, organisation);
    const tablets = rows.map(({ id, sign_key, wrap_key, grant_hash: grant, ...place }) => {
      return [id, { keys: readKeys(sign_key, wrap_key), grant, ...place }] as const;
    });
    return new SignatureCheck(db, organisation, new Map(tablets));
  }

  async look(rows: readonly StoredOperation[]): Promise<void> {
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last || this.fault) return;
    const signatures = await findSignatures(
      this.#db,
      this.#organisation,
      first.position,
      last.position,
    );
    for (const row of rows) {
      const fault = this.#faultOf(row, signatures.get(row.position) ?? null);
      if (fault === null) continue;
      this.fault = { about: 'operation', position: row.position, fault };
      return;
    }
  }

  #faultOf(
    row: StoredOperation,
    signature: string | null,
  ): Extract<EvidenceFault, { about: 'operation' }>['fault'] | null {
    if (row.kind === 'device.enrol') return this.#enrolment(row);
    const { device, epoch, seq, position } = row;
    if (device === null || epoch === null || seq === null) return null;
    const tablet = this.#tablets.get(device);
    if (!tablet) return 'device-unknown';
    if (seq === 1 && !beginsRightly(row, tablet)) return 'grant';
    const name = `${device} ${epoch}`;
    const known = this.#epochs.get(name) ?? { device, epoch, seq, tail: null };
    this.#epochs.set(name, known);
    known.seq = seq;
    known.tail ??= { position, seq };
    if (signature === null) return null;
    if (tablet.keys === null) return 'device-key';
    if (!isSigned(tablet.keys.sign, pushInput(row.hash), signature)) return 'signature';
    known.tail = null;
    this.#first ??= position;
    this.counts.signatures += 1;
    return null;
  }

  #enrolment(row: StoredOperation): 'device-key' | 'device-place' | 'device-unknown' | null {
    const parsed = row.bytes === null ? null : parseOperation(row.bytes);
    if (!parsed?.ok || parsed.value.kind !== 'device.enrol' || row.status !== 'applied')
      return null;
    const { device, signKey, wrapKey, grant, replaces = null } = parsed.value.body;
    const tablet = this.#tablets.get(device);
    if (!tablet) return 'device-unknown';
    this.#enrolled.add(device);
    this.counts.tablets += 1;
    const { keys } = tablet;
    if (keys?.signKey !== signKey || keys.wrapKey !== wrapKey || tablet.grant !== grant) {
      return 'device-key';
    }
    const isSame = tablet.establishment === row.establishment && tablet.replaces === replaces;
    return isSame ? null : 'device-place';
  }

  /** Once everything was looked at: ends of epochs that nobody signed, tablets that nobody enrolled. */
  async end(): Promise<void> {
    let unsigned: number | null = null;
    for (const { tail, ...of } of this.#epochs.values()) {
      if (tail === null) continue;
      const count = of.seq - tail.seq + 1;
      if (tail.position < (this.#first ?? Infinity)) this.counts.older += count;
      else if (await hasSignatureAfter(this.#db, this.#organisation, of)) {
        this.counts.waiting += count;
      } else unsigned = Math.min(unsigned ?? Infinity, tail.position);
    }
    if (this.fault) return;
    const stranger = [...this.#tablets.keys()].find((device) => !this.#enrolled.has(device));
    if (unsigned !== null) {
      this.fault = { about: 'operation', position: unsigned, fault: 'unsigned' };
    } else if (stranger !== undefined) {
      this.fault = { about: 'device', device: stranger, fault: 'not-enrolled' };
    }
  }
}

/** An epoch follows the grant, or the head that its first operation names (spec JOURNAL-3). */
function beginsRightly({ bytes }: StoredOperation, { grant }: Tablet): boolean {
  const parsed = bytes === null ? null : parseOperation(bytes);
  // What could not be read was recorded as refused: it names nothing.
  if (!parsed?.ok || !('prev' in parsed.value)) return true;
  const { prev, kind, body } = parsed.value;
  return prev === (kind === 'device.continue' ? body.head : grant);
}

function readKeys(sign: string, wrap: string): Tablet['keys'] {
  try {
    const signKey = storedKey(sign);
    const key = createPublicKey({ key: signKey, format: 'jwk' });
    return { sign: key, signKey: thumbprint(signKey), wrapKey: thumbprint(storedKey(wrap)) };
  } catch {
    // No key any more: the operation that enrolled it is named.
    return null;
  }
}

function isSigned(key: KeyObject, input: string, signature: string): boolean {
  const raw = Buffer.from(signature, 'base64url');
  return verify('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }, raw);
}
