import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { chainOf, draftOf, zeroHash } from '../testing/operations.ts';
import { buildOperation, verifyChain } from './chain.ts';
import { hashOperation, parseDeviceOperation } from './operation.ts';

const nine = Date.parse('2026-11-20T09:00:00+01:00');
const drafts = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    draftOf(
      'punch.record',
      { person: idOf('p', 1), type: index % 2 ? 'out' : 'in', nameText: null },
      nine + index * 1_000,
      { id: idOf('o', index) },
    ),
  );
const start = { seq: 0, hash: zeroHash };

describe('building', () => {
  it('JOURNAL-4 ties a draft to the head, in the order of the schema', () => {
    const { operation, bytes, hash } = buildOperation(
      { seq: 41, hash: 'a'.repeat(64) },
      drafts(1)[0]!,
    );
    expect(operation).toMatchObject({ v: 1, seq: 42, prev: 'a'.repeat(64) });
    expect(hash).toBe(hashOperation(bytes));
    expect(parseDeviceOperation(bytes)).toEqual({ ok: true, value: operation });
    expect(Object.keys(JSON.parse(bytes) as object)).toEqual([
      ...['v', 'id', 'organisation', 'establishment', 'actor', 'auth', 'zone', 'app', 'kind'],
      ...['body', 'device', 'epoch', 'seq', 'prev', 'clock', 'receipt'],
    ]);
  });

  it('JOURNAL-3 seq has no gap and prev is the hash of the one before', () => {
    const chain = chainOf(drafts(5));
    expect(chain.map(({ operation }) => operation.seq)).toEqual([1, 2, 3, 4, 5]);
    chain.slice(1).forEach(({ operation }, index) => {
      expect(operation.prev).toBe(chain[index]!.hash);
    });
  });
});

describe('verifying', () => {
  const chain = chainOf(drafts(6));

  it('JOURNAL-5 a whole chain holds, an empty one and a part of one too', () => {
    expect(verifyChain(start, chain)).toEqual({
      ok: true,
      value: { seq: 6, hash: chain[5]!.hash },
    });
    expect(verifyChain(start, [])).toEqual({ ok: true, value: start });
    expect(verifyChain({ seq: 3, hash: chain[2]!.hash }, chain.slice(3)).ok).toBe(true);
  });

  it('O7 JOURNAL-5 a link left out, moved or written again is named', () => {
    const without = chain.filter((_, index) => index !== 2);
    expect(verifyChain(start, without)).toMatchObject({ refusal: { index: 2, fault: 'seq' } });
    const moved = [chain[1]!, chain[0]!];
    expect(verifyChain(start, moved)).toMatchObject({ refusal: { index: 0, fault: 'seq' } });
    const other = { ...drafts(6)[3]!, clock: { ...drafts(6)[3]!.clock, wall: nine - 1 } };
    const forged = buildOperation({ seq: 3, hash: chain[2]!.hash }, other);
    const rewritten = chain.map((link, index) => (index === 3 ? forged : link));
    expect(verifyChain(start, rewritten)).toMatchObject({ refusal: { index: 4, fault: 'prev' } });
    const wrongStart = { seq: 0, hash: 'b'.repeat(64) };
    expect(verifyChain(wrongStart, chain)).toMatchObject({ refusal: { index: 0, fault: 'prev' } });
  });

  it('JOURNAL-5 a link of another epoch or without its tie is named', () => {
    const stray = buildOperation(
      { seq: 1, hash: chain[0]!.hash },
      { ...drafts(1)[0]!, epoch: idOf('h', 2) },
    );
    expect(verifyChain(start, [chain[0]!, stray])).toMatchObject({
      refusal: { index: 1, fault: 'epoch' },
    });
    const noise = { bytes: 'noise', hash: hashOperation('noise') };
    expect(verifyChain(start, [noise])).toMatchObject({
      refusal: { index: 0, fault: 'malformed' },
    });
  });

  it('JOURNAL-5 a kind that this build does not know is still a link', () => {
    const unknown = buildOperation(start, drafts(1)[0]!).bytes.replace(
      'punch.record',
      'punch.soar',
    );
    const link = { bytes: unknown, hash: hashOperation(unknown) };
    expect(verifyChain(start, [link])).toEqual({ ok: true, value: { seq: 1, hash: link.hash } });
  });

  it('D16 O7 JOURNAL-5 one changed character anywhere is named at its place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.nat(), (index, place) => {
        const { bytes, hash } = chain[index]!;
        const at = place % bytes.length;
        const text = `${bytes.slice(0, at)}${bytes[at] === '0' ? '1' : '0'}${bytes.slice(at + 1)}`;
        const altered = chain.map((link, i) => (i === index ? { bytes: text, hash } : link));
        expect(verifyChain(start, altered)).toEqual({
          ok: false,
          refusal: { index, fault: 'hash' },
        });
      }),
    );
  });
});
