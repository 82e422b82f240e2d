import { expect, it } from 'vitest';
import { hashPhoto } from './photo.ts';

it('EMP-4 a photo travels under a hash of its own kind over the bytes as they are sent', () => {
  const bytes = new Uint8Array([0xff, 0xd8, 0x00, 0x0a, 0xff]);
  // printf 'comptoir-photo-v1\n\xff\xd8\x00\x0a\xff' | sha256sum
  expect(hashPhoto(bytes)).toBe('44548e01051d9366824dc7ee481dcc03139e21bbed5700dd9c58a389a16f5548');
  expect(hashPhoto(bytes.slice(1))).not.toBe(hashPhoto(bytes));
});
