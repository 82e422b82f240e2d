import { base64urlnopad } from '@scure/base';
import type { Grant, PublicKey } from '@comptoir/shared/devices/enrolment';
import { enrolmentRequestSchema } from '@comptoir/shared/devices/enrolment';
import { type SealingCrypto, seal } from '@comptoir/shared/devices/sealing';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type DeviceOperation, hashOperation } from '@comptoir/shared/journal/operation';
import { pushInput, receiptInput } from '@comptoir/shared/journal/receipt';
import { projectPunch } from '@comptoir/shared/punches/project';
import { type DrainRequest, drainInput, drainRequestSchema } from '@comptoir/shared/sync/drain';
import {
  type Change,
  type Outcome,
  type SyncAnswer,
  type SyncRequest,
  protocolMarker,
  syncRequestSchema,
} from '@comptoir/shared/sync/messages';
import type { Platform, TransportRequest } from '../ports.ts';
import { json, problem } from './answers.ts';
import { type PretendPeople, pretendPeople } from './pretend-people.ts';

/**
 * The server's side of the contract, as small as it can be, for the tablet's own tests: it keeps the chain, checks the
 * push signature, answers stored outcomes and serves a feed. The real one is tested with the real tablet in e2e.
 */
export type PretendServer = {
  transport: Platform['transport'];
  /** What `transport` does before the server sees a request; to be replaced by tests. */
  before: (path: string, request: TransportRequest) => Promise<Response | null>;
  /** What becomes of an answer on its way back. */
  after: (path: string, answer: Response) => Promise<Response>;
  journal: { hash: string; bytes: string | null; operation: DeviceOperation | null }[];
  /** What withdrawn tablets handed in, by hash. */
  quarantine: Map<string, string | null>;
  /** Every change of the feed, oldest first; the cursor is an index in it. */
  feed: Change[];
  requests: { path: string; sync: SyncRequest | null }[];
  /** Refuses or delays operations by their kind. */
  outcomeOf: (operation: DeviceOperation) => Partial<Outcome> | null;
  pageSize: number;
  approve: boolean;
  revoked: boolean;
  /** Declared lost: nothing but the drain is answered. */
  lost: boolean;
  /** Where the tablet stands in its life, and whose place it took. */
  life: Pick<SyncAnswer, 'state' | 'predecessor' | 'succession'> &
    Partial<Pick<SyncAnswer, 'predecessors' | 'silent'>>;
  resync: string | null;
  sessions: number;
  /** Where it says that the portal is; null: an older server. */
  portal: string | null;
  safe: number | null;
  ids: { organisation: string; establishment: string; device: string };
  /** Roster, PINs and photos. */
  people: PretendPeople;
  /** What opens an emergency export. */
  sealKeys: { publicKey: PublicKey; privateKey: CryptoKey };
  addEmployee(
    person: string,
    given: string,
    role?: 'employee' | 'manager',
    pin?: string,
  ): Promise<void>;
  /** Sets the length of an epoch, as another copy of the tablet would have. */
  adopt(epoch: string, length: number): void;
  /** Forgets every operation behind `seq`, as a restored backup does. */
  restore(seq: number): void;
};

const { subtle } = globalThis.crypto;

