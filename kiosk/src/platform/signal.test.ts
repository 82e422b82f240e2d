import { expect, test } from 'vitest';
import { createSignal, heldBy, hold } from './signal.ts';

test('a held observable reads once for all who look, and knows its value at once', () => {
  const source = createSignal(1);
  let subscriptions = 0;
  const held = hold<number>({
    subscribe(next) {
      subscriptions += 1;
      return source.subscribe(next);
    },
  });
  expect(held.get()).toBeNull();
  const seen: number[] = [];
  const first = held.subscribe((value) => seen.push(value));
  source.set(2);
  const second = held.subscribe((value) => seen.push(value * 10));
  expect([held.get(), seen, subscriptions]).toEqual([2, [1, 2, 20], 1]);
  first.unsubscribe();
  source.set(3);
  expect(seen).toEqual([1, 2, 20, 30]);
  second.unsubscribe();
  source.set(4);
  expect([held.get(), seen]).toEqual([null, [1, 2, 20, 30]]);
});

test('whoever asks for the same tablet gets the same observable', () => {
  const of = heldBy((owner: { name: string }) => createSignal(owner.name));
  const tablet = { name: 'bar' };
  expect(of(tablet)).toBe(of(tablet));
  expect(of(tablet)).not.toBe(of({ name: 'bar' }));
});
