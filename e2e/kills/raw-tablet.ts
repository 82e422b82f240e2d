import {
  type Grant,
  enrolmentAnswerSchema,
  enrolmentInput,
  fingerprint,
  grantSchema,
  hashGrant,
  pollAnswerSchema,
} from '@comptoir/shared/devices/enrolment';
import {
  nonceAnswerSchema,
  sessionAnswerSchema,
  sessionInput,
} from '@comptoir/shared/devices/session';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import { type DeviceOperation, hashOperation, serialise } from '@comptoir/shared/journal/operation';
import {
  type Receipt,
  hashReceipt,
  pushInput,
  receiptInput,
} from '@comptoir/shared/journal/receipt';
import { drainAnswerSchema, drainInput } from '@comptoir/shared/sync/drain';
import {
  type Outcome,
  type SyncAnswer,
  type SyncRequest,
  problemSchema,
  syncAnswerSchema,
} from '@comptoir/shared/sync/messages';
import { Acknowledgements } from './acknowledgements.ts';
import { holds, newId, newKeys, signText } from './device-keys.ts';

type Written = {
  id: string;
  seq: number;
  hash: string;
  bytes: string;
  attachments: Attachment[];
  /** The receipt that it cites. */
  receipt: Receipt | null;
};

/** What somebody did at the tablet; the tablet adds the envelope. */
export type Act = {
  [K in DeviceOperation['kind']]: Pick<DeviceOperation & { kind: K }, 'kind' | 'body'> &
    Partial<Pick<DeviceOperation, 'actor' | 'auth'>> & { attachments?: Attachment[] };
}[DeviceOperation['kind']];

/** A code as it is shown on the tablet, to whoever approves it. */
export type Shown = { userCode: string; fingerprint: string };

export type RawTabletOptions = {
  /** Approves the code. Left out: the demonstration does. */
  approve?: (shown: Shown) => Promise<void>;
  /** Sent with every request: `X-Forwarded-For`, where each store has an address of its own. */
  headers?: Record<string, string>;
  /** Ms that a request may take. */
  patience?: () => number;
  /** It keeps what was acknowledged, and sends it again to a server that went back to a backup. */
  keeps?: boolean;
  /** Ms by which this tablet's clock is wrong. */
  skew?: () => number;
};

/** The server answered, and it was a no. */
export class Refused extends Error {
  readonly status: number;
  readonly refusal: string;

  constructor(path: string, status: number, text: string) {
    super(`${path} answered ${status}: ${text}`);
    this.status = status;
    this.refusal = refusalIn(text);
  }
}

/** The server contradicts what it said before: something that it acknowledged is lost, doubled or changed. */
export class Contradiction extends Error {}

/** A tablet as a stranger would write one from the protocol's page: no database, no engine, one chain in memory. */
export class RawTablet {
  readonly #address: string;
  readonly #options: RawTabletOptions;
  readonly #keys = newKeys();
  readonly #epoch = newId();
  readonly #began = Date.now();
  #grant: Grant | null = null;
  #token: string | null = null;
  #head = '';
  #cursor: string | null = null;
  #receipt: Receipt | null = null;
  #offset: number | null = null;
  /** Written and not acknowledged, in their order. */
  readonly waiting: Written[] = [];
  /** Written and acknowledged, where it keeps that. */
  readonly #kept: Written[] = [];
  /** seq → what the server said, once it said it. */
  readonly acknowledged = new Acknowledgements();
  /** Hashes that the server took into quarantine. */
  readonly handedIn: string[] = [];

  constructor(address: string, options: RawTabletOptions = {}) {
    this.#address = address;
    this.#options = options;
  }

  get organisation(): string {
    return this.grant.organisation;
  }

  get epoch(): string {
    return this.#epoch;
  }

