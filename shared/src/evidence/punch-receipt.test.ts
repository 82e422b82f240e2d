import { base64urlnopad } from '@scure/base';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from '../journal/hash.ts';
import { punchTypes } from '../punches/operations.ts';
import { idOf } from '../testing/ids.ts';
import {
  type PunchStatement,
  punchReceiptInput,
  readPunchReceipt,
  statementBody,
  writePunchReceipt,
} from './punch-receipt.ts';

const statement: PunchStatement = {
  device: idOf('d', 1),
  epoch: idOf('e', 2),
  seq: 41,
  hash: hashText('comptoir-op-v1', 'the bytes'),
  person: idOf('a', 3),
  type: 'break-end',
  wall: Date.UTC(2026, 10, 21, 7, 58),
};
/** 64 bytes, as any ES256 signature. */
const signature = base64urlnopad.encode(Uint8Array.from({ length: 64 }, (_, at) => at * 3));
const text = writePunchReceipt({ body: statementBody(statement), signature });

const uuids = fc.uuid();
const statements = fc.record({
  device: uuids,
  epoch: uuids,
  seq: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  hash: fc.string().map((of) => hashText('comptoir-op-v1', of)),
  person: fc.option(uuids, { nil: null }),
  type: fc.constantFrom(...punchTypes),
  wall: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
});

describe('EVID-31 the text of a receipt', () => {
  it('says again what was written into it', () => {
    fc.assert(
      fc.property(statements, (said) => {
        const body = statementBody(said);
        const written = writePunchReceipt({ body, signature });
        expect(readPunchReceipt(written)).toEqual({
          receipt: { body, signature },
          statement: said,
        });
      }),
    );
  });

  it('names nobody by zeros', () => {
    const body = statementBody({ ...statement, person: null });
    expect(readPunchReceipt(writePunchReceipt({ body, signature }))?.statement.person).toBeNull();
  });

  it('fits into a code that a phone reads from a screen', () => {
    expect(text).toHaveLength(123 + 1 + 86);
  });

  it('altered in any byte of its statement says something else, or nothing', () => {
    const bytes = base64urlnopad.decode(text.split('.')[0]!);
    for (let at = 0; at < bytes.length; at += 1)
      for (const bit of [1, 16, 128]) {
        const altered = Uint8Array.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ bit;
        const read = readPunchReceipt(
          writePunchReceipt({ body: base64urlnopad.encode(altered), signature }),
        );
        expect(read?.statement).not.toEqual(statement);
        if (read !== null) expect(read.receipt.body).not.toBe(statementBody(statement));
      }
  });

  it('of another version is not guessed at', () => {
    const bytes = Uint8Array.from(base64urlnopad.decode(text.split('.')[0]!));
    for (const version of [0, 2, 255]) {
      bytes[0] = version;
      const body = base64urlnopad.encode(bytes);
      expect(readPunchReceipt(writePunchReceipt({ body, signature }))).toBeNull();
    }
  });

  it('is all of it or nothing', () => {
    const [body = '', signed = ''] = text.split('.');
    const others = [
      '',
      body,
      `${body}.`,
      `.${signed}`,
      `${body}.${signed.slice(1)}`,
      `${body}.${signed}A`,
      `${body.slice(0, -1)}.${signed}`,
      `${body}A.${signed}`,
      // The last letter holds two bits that no byte has: another way to write the same is no receipt.
      `${body.slice(0, -1)}${body.endsWith('A') ? 'B' : 'A'}.${signed}x`,
      `${body}.${signed} `,
      ` ${text}`,
      text.replaceAll('_', '/'),
      `${'A'.repeat(123)}.${signed}`,
    ].filter((one) => one !== text);
    for (const other of others) expect(readPunchReceipt(other), other).toBeNull();
  });

  it('has no place for a clock of the year 12,000', () => {
    expect(() => statementBody({ ...statement, wall: 2 ** 48 })).toThrow(RangeError);
    expect(() => statementBody({ ...statement, wall: 2 ** 48 - 1 })).not.toThrow();
  });

  it('is signed for what it is, and for nothing else', () => {
    expect(punchReceiptInput('x')).toBe('comptoir-punch-receipt-v1\nx');
  });
});
