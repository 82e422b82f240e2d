import { expect, it, vi } from 'vitest';
import { createSeenNotes } from './seen-notes.ts';

const [awa, lea] = ['0199a000-0000-7000-8000-000000000001', '0199a000-0000-7000-8000-000000000002'];
const [first, second] = [
  '0199a000-0000-7000-8000-000000000011',
  '0199a000-0000-7000-8000-000000000012',
];

function storage(begun: string | null = null) {
  let kept = begun;
  return {
    getItem: () => kept,
    setItem: (_: string, text: string) => {
      kept = text;
    },
    removeItem: () => {
      kept = null;
    },
  };
}

it('STMT-4 what was opened is kept once for whoever opened it, over a reload, until it is dropped', () => {
  const browser = storage();
  const notes = createSeenNotes(browser);
  const heard = vi.fn();
  notes.listen(heard);
  notes.add({ person: awa, statement: first });
  notes.add({ person: awa, statement: first });
  notes.add({ person: lea, statement: second });
  expect(heard).toHaveBeenCalledTimes(2);

  const reloaded = createSeenNotes(browser);
  expect(reloaded.of(reloaded.text(), awa)).toEqual([first]);
  expect(reloaded.of(reloaded.text(), lea)).toEqual([second]);
  reloaded.drop(awa, [first]);
  expect(reloaded.of(reloaded.text(), awa)).toEqual([]);
  expect(reloaded.of(reloaded.text(), lea)).toEqual([second]);
  reloaded.drop(lea, [second]);
  expect(browser.getItem()).toBeNull();
});

it('what something else wrote there is nobody’s note, and the next one is kept all the same', () => {
  for (const begun of ['{', '{"a":1}', '[{"person":"x"}]', 'null']) {
    const notes = createSeenNotes(storage(begun));
    expect(notes.of(notes.text(), awa)).toEqual([]);
    notes.add({ person: awa, statement: first });
    expect(notes.of(notes.text(), awa)).toEqual([first]);
  }
});