  get grant(): Grant {
    if (this.#grant === null) throw new Error('not enrolled');
    return this.#grant;
  }

  /** The access token of this moment; opens a session where there is none. */
  async token(): Promise<string> {
    this.#token ??= await this.#openSession();
    return this.#token;
  }

  /** Through the real enrolment. */
  async enrol(): Promise<void> {
    const { publicKey: signKey } = this.#keys;
    const { publicKey: wrapKey } = newKeys();
    const proof = signText(this.#keys, enrolmentInput(signKey, wrapKey));
    const asked = await this.#post('/api/devices/enrolments', {
      signKey,
      wrapKey,
      proof,
      app: 'kills',
    });
    const { deviceCode, userCode } = enrolmentAnswerSchema.parse(asked);
    const shown = { userCode, fingerprint: fingerprint(signKey, wrapKey) };
    if (this.#options.approve) await this.#options.approve(shown);
    else await this.#post('/api/demo/approve', { userCode });
    const polled = pollAnswerSchema.parse(
      await this.#post('/api/devices/enrolments/poll', { deviceCode }),
    );
    if (polled.status !== 'approved') throw new Error(`the enrolment is ${polled.status}`);
    this.#grant = grantSchema.parse(JSON.parse(polled.grant));
    this.#head = hashGrant(polled.grant);
  }

  /** Something happened `count` times: written to the chain, sent by nobody yet. */
  write(count: number): void {
    for (let made = 0; made < count; made++) this.record({ kind: 'auth.settings', body: {} });
  }

  /** Writes one act to the chain. @returns the operation's id */
  record({ kind, body, actor = null, auth = 'none', attachments = [] }: Act): string {
    const { device, organisation, establishment, zone } = this.grant;
    const seq = this.acknowledged.size + this.handedIn.length + this.waiting.length + 1;
    const now = Date.now();
    const id = newId();
    const operation = {
      v: 1,
      id,
      organisation,
      establishment,
      actor,
      auth,
      zone,
      app: 'kills',
      kind,
      body,
      device,
      epoch: this.#epoch,
      seq,
      prev: this.#head,
      clock: {
        wall: now + (this.#options.skew?.() ?? 0),
        page: this.#epoch,
        sincePage: Math.max(0, now - this.#began),
        offset: this.#offset,
        jumped: false,
      },
      receipt: this.#receipt === null ? null : hashReceipt(this.#receipt),
    } as DeviceOperation;
    const bytes = serialise(operation);
    this.#head = hashOperation(bytes);
    this.waiting.push({ id, seq, hash: this.#head, bytes, attachments, receipt: this.#receipt });
    return id;
  }

  /**
   * Sends up to `limit` of what waits and takes the outcomes in.
   *
   * @throws when the server does not answer: nothing is known then; Refused when it says no; Contradiction when it has
   *   forgotten what it acknowledged
   */
  async push(limit: number): Promise<SyncAnswer> {
    const token = await this.token();
    const sent = this.waiting.slice(0, limit);
    const last = sent.at(-1);
    const request: SyncRequest = {
      epoch: this.#epoch,
      first: this.acknowledged.size + 1,
      operations: sent.map(({ bytes }) => bytes),
      attachments: sent.flatMap(({ attachments }) => attachments),
      receipts: receiptsOf(sent),
      signature: last ? signText(this.#keys, pushInput(last.hash)) : null,
      cursor: this.#cursor,
      pending: { count: this.waiting.length, oldest: null },
      app: 'kills',
    };
    const answer = await this.#sync(request, token);
    const { last: end, serverTime } = answer;
    for (const outcome of answer.outcomes) this.#take(outcome);
    if (end.seq < this.acknowledged.size && this.#options.keeps) this.#rewind(end.seq);
    else if (end.seq < this.acknowledged.size) {
      const told = `acknowledged up to ${this.acknowledged.size}, and now it ends at ${end.seq}`;
      throw new Contradiction(told);
    }
    this.#takeReceipt(answer.receipt);
    this.#cursor = answer.cursor;
    this.#offset = serverTime - (Date.now() + (this.#options.skew?.() ?? 0));
    return answer;
  }

  /** Starts reading the feed from its beginning again. */
  forgetCursor(): void {
    this.#cursor = null;
  }

  /** The process on the other side is gone, and the session with it. */
  forgetSession(): void {
    this.#token = null;
  }

  /** A withdrawn tablet hands in up to `limit` of what it holds. */
  async drain(limit: number): Promise<void> {
    const { device } = this.grant;
    const sent = this.waiting.slice(0, limit);
    const [first, last] = [sent[0], sent.at(-1)];
    if (!first || !last) return;
    const nonce = await this.#nonce('drain');
    const answer = await this.#post('/api/sync/drain', {
      device,
      nonce,
      proof: signText(this.#keys, sessionInput(device, 'drain', nonce)),
      epoch: this.#epoch,
      first: first.seq,
      operations: sent.map(({ bytes }) => bytes),
      attachments: sent.flatMap(({ attachments }) => attachments),
      signature: signText(this.#keys, pushInput(last.hash)),
    });
    const { held, signature } = drainAnswerSchema.parse(answer);
    if (!holds(this.grant.receiptKey, drainInput(device, nonce, held), signature)) {
      throw new Contradiction('the receipt of what was handed in does not hold');
    }
    for (const { hash } of sent) {
      if (!held.includes(hash)) throw new Contradiction(`${hash} was handed in and is not held`);
      this.handedIn.push(hash);
    }
    this.waiting.splice(0, sent.length);
  }

  async #sync(request: SyncRequest, token: string): Promise<SyncAnswer> {
    try {
      return syncAnswerSchema.parse(await this.#post('/api/sync', request, token));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status === 401) this.#token = null;
      // One chain, sent from its first unacknowledged operation: neither can be, unless the server lost something.
      const impossible = error.refusal === 'expected-seq' || error.refusal === 'fork';
      throw impossible ? new Contradiction(error.message) : error;
    }
  }

  #take({ seq, status, position }: Outcome): void {
    const [next] = this.waiting;
    if (next?.seq !== seq || status === 'retry' || position === null) {
      throw new Contradiction(`seq ${seq} was answered ${status}, expected seq ${next?.seq}`);
    }
    this.waiting.shift();
    if (this.#options.keeps) this.#kept.push(next);
    this.acknowledged.add({ id: next.id, hash: next.hash, position });
  }

  #rewind(seq: number): void {
    this.waiting.unshift(...this.#kept.splice(seq));
    this.acknowledged.truncate(seq);
  }

  #takeReceipt(receipt: Receipt): void {
    if (!holds(this.grant.receiptKey, receiptInput(receipt.payload), receipt.signature)) {
      throw new Contradiction('a receipt does not hold');
    }
    this.#receipt = receipt;
  }

  async #openSession(): Promise<string> {
    const { device } = this.grant;
    const nonce = await this.#nonce('session');
    const signature = signText(this.#keys, sessionInput(device, 'session', nonce));
    const opened = await this.#post('/api/devices/session', { device, nonce, signature });
    return sessionAnswerSchema.parse(opened).token;
  }

  async #nonce(purpose: 'session' | 'drain'): Promise<string> {
    const { device } = this.grant;
    return nonceAnswerSchema.parse(await this.#post('/api/devices/nonce', { device, purpose }))
      .nonce;
  }

  async #post(path: string, body: unknown, token?: string): Promise<unknown> {
    const response = await fetch(`${this.#address}${path}`, {
      method: 'POST',
      headers: {
        ...this.#options.headers,
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(Math.ceil(this.#options.patience?.() ?? 60_000)),
    });
    if (!response.ok) throw new Refused(path, response.status, await response.text());
    return await response.json();
  }
}

function receiptsOf(sent: readonly Written[]): Receipt[] {
  const cited = sent.flatMap(({ receipt }) => (receipt === null ? [] : [receipt]));
  return [...new Set(cited)];
}

function refusalIn(text: string): string {
  try {
    return problemSchema.parse(JSON.parse(text)).refusal;
  } catch {
    // Not an answer of Comptoir: it refuses nothing by name.
    return '';
  }
}
