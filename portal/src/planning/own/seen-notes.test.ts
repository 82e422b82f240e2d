import { uuidv7 } from '@comptoir/shared/journal/ids';
import { expect, it } from 'vitest';
import { createSeenChanges } from './seen-notes.ts';

const id = (at: number) => uuidv7(at, new Uint8Array(10));
const [awa, leo, first, second] = [id(1), id(2), id(3), id(4)];

it('PLAN-93 what was shown waits for the server under its person’s name, once, also after a reload', () => {
  const texts = new Map<string, string>();
  const storage = {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => void texts.set(name, text),
    removeItem: (name: string) => void texts.delete(name),
  };
  const notes = createSeenChanges(storage);
  notes.add(awa, [first, second]);
  notes.add(awa, [first]);
  notes.add(leo, [first]);
  const again = createSeenChanges(storage);
  expect(again.of(awa)).toEqual([first, second]);
  again.drop(awa, [first]);
  expect(again.text(awa)).toBe(second);
  expect(again.of(leo)).toEqual([first]);
  again.drop(awa, [second]);
  again.drop(leo, [first]);
  expect([...texts]).toEqual([]);
  texts.set('comptoir.seen-changes', 'not json');
  expect(again.of(awa)).toEqual([]);
});
