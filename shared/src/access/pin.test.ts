import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { checkNewPin, generatePin, parsePin, pinTagInput } from './pin.ts';
import { isWeak } from './weak-pins.ts';

describe('reading a PIN', () => {
  it.each(['', null, undefined, false, true, 1234, 482913, [], ['4829'], {}])(
    'T01 PIN-1 %j is no PIN',
    (input) => {
      expect(parsePin(input)).toEqual({ ok: false, refusal: 'malformed' });
    },
  );

  it.each([
    '１２３４',
    '١٢٣٤',
    ' 1234',
    '1234 ',
    '12 34',
    '1234\n',
    '1e3',
    '1e30',
    '+123',
    '-1234',
    '0x1f',
    '12.4',
    '482',
    '4829137',
    '7'.repeat(200),
  ])('T02 PIN-1 %j is refused before anything is hashed', (input) => {
    expect(parsePin(input).ok).toBe(false);
  });

  it('T03 PIN-1 leading zeros count', () => {
    expect(parsePin('0042')).toEqual({ ok: true, value: '0042' });
    expect(parsePin('42').ok).toBe(false);
    expect(parsePin(42).ok).toBe(false);
  });
});

describe('choosing a PIN', () => {
  it('PIN-2 four to six digits for staff, exactly six for whoever unlocks settings', () => {
    expect(checkNewPin('4829', 'employee').ok).toBe(true);
    expect(checkNewPin('48291', 'employee').ok).toBe(true);
    expect(checkNewPin('482913', 'employee').ok).toBe(true);
    expect(checkNewPin('4829', 'manager')).toEqual({ ok: false, refusal: 'wrong-length' });
    expect(checkNewPin('482913', 'manager').ok).toBe(true);
    expect(checkNewPin('48 913', 'manager')).toEqual({ ok: false, refusal: 'malformed' });
  });

  it.each([
    ...['0000', '1212', '1122', '7778', '7877', '1234', '4321', '7890', '0987', '2468', '8642'],
    ...['1987', '2026', '1407', '0714', '2902', '3112', '2580', '0852', '1379', '7931', '1470'],
    ...['11111', '12345', '19871', '41987'],
    ...['000000', '123123', '121212', '112233', '123456', '987654', '111112', '140787', '198704'],
    ...['871407', '147258', '741963', '456789', '662011'],
  ])('T26 PIN-3 %s is weak', (pin) => {
    expect(checkNewPin(pin, 'employee')).toEqual({ ok: false, refusal: 'weak' });
  });

  it.each(['4829', '0042', '3502', '48291', '482913', '700154', '935072'])(
    'PIN-3 %s is not weak',
    (pin) => {
      expect(checkNewPin(pin, 'employee').ok).toBe(true);
    },
  );

  it('T26 PIN-3 one’s own birth date, telephone and number are refused', () => {
    const personal = ['1991-08-26', '06 58 37 40 95'];
    expect(checkNewPin('9108', 'employee', personal)).toEqual({ ok: false, refusal: 'weak' });
    expect(checkNewPin('583740', 'employee', personal)).toEqual({ ok: false, refusal: 'weak' });
    expect(checkNewPin('583741', 'employee', personal).ok).toBe(true);
  });

  it('PIN-3 about a tenth of four-digit PINs is weak, and no date of the year is missing', () => {
    const all = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0'));
    const weak = all.filter(isWeak).length;
    expect(weak).toBeGreaterThan(900);
    expect(weak).toBeLessThan(1_500);
    for (let time = Date.UTC(2028, 0, 1); time < Date.UTC(2029, 0, 1); time += 86_400_000) {
      const [, month, date] = new Date(time).toISOString().slice(0, 10).split('-');
      expect(isWeak(`${date}${month}`)).toBe(true);
    }
    expect(['3002', '3104', '3206', '0013'].map(isWeak)).toEqual([false, false, false, false]);
  });
});

describe('generating a PIN', () => {
  it('PIN-4 gives the length asked for, never weak, whatever chance brings', () => {
    const seeds = fc.infiniteStream(fc.integer({ min: 0, max: 255 })) as fc.Arbitrary<
      Iterator<number, number>
    >;
    fc.assert(
      fc.property(fc.constantFrom(4, 5, 6), seeds, (length, stream) => {
        const pin = generatePin(length, (count) =>
          Uint8Array.from({ length: count }, () => stream.next().value),
        );
        expect(pin).toMatch(new RegExp(`^[0-9]{${length}}$`));
        expect(isWeak(pin)).toBe(false);
      }),
    );
  });

  it('PIN-4 draws again when the digits are weak, and leaves out bytes that would favour some', () => {
    const draws = [
      [0, 0, 0, 0],
      [255, 250, 4, 8, 2, 9],
    ];
    expect(generatePin(4, () => Uint8Array.from(draws.shift() ?? []))).toBe('4829');
    expect(draws).toEqual([]);
  });
});

it('PIN-5 the tag is over organisation, person, version and the whole bcrypt string', () => {
  const bcrypt = `$2b$10$${'a'.repeat(53)}`;
  const of = { organisation: idOf('g'), person: idOf('p', 1), version: 3, bcrypt };
  expect(pinTagInput(of)).toBe(`pin-v1|${idOf('g')}|${idOf('p', 1)}|3|${bcrypt}`);
});
