import {
  type KeyObject,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import {
  type PublicKey,
  enrolmentAnswerSchema,
  enrolmentInput,
  grantSchema,
  hashGrant,
  pollAnswerSchema,
} from '@comptoir/shared/devices/enrolment';
import {
  nonceAnswerSchema,
  sessionAnswerSchema,
  sessionInput,
} from '@comptoir/shared/devices/session';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type DeviceOperation, hashOperation, serialise } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { type Outcome, type SyncRequest, syncAnswerSchema } from '@comptoir/shared/sync/messages';

type Keys = { privateKey: KeyObject; publicKey: PublicKey };
type Written = { id: string; seq: number; hash: string; bytes: string };

/** A tablet as a stranger would write one from the protocol's page: no database, no engine, one chain in memory. */
export class RawTablet {
  readonly #address: string;
  readonly #signKey = newKeys();
  readonly #epoch = newId();
  #identity: { device: string; organisation: string; establishment: string; zone: string } | null =
    null;
  #token: string | null = null;
  #head = '';
  #cursor: string | null = null;
  /** Written and not acknowledged, in their order. */
  readonly waiting: Written[] = [];
  /** seq → what the server said, once it said it. */
  readonly acknowledged = new Map<number, { id: string; hash: string; position: number }>();

  constructor(address: string) {
    this.#address = address;
  }

  get organisation(): string {
    return this.#known().organisation;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** Through the real enrolment, approved by the demonstration. */
  async enrol(): Promise<void> {
    const { publicKey: signKey } = this.#signKey;
    const { publicKey: wrapKey } = newKeys();
    const proof = this.#sign(enrolmentInput(signKey, wrapKey));
    const asked = await this.#post('/api/devices/enrolments', {
      signKey,
      wrapKey,
      proof,
      app: 'kills',
    });
    const { deviceCode, userCode } = enrolmentAnswerSchema.parse(asked);
    await this.#post('/api/demo/approve', { userCode });
    const polled = pollAnswerSchema.parse(
      await this.#post('/api/devices/enrolments/poll', { deviceCode }),
    );
    if (polled.status !== 'approved') throw new Error(`the enrolment is ${polled.status}`);
    this.#identity = grantSchema.parse(JSON.parse(polled.grant));
    this.#head = hashGrant(polled.grant);
  }

  /** Somebody punches `count` times: written to the chain, sent by nobody yet. */
  write(count: number): void {
    const { device, organisation, establishment, zone } = this.#known();
    for (let made = 0; made < count; made++) {
      const seq = this.acknowledged.size + this.waiting.length + 1;
      const operation: DeviceOperation = {
        v: 1,
        id: newId(),
        organisation,
        establishment,
        actor: null,
        auth: 'none',
        zone,
        app: 'kills',
        kind: 'auth.settings',
        body: {},
        device,
        epoch: this.#epoch,
        seq,
        prev: this.#head,
        clock: { wall: Date.now(), page: this.#epoch, sincePage: seq, offset: 0, jumped: false },
        receipt: null,
      };
      const bytes = serialise(operation);
      this.#head = hashOperation(bytes);
      this.waiting.push({ id: operation.id, seq, hash: this.#head, bytes });
    }
  }

  /**
   * Sends up to `limit` of what waits and takes the outcomes in.
   *
   * @throws when the server does not answer: nothing is known then
   */
  async push(limit: number): Promise<void> {
    this.#token ??= await this.#openSession();
    const sent = this.waiting.slice(0, limit);
    const last = sent.at(-1);
    const request: SyncRequest = {
      epoch: this.#epoch,
      first: this.acknowledged.size + 1,
      operations: sent.map(({ bytes }) => bytes),
      attachments: [],
      receipts: [],
      signature: last ? this.#sign(pushInput(last.hash)) : null,
      cursor: this.#cursor,
      pending: { count: this.waiting.length, oldest: null },
      app: 'kills',
    };
    const answer = syncAnswerSchema.parse(await this.#post('/api/sync', request, this.#token));
    this.#cursor = answer.cursor;
    for (const outcome of answer.outcomes) this.#take(outcome);
  }

  /** The process on the other side is gone, and the session with it. */
  forgetSession(): void {
    this.#token = null;
  }

  #take({ seq, status, position }: Outcome): void {
    const [next] = this.waiting;
    if (next?.seq !== seq || status !== 'applied' || position === null) {
      throw new Error(`seq ${seq} was answered ${status}, expected seq ${next?.seq}`);
    }
    this.waiting.shift();
    this.acknowledged.set(seq, { id: next.id, hash: next.hash, position });
  }

  async #openSession(): Promise<string> {
    const { device } = this.#known();
    const asked = await this.#post('/api/devices/nonce', { device, purpose: 'session' });
    const { nonce } = nonceAnswerSchema.parse(asked);
    const signature = this.#sign(sessionInput(device, 'session', nonce));
    const opened = await this.#post('/api/devices/session', { device, nonce, signature });
    return sessionAnswerSchema.parse(opened).token;
  }

  #known() {
    if (this.#identity === null) throw new Error('not enrolled');
    return this.#identity;
  }

  #sign(text: string): string {
    const key = { key: this.#signKey.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return sign('sha256', Buffer.from(text), key).toString('base64url');
  }

  async #post(path: string, body: unknown, token?: string): Promise<unknown> {
    const response = await fetch(`${this.#address}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok)
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return await response.json();
  }
}

function newId(): string {
  return uuidv7(Date.now(), new Uint8Array(randomBytes(10)));
}

function newKeys(): Keys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  return { privateKey: createPrivateKey({ key: { ...publicKey, d }, format: 'jwk' }), publicKey };
}
