import { describe, expect, it } from 'vitest';
import { openBox, sealBox } from './box.ts';

const key = new Uint8Array(32).fill(7);
const secret = new TextEncoder().encode('$2b$10$abcdefghijklmnopqrstuv');

describe('a box', () => {
  it('opens with its key for its owner', () => {
    expect(openBox(key, 'person-a', sealBox(key, 'person-a', secret))).toEqual(secret);
  });

  it('does not open for another owner, with another key, or when it was altered', () => {
    const box = sealBox(key, 'person-a', secret);
    expect(() => openBox(key, 'person-b', box)).toThrow();
    expect(() => openBox(new Uint8Array(32), 'person-a', box)).toThrow();
    const altered = (box.startsWith('A') ? 'B' : 'A') + box.slice(1);
    expect(() => openBox(key, 'person-a', altered)).toThrow();
  });

  it('never looks the same twice', () => {
    expect(sealBox(key, 'a', secret)).not.toBe(sealBox(key, 'a', secret));
  });
});
