import { expect, it } from 'vitest';
import { createProof } from './proof.ts';

it('asks once for acts that come together, and answers them all', async () => {
  const proof = createProof();
  const both = Promise.all([proof.ask(), proof.ask()]);
  expect(proof.read()).toBe(true);
  proof.settle(true);
  await expect(both).resolves.toEqual([true, true]);
  expect(proof.read()).toBe(false);
});

it('asks anew after somebody would rather not', async () => {
  const proof = createProof();
  const first = proof.ask();
  proof.settle(false);
  await expect(first).resolves.toBe(false);
  const second = proof.ask();
  expect(proof.read()).toBe(true);
  proof.settle(true);
  await expect(second).resolves.toBe(true);
});

it('tells whoever listens when something begins and ends to wait', async () => {
  const proof = createProof();
  const told: boolean[] = [];
  const stop = proof.listen(() => told.push(proof.read()));
  const asked = proof.ask();
  proof.settle(true);
  await asked;
  stop();
  void proof.ask();
  expect(told).toEqual([true, false]);
});