export async function pretendServer(now: () => number, next: () => number): Promise<PretendServer> {
  const id = () =>
    uuidv7(
      now(),
      Uint8Array.from({ length: 10 }, () => next() & 0xff),
    );
  const ids = { organisation: id(), establishment: id(), device: id() };
  const receiptPair = await pair('ECDSA');
  const sealPair = await pair('ECDH');
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const hmac = await subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const outcomes = new Map<string, Outcome>();
  let epochs = new Map<string, number>();
  let signKey: PublicKey | null = null;
  let grant: string | null = null;

  const feed: Change[] = [];
  const people = pretendPeople({
    ...{ feed, now, organisation: ids.organisation, deviceMac: hmac },
    sealPair: { publicKey: sealPair.jwk, privateKey: sealPair.privateKey },
  });

  const server: PretendServer = {
    journal: [],
    quarantine: new Map(),
    feed,
    people,
    requests: [],
    outcomeOf: () => null,
    pageSize: 500,
    approve: true,
    revoked: false,
    lost: false,
    life: { state: 'active', predecessor: null, succession: null },
    resync: null,
    sessions: 0,
    portal: null,
    safe: null,
    ids,
    sealKeys: { publicKey: sealPair.jwk, privateKey: sealPair.privateKey },
    before: () => Promise.resolve(null),
    after: (_path, answer) => Promise.resolve(answer),
    async transport(path, request) {
      const early = await server.before(path, request);
      if (early) return early;
      return await server.after(path, await route(path, request));
    },
    async addEmployee(person, given, role = 'employee', pin) {
      people.change(person, {
        ...unsetDetails,
        ...{ id: person, role, team: null, minorUntil: null },
        name: { given, family: 'Martin' },
        nameText: 'a'.repeat(64),
        colour: 'teal',
      });
      if (pin !== undefined) await people.setPin(person, pin);
    },
    adopt: (epoch, length) => void epochs.set(epoch, length),
    restore(seq) {
      const doomed = server.journal.splice(seq);
      for (const entry of doomed) outcomes.delete(entry.hash);
      const lost = (epoch: string) =>
        doomed.filter(({ operation }) => operation === null || operation.epoch === epoch).length;
      epochs = new Map([...epochs].map(([epoch, length]) => [epoch, length - lost(epoch)]));
    },
  };

  async function route(path: string, request: TransportRequest): Promise<Response> {
    if (path === '/api/sync/events') return problem(503, 'busy');
    if (path.startsWith('/api/sync/photos/'))
      return authorised(request) ? people.photo(path, request) : problem(401, 'unauthorised');
    const body: unknown = JSON.parse(await textOf(request));
    server.requests.push({
      path,
      sync: path === '/api/sync' ? syncRequestSchema.parse(body) : null,
    });
    if (path === '/api/devices/enrolments') return await enrolments(body);
    if (path === '/api/devices/enrolments/poll') {
      return json(
        server.approve && grant !== null ? { status: 'approved', grant } : { status: 'pending' },
      );
    }
    const purpose = (body as { purpose?: string }).purpose;
    if (path === '/api/devices/nonce' && purpose === 'drain') return json({ nonce: 'd' });
    if (path === '/api/sync/drain') return await drain(drainRequestSchema.parse(body));
    if (server.lost) return problem(403, 'lost');
    if (server.revoked) return problem(403, 'revoked');
    if (path === '/api/devices/nonce') return json({ nonce: 'n' });
    if (path === '/api/devices/session') {
      server.sessions += 1;
      return json({ token: `t${server.sessions}`, expiresIn: 900, portal: server.portal });
    }
    if (!authorised(request)) return problem(401, 'unauthorised');
    if (path === '/api/sync/links') {
      return json({
        url: `https://simulated/portal/activation#${id()}`,
        expiresAt: now() + 3_600_000,
      });
    }
    return await sync(syncRequestSchema.parse(body));
  }

  function authorised({ headers }: TransportRequest): boolean {
    return headers?.['authorization'] === `Bearer t${server.sessions}`;
  }

  async function enrolments(body: unknown): Promise<Response> {
    const asked = enrolmentRequestSchema.parse(body);
    signKey = asked.signKey;
    const deviceKey = await seal(
      globalThis.crypto as unknown as SealingCrypto,
      asked.wrapKey,
      'device-key',
      secret,
    );
    const made: Grant = {
      v: 1,
      ...ids,
      receiptKey: receiptPair.jwk,
      sealKey: sealPair.jwk,
      deviceKey,
      zone: 'Europe/Paris',
    };
    grant = JSON.stringify(made);
    return json({ deviceCode: 'd', userCode: 'BCDF-GHJK', expiresIn: 600, interval: 5 });
  }

  async function drain({ device, nonce, operations, signature }: DrainRequest): Promise<Response> {
    const entries = operations.map((one) =>
      typeof one === 'string'
        ? { hash: hashOperation(one), bytes: one }
        : { hash: one.withheld, bytes: null },
    );
    if (!(await signed(entries.at(-1)!.hash, signature))) return problem(400, 'bad-request');
    const recorded = new Set(server.journal.map((entry) => entry.hash));
    for (const { hash, bytes } of entries) {
      if (!recorded.has(hash)) server.quarantine.set(hash, bytes);
    }
    const held = entries.map(({ hash }) => hash);
    const told = await sign(drainInput(device, nonce, held));
    return json({ protocol: protocolMarker, held, signature: told });
  }

  async function sync(request: SyncRequest): Promise<Response> {
    const own = () =>
      server.journal.filter(
        (entry) => entry.operation?.epoch === request.epoch || entry.bytes === null,
      );
    const length = epochs.get(request.epoch) ?? 0;
    const last = () => ({ seq: epochs.get(request.epoch) ?? 0, head: own().at(-1)?.hash ?? null });
    if (request.operations.length > 0 && request.first > length + 1)
      return problem(409, 'expected-seq', { last: last() });
    const hashes = request.operations.map((one) =>
      typeof one === 'string' ? hashOperation(one) : one.withheld,
    );
    if (request.signature !== null && !(await signed(hashes.at(-1)!, request.signature)))
      return problem(400, 'bad-request');
    const known = own();
    for (const [index, hash] of hashes.entries()) {
      const stored = known[request.first - 1 + index];
      if (stored && stored.hash !== hash) {
        return problem(409, 'fork', { last: last(), quarantined: hashes.slice(index) });
      }
    }
    people.attach(request.attachments);
    const answers: Outcome[] = [];
    for (const [index, one] of request.operations.entries()) {
      const seq = request.first + index;
      const hash = hashes[index]!;
      const outcome = outcomes.get(hash) ?? (await take(one, hash, seq));
      answers.push(outcome);
      if (outcome.status === 'retry') break;
      epochs.set(request.epoch, Math.max(epochs.get(request.epoch) ?? 0, seq));
    }
    return json(await answer(request, answers, last()));
  }

  async function take(
    one: string | { withheld: string },
    hash: string,
    seq: number,
  ): Promise<Outcome> {
    const position = server.journal.length + 1;
    if (typeof one !== 'string') {
      server.journal.push({ hash, bytes: null, operation: null });
      return keep(hash, {
        id: null,
        seq,
        position,
        status: 'refused',
        refusal: 'withheld',
        flags: [],
      });
    }
    const operation = JSON.parse(one) as DeviceOperation;
    const outcome: Outcome = {
      id: operation.id,
      seq,
      position,
      status: 'applied',
      flags: [],
      ...(server.outcomeOf(operation) ?? (await people.take(operation))),
    };
    if (outcome.status === 'retry') return { ...outcome, position: null };
    server.journal.push({ hash, bytes: one, operation });
    if (operation.kind === 'punch.record' || operation.kind === 'punch.declare') {
      const bounds = { after: null, before: now() };
      const row = projectPunch(operation, {
        bounds,
        rule: { zone: 'Europe/Paris', cutOffHour: 5 },
      });
      server.feed.push({ room: 'punches', key: row.id, row });
      if (row.person !== null) {
        const { person, id: punch, type, at, device, epoch } = row;
        server.feed.push({
          room: 'presence',
          key: person,
          row: { person, punch, type, at, device, epoch, seq },
        });
      }
    }
    return keep(hash, outcome);
  }

  function keep(hash: string, outcome: Outcome): Outcome {
    outcomes.set(hash, outcome);
    return outcome;
  }

  async function answer(
    request: SyncRequest,
    answers: Outcome[],
    last: { seq: number; head: string | null },
  ) {
    const resync = request.cursor !== null ? server.resync : null;
    if (resync !== null) server.resync = null;
    const from = request.cursor === null ? 0 : Number(request.cursor);
    const changes = resync === null ? server.feed.slice(from, from + server.pageSize) : [];
    const end = from + changes.length;
    const payload = JSON.stringify({
      v: 1,
      organisation: ids.organisation,
      device: ids.device,
      epoch: request.epoch,
      ...last,
      receivedAt: now(),
      position: server.journal.length,
    });
    return {
      protocol: protocolMarker,
      outcomes: answers,
      last,
      receipt: { payload, signature: await sign(receiptInput(payload)) },
      changes,
      cursor: resync === null ? String(end) : null,
      resync,
      more: resync === null && end < server.feed.length,
      safe: server.safe,
      serverTime: now(),
      minimumApp: '0',
      ...server.life,
    };
  }

  async function sign(text: string): Promise<string> {
    const input = new TextEncoder().encode(text);
    const es256 = { name: 'ECDSA', hash: 'SHA-256' };
    return encode(await subtle.sign(es256, receiptPair.privateKey, input));
  }

  async function signed(hash: string, signature: string): Promise<boolean> {
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await subtle.importKey('jwk', signKey!, curve, false, ['verify']);
    const input = new TextEncoder().encode(pushInput(hash));
    const bytes = new Uint8Array(base64urlnopad.decode(signature));
    return await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes, input);
  }

  return server;
}

async function pair(name: 'ECDSA' | 'ECDH') {
  const usages: KeyUsage[] = name === 'ECDSA' ? ['sign', 'verify'] : ['deriveBits'];
  const made = await subtle.generateKey({ name, namedCurve: 'P-256' }, false, usages);
  const { kty, crv, x, y } = await subtle.exportKey('jwk', made.publicKey);
  return { ...made, jwk: { kty, crv, x, y } as PublicKey };
}

function encode(bytes: ArrayBuffer): string {
  return base64urlnopad.encode(new Uint8Array(bytes));
}

/** A request's body as it was before it was compressed. */
export async function textOf({ body = '{}', headers }: TransportRequest): Promise<string> {
  if (typeof body === 'string') return body;
  if (headers?.['content-encoding'] !== 'gzip') return new TextDecoder().decode(body);
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
  return await new Response(stream).text();
}
