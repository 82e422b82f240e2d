import { attachmentHolds, makeAttachment } from '@comptoir/shared/journal/attachments';
import { hashText } from '@comptoir/shared/journal/hash';
import { hashOperation } from '@comptoir/shared/journal/operation';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashNatively, hashWritten, holdsText, writeText } from './native-hash.ts';

/** Any letters, lone halves of a pair too. */
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), halves());

function halves() {
  const unit = fc.integer({ min: 0xd700, max: 0xe010 });
  return fc.array(unit).map((units) => String.fromCharCode(...units));
}

it('JOURNAL-1 the server and the tablet make one hash of any text', () => {
  fc.assert(
    fc.property(anyText, anyText, (salt, text) => {
      expect(hashNatively('comptoir-journal-v1', text)).toBe(hashText('comptoir-journal-v1', text));
      expect(hashWritten(text)).toBe(hashOperation(text));
      const made = writeText(salt, text);
      expect(made).toEqual(makeAttachment(salt, text));
      expect(holdsText(made)).toBe(true);
      const other = { ...made, text: `${text}.` };
      expect([holdsText(other), attachmentHolds(other)]).toEqual([false, false]);
    }),
  );
});
