import { webcrypto } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  type EnrolmentAnswer,
  type Grant,
  type PollAnswer,
  type PublicKey,
  enrolmentAnswerSchema,
  enrolmentInput,
  grantSchema,
  hashGrant,
  pollAnswerSchema,
  publicKeySchema,
} from '@comptoir/shared/devices/enrolment';
import {
  type NoncePurpose,
  nonceAnswerSchema,
  sessionAnswerSchema,
  sessionInput,
} from '@comptoir/shared/devices/session';
import { type Draft, buildOperation } from '@comptoir/shared/journal/chain';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type Receipt, hashReceipt, pushInput } from '@comptoir/shared/journal/receipt';
import type { SyncRequest } from '@comptoir/shared/sync/messages';
import type { Acts } from '../testing/tablet-on-bench.ts';
import type { TestServer } from '../testing-server.ts';
import { makeApprovals } from './approval.ts';

/** A tablet as the server sees one: keys, and nothing but HTTP. */
export class TestTablet {
  readonly server: TestServer;
  readonly signKey: PublicKey;
  readonly wrapKey: PublicKey;
  readonly #sign: webcrypto.CryptoKey;
  grant: Grant | null = null;
  grantBytes = '';

  private constructor(
    server: TestServer,
    keys: { signKey: PublicKey; wrapKey: PublicKey; sign: webcrypto.CryptoKey },
  ) {
    this.server = server;
    this.signKey = keys.signKey;
    this.wrapKey = keys.wrapKey;
    this.#sign = keys.sign;
  }

  static async make(server: TestServer): Promise<TestTablet> {
    const curve = { namedCurve: 'P-256' };
    const { subtle } = webcrypto;
    const sign = await subtle.generateKey({ name: 'ECDSA', ...curve }, false, ['sign', 'verify']);
    const wrap = await subtle.generateKey({ name: 'ECDH', ...curve }, false, ['deriveBits']);
    return new TestTablet(server, {
      signKey: await publicKeyOf(sign.publicKey),
      wrapKey: await publicKeyOf(wrap.publicKey),
      sign: sign.privateKey,
    });
  }

  /**
   * A tablet that was enrolled the usual way.
   *
   * @param establishment null: the only one there is
   */
  static async enrolled(
    server: TestServer,
    establishment: string | null = null,
  ): Promise<TestTablet> {
    const tablet = await TestTablet.make(server);
    const { userCode, deviceCode } = await tablet.ask();
    const approved = await makeApprovals(server.deps).approve({
      approver: 'test',
      userCode,
      establishment,
      fingerprint: null,
    });
    if (!approved.ok) throw new Error(approved.refusal);
    await tablet.take(deviceCode);
    return tablet;
  }

  /** Fetches the grant of a code that was approved. */
  async take(deviceCode: string): Promise<void> {
    const poll = await this.poll(deviceCode);
    if (poll.status !== 'approved') throw new Error(poll.status);
    this.grantBytes = poll.grant;
    this.grant = grantSchema.parse(JSON.parse(poll.grant));
  }

  get device(): string {
    if (!this.grant) throw new Error('Not enrolled.');
    return this.grant.device;
  }

  async sign(text: string): Promise<string> {
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await webcrypto.subtle.sign(algorithm, this.#sign, Buffer.from(text));
    return Buffer.from(signature).toString('base64url');
  }

  async enrolmentBody() {
    const { signKey, wrapKey } = this;
    const proof = await this.sign(enrolmentInput(signKey, wrapKey));
    return { signKey, wrapKey, proof, app: 'test' };
  }

  async ask(): Promise<EnrolmentAnswer> {
    const answer = await this.server.post('/api/devices/enrolments', await this.enrolmentBody());
    return enrolmentAnswerSchema.parse(await answer.json());
  }

  async poll(deviceCode: string): Promise<PollAnswer> {
    const answer = await this.server.post('/api/devices/enrolments/poll', { deviceCode });
    return pollAnswerSchema.parse(await answer.json());
  }

  async nonce(purpose: NoncePurpose = 'session', device = this.device): Promise<string> {
    const answer = await this.server.post('/api/devices/nonce', { device, purpose });
    return nonceAnswerSchema.parse(await answer.json()).nonce;
  }

  async proof(nonce: string, purpose: NoncePurpose = 'session') {
    const { device } = this;
    return { device, nonce, signature: await this.sign(sessionInput(device, purpose, nonce)) };
  }

  async openSession(): Promise<Response> {
    return this.server.post('/api/devices/session', await this.proof(await this.nonce()));
  }

  async token(): Promise<string> {
    return sessionAnswerSchema.parse(await (await this.openSession()).json()).token;
  }

  /**
   * A push of `count` punches of people nobody knows, in an epoch of its own.
   *
   * @param options `skew`: how far the tablet's clock is from the server's, in ms; `person`: whose punches they are;
   *   `cites`: the receipt that they cite; `acts`: what is done instead of a punch
   */
  async push(
    count = 0,
    {
      skew = 0,
      person,
      cites,
      acts,
    }: { skew?: number; person?: string; cites?: Receipt; acts?: Acts } = {},
  ): Promise<SyncRequest> {
    const epoch = this.newId();
    if (!this.grant) throw new Error('Not enrolled.');
    const { organisation, establishment, device, zone } = this.grant;
    let head = { seq: 0, hash: hashGrant(this.grantBytes) };
    const page = this.newId();
    const operations = Array.from({ length: count }, (_, index) => {
      const built = buildOperation(head, {
        id: this.newId(),
        organisation,
        establishment,
        device,
        epoch,
        actor: acts?.actor ?? null,
        auth: acts?.auth ?? 'none',
        zone,
        app: 'test',
        clock: {
          wall: this.server.clock.now() + skew,
          page,
          sincePage: index,
          offset: 0,
          jumped: false,
        },
        receipt: cites ? hashReceipt(cites) : null,
        kind: acts?.kind ?? 'punch.record',
        body: acts?.body ?? { person: person ?? this.newId(), type: 'in', nameText: null },
      } as Draft);
      head = { seq: built.operation.seq, hash: built.hash };
      return built.bytes;
    });
    return {
      epoch,
      first: 1,
      operations,
      attachments: [],
      receipts: cites ? [cites] : [],
      signature: count > 0 ? await this.sign(pushInput(head.hash)) : null,
      cursor: null,
      pending: { count, oldest: null },
      app: 'test',
    };
  }

  /** Sends a sync as a tablet does: gzip, with its token. */
  async sync(request: unknown, token: string): Promise<Response> {
    return fetch(`${this.server.url}/api/sync`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: gzipSync(JSON.stringify(request)),
    });
  }

  /** Hands in what it holds, as one does that gets nothing any more. `beyond`: what it holds besides. */
  async handIn(push: SyncRequest, beyond?: number): Promise<Response> {
    const { epoch, first, operations, attachments, signature } = push;
    const nonce = await this.nonce('drain');
    const { device, signature: proof } = await this.proof(nonce, 'drain');
    const held = { epoch, first, operations, attachments, signature };
    const rest = beyond === undefined ? {} : { beyond };
    return this.server.post('/api/sync/drain', { device, nonce, proof, ...held, ...rest });
  }

  newId(): string {
    const { clock, random } = this.server.deps;
    return uuidv7(clock.now(), random.bytes(10));
  }
}

async function publicKeyOf(key: webcrypto.CryptoKey): Promise<PublicKey> {
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', key);
  return publicKeySchema.parse({ kty, crv, x, y });
}
