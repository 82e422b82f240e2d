import { type KeyObject, createHash, sign } from 'node:crypto';
import { publicKeySchema } from '@comptoir/shared/devices/enrolment';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import { type Built, type Draft, type Head, buildOperation } from '@comptoir/shared/journal/chain';
import type { Body, Kind } from '@comptoir/shared/journal/kinds';
import { type Auth, type OperationClock, hashOperation } from '@comptoir/shared/journal/operation';
import { type Receipt, hashReceipt, pushInput } from '@comptoir/shared/journal/receipt';
import type { PunchType } from '@comptoir/shared/punches/operations';
import type { Change, SyncAnswer, SyncRequest } from '@comptoir/shared/sync/messages';
import { type DeviceScope, mintDeviceScope } from '../http/scopes.ts';
import { sealBox } from '../platform/box.ts';
import { type SyncReply, handleSync } from '../sync/handle.ts';
import type { StoreWorld } from './store-world.ts';

export type Acts<K extends Kind = Kind> = {
  kind: K;
  body: Body<K>;
  actor?: string | null;
  auth?: Auth;
  establishment?: string;
  clock?: Partial<OperationClock>;
};

type Keys = { publicKey: KeyObject; privateKey: KeyObject };

/** A tablet reduced to what the server sees: it chains, signs, and keeps what it was sent. */
export class TabletOnBench {
  readonly world: StoreWorld;
  readonly scope: DeviceScope;
  readonly deviceKey: Uint8Array;
  readonly grantHash: string;
  epoch: string;
  head: Head;
  receipt: Receipt | null = null;
  cursor: string | null = null;
  readonly #keys: Keys;
  readonly #page: string;

  private constructor(world: StoreWorld, scope: DeviceScope, keys: Keys, deviceKey: Uint8Array) {
    this.world = world;
    this.scope = scope;
    this.deviceKey = deviceKey;
    this.grantHash = createHash('sha256').update(scope.device).digest('hex');
    this.epoch = world.newId();
    this.head = { seq: 0, hash: this.grantHash };
    this.#keys = keys;
    this.#page = world.newId();
  }

  static async enrol(world: StoreWorld, establishment: string, keys: Keys): Promise<TabletOnBench> {
    const { deps } = world;
    const device = world.newId();
    const { organisation } = world.scope;
    const deviceKey = deps.random.bytes(32);
    const scope = mintDeviceScope({ organisation, establishment, device });
    const tablet = new TabletOnBench(world, scope, keys, deviceKey);
    const { kty, crv, x, y } = keys.publicKey.export({ format: 'jwk' });
    const key = JSON.stringify(publicKeySchema.parse({ kty, crv, x, y }));
    await deps.db
      .insertInto('device')
      .values({
        id: device,
        organisation,
        establishment,
        status: 'active',
        sign_key: key,
        wrap_key: key,
        device_key: sealBox(deps.keys.pin, device, deviceKey),
        grant_hash: tablet.grantHash,
        enrolled_at: deps.clock.now(),
        last_seen_at: null,
        app: null,
        pending_count: 0,
        pending_oldest: null,
        forked: 0,
      })
      .execute();
    return tablet;
  }

  /** A second tablet with the same profile: keys, epoch, chain and all. */
  clone(): TabletOnBench {
    const copy = new TabletOnBench(this.world, this.scope, this.#keys, this.deviceKey);
    copy.epoch = this.epoch;
    copy.head = this.head;
    copy.receipt = this.receipt;
    copy.cursor = this.cursor;
    return copy;
  }

  /** Writes an operation into the chain, at the world's time. */
  write<K extends Kind>(acts: Acts<K>, cite = true): Built {
    const { organisation, establishment, device } = this.scope;
    const wall = this.world.clock.now();
    const built = buildOperation(this.head, {
      id: this.world.newId(),
      organisation,
      establishment: acts.establishment ?? establishment,
      device,
      epoch: this.epoch,
      actor: acts.actor ?? null,
      auth: acts.auth ?? 'pin',
      zone: 'Europe/Paris',
      app: '0.1.0',
      clock: { wall, page: this.#page, sincePage: 0, offset: 0, jumped: false, ...acts.clock },
      receipt: cite && this.receipt ? hashReceipt(this.receipt) : null,
      kind: acts.kind,
      body: acts.body,
    } as Draft);
    this.head = { seq: built.operation.seq, hash: built.hash };
    return built;
  }

  punch(person: string, type: PunchType, clock: Partial<OperationClock> = {}): Built {
    const body = { person, type, nameText: null };
    return this.write({ kind: 'punch.record', body, actor: person, clock });
  }

  /** Puts bytes that no tablet of ours would write into the chain. */
  writeRaw(bytes: string): { bytes: string; hash: string } {
    const hash = hashOperation(bytes);
    this.head = { seq: this.head.seq + 1, hash };
    return { bytes, hash };
  }

  /** Opens a new epoch that goes on from this one's head. */
  continueEpoch(reason: 'forked' | 'behind' | 'server-behind'): Built {
    const { epoch, head } = this;
    this.epoch = this.world.newId();
    this.head = { seq: 0, hash: head.hash };
    return this.write({
      kind: 'device.continue',
      body: { epoch, seq: head.seq, head: head.hash, reason },
      auth: 'none',
    });
  }

  request(
    given: { first: number; operations: SyncRequest['operations'] },
    rest: Partial<SyncRequest> = {},
  ): SyncRequest {
    const last = given.operations.at(-1);
    const hash =
      last === undefined ? null : typeof last === 'string' ? hashOperation(last) : last.withheld;
    return {
      epoch: this.epoch,
      ...given,
      attachments: [],
      receipts: this.receipt ? [this.receipt] : [],
      signature: hash === null ? null : this.sign(pushInput(hash)),
      cursor: this.cursor,
      pending: { count: given.operations.length, oldest: null },
      app: '0.1.0',
      ...rest,
    };
  }

  sign(text: string): string {
    const key = { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return sign('sha256', Buffer.from(text), key).toString('base64url');
  }

  send(request: SyncRequest): Promise<SyncReply> {
    return handleSync(this.world.deps, this.scope, request);
  }

  /** Pushes operations that were just written: the last of them is the head. */
  async push(
    built: readonly { bytes: string }[],
    attachments: Attachment[] = [],
  ): Promise<SyncAnswer> {
    const first = this.head.seq - built.length + 1;
    const operations = built.map(({ bytes }) => bytes);
    const reply = await this.send(this.request({ first, operations }, { attachments }));
    if (!reply.ok) throw new Error(`The push was refused: ${JSON.stringify(reply.problem)}`);
    this.receipt = reply.answer.receipt;
    return reply.answer;
  }

  /** Reads the feed to its end, without pushing. */
  async pull(): Promise<Change[]> {
    const changes: Change[] = [];
    for (;;) {
      const reply = await this.send(this.request({ first: this.head.seq + 1, operations: [] }));
      if (!reply.ok) throw new Error(`The pull was refused: ${JSON.stringify(reply.problem)}`);
      changes.push(...reply.answer.changes);
      this.cursor = reply.answer.cursor;
      this.receipt = reply.answer.receipt;
      if (!reply.answer.more) return changes;
    }
  }
}

/** Rows as a tablet would hold them after these changes, by `room key`. */
export function rowsAfter(changes: readonly Change[], before = new Map<string, unknown>()) {
  const rows = new Map(before);
  for (const { room, key, row } of changes) {
    if (row) rows.set(`${room} ${key}`, row);
    else rows.delete(`${room} ${key}`);
  }
  return rows;
}
