import { webcrypto } from 'node:crypto';
import {
  type PublicKey,
  enrolmentInput,
  grantSchema,
  hashGrant,
  publicKeySchema,
} from '@comptoir/shared/devices/enrolment';
import { type Draft, type Head, buildOperation } from '@comptoir/shared/journal/chain';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type Receipt, hashReceipt, pushInput } from '@comptoir/shared/journal/receipt';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import { pushLimit } from '@comptoir/shared/sync/push-limit';
import type { Deps } from '../deps.ts';
import type { Approvals } from '../devices/approval.ts';
import { pollEnrolment, requestEnrolment } from '../devices/enrolment.ts';
import { type DeviceScope, mintDeviceScope } from '../http/scopes.ts';
import { handleSync } from '../sync/handle.ts';
import type { Chance } from './chance.ts';

/** What happened at the tablet, and when (ms). */
export type Happening = Pick<Draft, 'actor' | 'auth' | 'kind' | 'body'> & {
  at: number;
  attachments?: Attachment[];
};

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const es256 = { name: 'ECDSA', hash: 'SHA-256' } as const;
const app = 'demonstration';

/**
 * A tablet of the demonstration's past. It has keys of its own, enrols and pushes by the same functions
 * as the tablets' endpoint, and writes with a clock that is right.
 */
export class SimulatedTablet {
  readonly #deps: Deps;
  readonly #chance: Chance;
  readonly #scope: DeviceScope;
  readonly #sign: webcrypto.CryptoKey;
  readonly #zone: string;
  readonly #epoch: string;
  readonly #page: string;
  readonly #pageBegan: number;
  #head: Head;
  #receipt: Receipt | null = null;
  #cited: string | null = null;
  #cursor: string | null = null;

  private constructor(
    deps: Deps,
    chance: Chance,
    born: { scope: DeviceScope; sign: webcrypto.CryptoKey; zone: string; grant: string },
  ) {
    const now = deps.clock.now();
    this.#deps = deps;
    this.#chance = chance;
    this.#scope = born.scope;
    this.#sign = born.sign;
    this.#zone = born.zone;
    this.#epoch = uuidv7(now, chance.bytes(10));
    this.#page = uuidv7(now, chance.bytes(10));
    this.#pageBegan = now;
    this.#head = { seq: 0, hash: hashGrant(born.grant) };
  }

  /** @throws when the enrolment is refused: the demonstration cannot go on without its past */
  static async enrol(deps: Deps, approvals: Approvals, chance: Chance): Promise<SimulatedTablet> {
    const sign = await webcrypto.subtle.generateKey(ecdsa, false, ['sign', 'verify']);
    const wrap = await webcrypto.subtle.generateKey({ ...ecdsa, name: 'ECDH' }, false, [
      'deriveBits',
    ]);
    const signKey = await publicKeyOf(sign.publicKey);
    const wrapKey = await publicKeyOf(wrap.publicKey);
    const proof = await signText(sign.privateKey, enrolmentInput(signKey, wrapKey));
    const asked = await requestEnrolment(deps, { signKey, wrapKey, proof, app }, '127.0.0.1');
    if (!asked.ok) throw new Error(`The simulated tablet was refused: ${asked.refusal}`);
    const { userCode, deviceCode } = asked.value;
    const approved = await approvals.approve({
      approver: 'demonstration',
      userCode,
      establishment: null,
      fingerprint: null,
    });
    if (!approved.ok) throw new Error(`The simulated tablet was not approved: ${approved.refusal}`);
    const poll = await pollEnrolment(deps, deviceCode);
    if (poll.status !== 'approved')
      throw new Error(`The simulated tablet got no grant: ${poll.status}`);
    const { organisation, establishment, device, zone } = grantSchema.parse(JSON.parse(poll.grant));
    const scope = mintDeviceScope({ organisation, establishment, device });
    return new SimulatedTablet(deps, chance, {
      scope,
      sign: sign.privateKey,
      zone,
      grant: poll.grant,
    });
  }

  /** Writes what happened, in the order given, and pushes it all at the server's present time. */
  async push(happenings: readonly Happening[]): Promise<void> {
    for (let from = 0; from < happenings.length; from += pushLimit.operations / 2) {
      await this.#pushBatch(happenings.slice(from, from + pushLimit.operations / 2));
    }
  }

  async #pushBatch(happenings: readonly Happening[]): Promise<void> {
    const first = this.#head.seq + 1;
    const receipt = this.#receipt ? hashReceipt(this.#receipt) : null;
    const receipts = this.#receipt && receipt !== this.#cited ? [this.#receipt] : [];
    let head = this.#head;
    const operations = happenings.map((happening) => {
      const built = buildOperation(head, this.#draftOf(happening, receipt));
      head = { seq: built.operation.seq, hash: built.hash };
      return built.bytes;
    });
    const reply = await handleSync(this.#deps, this.#scope, {
      epoch: this.#epoch,
      first,
      operations,
      attachments: happenings.flatMap(({ attachments = [] }) => attachments),
      receipts,
      signature: await signText(this.#sign, pushInput(head.hash)),
      cursor: this.#cursor,
      pending: { count: 0, oldest: null },
      app,
    });
    if (!reply.ok)
      throw new Error(`The simulated tablet's push was refused: ${reply.problem.refusal}`);
    const bad = reply.answer.outcomes.find(({ status }) => status !== 'applied');
    if (bad) throw new Error(`An operation of the demonstration ended as ${JSON.stringify(bad)}`);
    this.#head = head;
    this.#cited = receipt;
    this.#receipt = reply.answer.receipt;
    this.#cursor = reply.answer.cursor;
  }

  #draftOf({ at, actor, auth, kind, body }: Happening, receipt: string | null): Draft {
    const { organisation, establishment, device } = this.#scope;
    return {
      id: uuidv7(at, this.#chance.bytes(10)),
      organisation,
      establishment,
      device,
      epoch: this.#epoch,
      actor,
      auth,
      zone: this.#zone,
      app,
      clock: {
        wall: at,
        page: this.#page,
        sincePage: Math.max(0, at - this.#pageBegan),
        offset: 0,
        jumped: false,
      },
      receipt,
      kind,
      body,
    } as Draft;
  }
}

async function publicKeyOf(key: webcrypto.CryptoKey): Promise<PublicKey> {
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', key);
  return publicKeySchema.parse({ kty, crv, x, y });
}

async function signText(key: webcrypto.CryptoKey, text: string): Promise<string> {
  const signature = await webcrypto.subtle.sign(es256, key, Buffer.from(text));
  return Buffer.from(signature).toString('base64url');
}
