import { webcrypto } from 'node:crypto';
import { hashOperation } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import type { SyncAnswer } from '@comptoir/shared/sync/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld, hour, minute } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

const statuses = (answer: SyncAnswer) =>
  answer.outcomes.map(({ seq, status, refusal }) => [seq, refusal ?? status]);

function punches() {
  return world.deps.db.selectFrom('punch').selectAll().orderBy('seq').execute();
}

function operations() {
  return world.deps.db
    .selectFrom('operation')
    .selectAll()
    .where('device', '=', tablet.scope.device)
    .orderBy('position')
    .execute();
}

/** A device operation whose bytes are what a test makes of them, in the chain and signed. */
function tampered(change: (bytes: string) => string) {
  const { head } = tablet;
  const built = tablet.punch(world.employee, 'in');
  tablet.head = head;
  return tablet.writeRaw(change(built.bytes));
}

describe('a push', () => {
  it('is applied in order, each operation at a position of its own', async () => {
    const answer = await tablet.push([
      tablet.punch(world.employee, 'in'),
      tablet.punch(world.employee, 'break-start'),
    ]);
    const [first, second] = answer.outcomes.map(({ position }) => position ?? 0);
    expect(statuses(answer)).toEqual([
      [1, 'applied'],
      [2, 'applied'],
    ]);
    expect(second).toBe((first ?? 0) + 1);
    expect(answer.last).toEqual({ seq: 2, head: tablet.head.hash });
    expect((await punches()).map(({ type }) => type)).toEqual(['in', 'break-start']);
  });

  it('S01 JOURNAL-10 answers the stored outcome when its reply was lost, and the first receivedAt stays', async () => {
    const built = [tablet.punch(world.employee, 'in'), tablet.punch(world.employee, 'in')];
    const first = await tablet.push(built);
    world.clock.advance(3 * hour);
    const again = await tablet.push(built);
    expect(again.outcomes).toEqual(first.outcomes);
    expect(again.outcomes[1]?.flags).toContain('double');
    const rows = await punches();
    expect(rows).toHaveLength(2);
    expect(rows.map((row) => row.received_at)).toEqual([
      world.clock.now() - 3 * hour,
      world.clock.now() - 3 * hour,
    ]);
  });

  it('D15 takes a batch that is partly known: stored outcomes, then new ones', async () => {
    const known = tablet.punch(world.employee, 'in');
    const first = await tablet.push([known]);
    const fresh = tablet.punch(world.employee, 'out');
    const both = await tablet.push([known, fresh]);
    expect(both.outcomes[0]).toEqual(first.outcomes[0]);
    expect(both.outcomes[1]).toMatchObject({ seq: 2, status: 'applied' });
    expect(await punches()).toHaveLength(2);
  });

  it('D14 JOURNAL-11 answers a gap with the end of the epoch, and applies nothing', async () => {
    const kept = tablet.punch(world.employee, 'in');
    await tablet.push([kept]);
    tablet.punch(world.employee, 'break-start');
    const later = tablet.punch(world.employee, 'break-end');
    const reply = await tablet.send(tablet.request({ first: 3, operations: [later.bytes] }));
    expect(reply).toEqual({
      ok: false,
      problem: {
        protocol: 'comptoir-sync-1',
        refusal: 'expected-seq',
        last: { seq: 1, head: kept.hash },
      },
    });
    expect(await punches()).toHaveLength(1);
    expect(await operations()).toHaveLength(1);
  });

  it('D16 JOURNAL-6 refuses a push with a flipped byte, a broken prev or a foreign signature, and records nothing', async () => {
    const built = [
      tablet.punch(world.employee, 'in'),
      tablet.punch(world.employee, 'break-start'),
      tablet.punch(world.employee, 'break-end'),
    ].map(({ bytes }) => bytes);
    const good = tablet.request({ first: 1, operations: built });
    const flip = (at: number) =>
      built.map((bytes, index) =>
        index === at ? bytes.replace('"auth":"pin"', '"auth":"pim"') : bytes,
      );
    const other = await world.tablet();
    const bad = [
      ...[0, 1, 2].map((at) => ({ ...good, operations: flip(at) })),
      { ...good, operations: [built[0]!, built[2]!, built[1]!] },
      { ...good, signature: other.sign(pushInput(hashOperation(built[2]!))) },
      { ...good, signature: tablet.sign(pushInput(hashOperation(built[1]!))) },
      { ...good, signature: null },
      { ...good, signature: 'x' },
    ];
    for (const request of bad) {
      const reply = await tablet.send(request);
      expect(reply).toMatchObject({ ok: false, problem: { refusal: 'bad-request' } });
    }
    expect(await operations()).toEqual([]);
    expect((await tablet.send(good)).ok).toBe(true);
  });

  it('D16 takes another valid signature of the same operations for the same push', async () => {
    const built = tablet.punch(world.employee, 'in');
    const request = tablet.request({ first: 1, operations: [built.bytes] });
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const raw = Buffer.from(request.signature ?? '', 'base64url').toString('hex');
    const s = (order - BigInt(`0x${raw.slice(64)}`)).toString(16).padStart(64, '0');
    const twin = Buffer.from(raw.slice(0, 64) + s, 'hex').toString('base64url');
    expect(twin).not.toBe(request.signature);
    expect((await tablet.send(request)).ok).toBe(true);
    expect((await tablet.send({ ...request, signature: twin })).ok).toBe(true);
    expect(await punches()).toHaveLength(1);
  });

  it('D17 JOURNAL-12 records what cannot be read as refused, and later operations go on', async () => {
    const bad = [
      ['a duplicate key', (bytes: string) => bytes.replace('{"v":1,', '{"v":1,"v":1,')],
      [
        'a number beyond 2^53',
        (bytes: string) => bytes.replace('"sincePage":0', '"sincePage":9007199254740993'),
      ],
      ['a lone surrogate', (bytes: string) => bytes.replace('0.1.0', '0.1.\\ud800')],
      ['an extra field', (bytes: string) => bytes.replace('{"v":1,', '{"v":1,"w":1,')],
      ['NaN', (bytes: string) => bytes.replace('"sincePage":0', '"sincePage":NaN')],
      ['integer-like keys', (bytes: string) => bytes.replace('"body":{', '"body":{"b":1,"1":1,')],
      ['no JSON', () => 'poison'],
      ['another seq', (bytes: string) => bytes.replace(/"seq":\d+/, '"seq":900')],
      ['9 kB', (bytes: string) => bytes.replace('0.1.0', 'x'.repeat(9_000))],
      ['__proto__', (bytes: string) => bytes.replace('"body":{', '"body":{"__proto__":{},')],
    ] as const;
    const built: { bytes: string; hash: string }[] = [];
    for (const [, change] of bad) {
      built.push(tampered(change));
      built.push(tablet.punch(world.employee, 'in'));
    }
    const answer = await tablet.push(built);
    expect(statuses(answer)).toEqual(
      bad.flatMap((_, index) => [
        [2 * index + 1, 'malformed'],
        [2 * index + 2, 'applied'],
      ]),
    );
    expect((await operations()).map(({ bytes }) => bytes)).toEqual(built.map(({ bytes }) => bytes));
  });

  it('D21 S04 goes on past a poison operation that was withheld, an unknown kind and a forbidden one', async () => {
    const poison = tablet.punch(world.employee, 'in');
    const unknown = tampered((bytes) =>
      bytes.replace('"kind":"punch.record"', '"kind":"punch.teleport"'),
    );
    const forbidden = tablet.write({ kind: 'employee.archive', body: { person: world.employee } });
    const good = tablet.punch(world.employee, 'in');
    const reply = await tablet.send(
      tablet.request({
        first: 1,
        operations: [{ withheld: poison.hash }, unknown.bytes, forbidden.bytes, good.bytes],
      }),
    );
    if (!reply.ok) throw new Error(reply.problem.refusal);
    expect(statuses(reply.answer)).toEqual([
      [1, 'withheld'],
      [2, 'unknown-kind'],
      [3, 'not-allowed'],
      [4, 'applied'],
    ]);
    expect(reply.answer.last).toEqual({ seq: 4, head: good.hash });
    expect(await punches()).toHaveLength(1);
  });

  it('takes an id for one operation only: a second one is malformed and cannot replace the first', async () => {
    const first = tablet.punch(world.employee, 'in');
    const answer = await tablet.push([
      first,
      tampered((bytes) => bytes.replace(/"id":"[^"]+"/, `"id":"${first.operation.id}"`)),
    ]);
    expect(statuses(answer)).toEqual([
      [1, 'applied'],
      [2, 'malformed'],
    ]);
    const again = await tablet.push([
      tampered((bytes) => bytes.replace(/"id":"[^"]+"/, `"id":"${first.operation.id}"`)),
    ]);
    expect(statuses(again)).toEqual([[3, 'malformed']]);
    expect(await punches()).toHaveLength(1);
  });

  it('is refused whole when the device was revoked', async () => {
    const built = tablet.punch(world.employee, 'in');
    await world.append([{ kind: 'device.revoke', body: { device: tablet.scope.device } }]);
    const reply = await tablet.send(tablet.request({ first: 1, operations: [built.bytes] }));
    expect(reply).toMatchObject({ ok: false, problem: { refusal: 'revoked' } });
    expect(await operations()).toEqual([]);
  });

  it('wakes the store that it concerns, and only after the commit', async () => {
    world.pokes.length = 0;
    await tablet.push([tablet.punch(world.employee, 'in')]);
    expect(world.pokes).toEqual([world.establishment]);
    await tablet.push([tablet.write({ kind: 'auth.settings', body: {}, actor: world.manager })]);
    expect(world.pokes).toEqual([world.establishment]);
  });

  it('JOURNAL-9 gives pushes that come at once positions without a gap, in the order of their commits', async () => {
    const tablets = await Promise.all(Array.from({ length: 8 }, () => world.tablet()));
    const answers = await Promise.all(
      tablets.map((one) =>
        one.push(Array.from({ length: 20 }, () => one.punch(world.employee, 'in'))),
      ),
    );
    const positions = answers.flatMap(({ outcomes }) =>
      outcomes.map(({ position }) => position ?? 0),
    );
    const sorted = [...positions].sort((a, b) => a - b);
    expect(sorted).toEqual(Array.from({ length: 160 }, (_, index) => (sorted[0] ?? 0) + index));
  });

  it('S23 drains 10,000 operations in batches of 500, each once', async () => {
    const built = Array.from({ length: 10_000 }, (_, index) => {
      world.clock.advance(minute);
      return tablet.punch(
        index % 2 === 0 ? world.employee : world.manager,
        index % 4 < 2 ? 'in' : 'out',
      );
    });
    for (let from = 0; from < built.length; from += 500) {
      const slice = built.slice(from, from + 500).map(({ bytes }) => bytes);
      const reply = await tablet.send(tablet.request({ first: from + 1, operations: slice }));
      expect(reply).toMatchObject({ ok: true, answer: { last: { seq: from + 500 } } });
    }
    const ids = new Set((await punches()).map(({ id }) => id));
    expect(ids).toEqual(new Set(built.map(({ operation }) => operation.id)));
  });
});

it('D21 the chain goes on through a kind of tomorrow, whatever fields its body has', async () => {
  const tomorrow = tampered((bytes) =>
    bytes
      .replace('"kind":"punch.record"', '"kind":"punch.tomorrow"')
      .replace('"type":"in"', `"prev":"${'a'.repeat(64)}"`),
  );
  const answer = await tablet.push([tomorrow]);
  expect(statuses(answer)).toEqual([[1, 'unknown-kind']]);
  const next = [tablet.punch(world.employee, 'in')];
  const { head } = tablet;
  const lists = tablet.writeRaw(
    JSON.stringify({ body: [{ prev: 'b'.repeat(64) }], prev: head.hash }),
  );
  const both = await tablet.push([...next, lists, tablet.punch(world.employee, 'out')]);
  expect(statuses(both)).toEqual([
    [2, 'applied'],
    [3, 'malformed'],
    [4, 'applied'],
  ]);
});

// The verifier must take what browsers sign, not only what Node signs.
it('verifies signatures made by WebCrypto', async () => {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  await world.deps.db
    .updateTable('device')
    .set({ sign_key: JSON.stringify({ kty, crv, x, y }) })
    .where('id', '=', tablet.scope.device)
    .execute();
  const built = tablet.punch(world.employee, 'in');
  const signature = await webcrypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pair.privateKey,
    Buffer.from(pushInput(built.hash)),
  );
  const request = tablet.request({ first: 1, operations: [built.bytes] });
  const signed = { ...request, signature: Buffer.from(signature).toString('base64url') };
  expect((await tablet.send(signed)).ok).toBe(true);
});
