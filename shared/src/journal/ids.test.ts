import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uuidSchema, uuidv7 } from './ids.ts';

it('JOURNAL-19 the example of RFC 9562', () => {
  // Appendix A.6: unix_ts_ms 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

it('JOURNAL-19 any clock and any chance make an id of version 7', () => {
  const random = fc.uint8Array({ minLength: 10, maxLength: 16 });
  fc.assert(
    fc.property(fc.integer({ min: -1, max: 2 ** 48 - 1 }), random, (now, bytes) => {
      const id = uuidv7(now, bytes);
      expect(uuidSchema.safeParse(id).success).toBe(true);
      expect(id[14]).toBe('7');
      expect(parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(Math.max(0, now));
    }),
  );
});
