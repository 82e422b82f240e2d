import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { operationOf } from '../testing/operations.ts';
import { hashText } from './hash.ts';
import {
  hashOperation,
  isDeviceOperation,
  operationLimit,
  parseDeviceOperation,
  parseOperation,
  serialise,
} from './operation.ts';

const nine = Date.parse('2026-11-20T09:00:00+01:00');
const arrival = operationOf(
  'punch.record',
  { person: idOf('p', 1), type: 'in', nameText: null },
  nine,
);
const bytes = serialise(arrival);
const malformed = { ok: false, refusal: 'malformed' };
/** The good operation with one thing changed, written as strictly as the good one. */
const changed = (changes: object) => JSON.stringify({ ...arrival, ...changes });

describe('reading an operation', () => {
  it('JOURNAL-1 the same string is stored, hashed and read back', () => {
    expect(parseDeviceOperation(bytes)).toEqual({ ok: true, value: arrival });
    expect(serialise(arrival)).toBe(bytes);
    // SHA-256 of "comptoir-op-v1\n{}", by another implementation.
    expect(hashOperation('{}')).toBe(
      '4499965ab5b92f81b54b1c2cd8e5b079ec56f0794678037cf936ce3e94b9bc1d',
    );
    expect(hashOperation(bytes)).not.toBe(hashText('comptoir-journal-v1', bytes));
  });

  it.each([
    ['duplicate keys', bytes.replace('"v":1,', '"v":1,"v":1,')],
    ['a duplicate key in the body', bytes.replace('"type":"in"', '"type":"out","type":"in"')],
    ['2^53 + 1', bytes.replace(`"wall":${nine}`, '"wall":9007199254740993')],
    ['a number that writes itself otherwise', bytes.replace('"seq":1', '"seq":1.0')],
    ['a lone surrogate', bytes.replace('1.0.0', '1.0.\ud800')],
    ['an escaped lone surrogate', bytes.replace('1.0.0', '1.0.\\ud800')],
    ['an escaped lone surrogate after a backslash', changed({ app: '\\\ud800' })],
    ['an extra field', changed({ extra: 1 })],
    ['an extra field in the body', changed({ body: { ...arrival.body, extra: 1 } })],
    ['NaN', bytes.replace('"seq":1', '"seq":NaN')],
    ['integer-like keys out of order', bytes.replace('{"v":1', '{"z":0,"1":0,"v":1')],
    ['__proto__', bytes.replace('"v":1,', '"v":1,"__proto__":{"x":1},')],
    ['white space', ` ${bytes}`],
    ['a line feed after it', `${bytes}\n`],
    ['an escape where none is due', bytes.replace('"in"', '"\\u0069n"')],
    ['nothing', ''],
    ['null', 'null'],
    ['an array', `[${bytes}]`],
    ['half of it', bytes.slice(0, 100)],
  ])('D17 JOURNAL-2 %s is malformed', (_, text) => {
    expect(parseDeviceOperation(text)).toEqual(malformed);
    expect(parseOperation(text)).toEqual(malformed);
  });

  it.each([
    ['another version', { v: 2 }],
    ['a seq of nought', { seq: 0 }],
    ['a seq that is no integer', { seq: 1.5 }],
    ['an upper-case id', { id: arrival.id.toUpperCase() }],
    ['a short hash', { prev: 'ab' }],
    ['no establishment', { establishment: null }],
    ['an unknown way of knowing the actor', { auth: 'face' }],
    ['a body that is no object', { body: [] }],
    ['a body of another kind', { kind: 'punch.cancel' }],
    ['a date that does not exist', { kind: 'task.check', body: { day: '2026-02-30' } }],
    ['a clock before 1970', { clock: { ...arrival.clock, wall: -1 } }],
  ])('D17 JOURNAL-2 %s is malformed', (_, changes) => {
    expect(parseDeviceOperation(changed(changes))).toEqual(malformed);
  });

  it('JOURNAL-2 a good envelope of a kind that nobody knows yet says so', () => {
    const later = changed({ kind: 'punch.levitate', body: { height: 3 } });
    expect(parseDeviceOperation(later)).toEqual({ ok: false, refusal: 'unknown-kind' });
    for (const kind of ['toString', 'constructor', '__proto__']) {
      expect(parseDeviceOperation(changed({ kind })).ok).toBe(false);
    }
  });

  it('JOURNAL-2 whole surrogate pairs and the letters of an escape are only text', () => {
    for (const app of ['\u{1f600}', '\\ud800', '\\\\ud800']) {
      expect(parseDeviceOperation(changed({ app }))).toMatchObject({ ok: true, value: { app } });
    }
  });

  it('JOURNAL-2 the limit is in bytes of UTF-8', () => {
    // Filled in the envelope's loosest place: a kind that is unknown, with a long body.
    const filled = (letter: string, count: number) =>
      changed({ kind: 'x', body: { text: letter.repeat(count) } });
    const room = operationLimit - utf8ToBytes(filled('', 0)).length;
    expect(parseDeviceOperation(filled('a', room))).toMatchObject({ refusal: 'unknown-kind' });
    expect(parseDeviceOperation(filled('a', room + 1))).toEqual(malformed);
    expect(parseDeviceOperation(filled('é', room / 2 + 1))).toEqual(malformed);
  });

  it('JOURNAL-2 an operation of the server is read as one, and not as a tablet’s', () => {
    const { device: _, epoch, seq, prev, clock, receipt, ...common } = arrival;
    void [epoch, seq, prev, clock, receipt];
    const written = JSON.stringify({ ...common, source: { door: 'setup', account: null } });
    const read = parseOperation(written);
    expect(read.ok && isDeviceOperation(read.value)).toBe(false);
    expect(read.ok).toBe(true);
    expect(parseDeviceOperation(written)).toEqual(malformed);
    const own = parseOperation(bytes);
    expect(own.ok && isDeviceOperation(own.value)).toBe(true);
  });

  it('D16 JOURNAL-2 a flipped byte is malformed or has another hash', () => {
    const places = fc.integer({ min: 0, max: bytes.length - 1 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 127 }), (place, bits) => {
        const flipped = String.fromCharCode(bytes.charCodeAt(place) ^ bits);
        const text = bytes.slice(0, place) + flipped + bytes.slice(place + 1);
        expect(hashOperation(text)).not.toBe(hashOperation(bytes));
        const read = parseDeviceOperation(text);
        if (read.ok) expect(serialise(read.value)).toBe(text);
      }),
    );
  });
});
