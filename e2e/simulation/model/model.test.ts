import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutations } from '../mutations.ts';
import { type Template, makeTemplate } from '../store-template.ts';
import { anyCommands } from './property.ts';

/** `MODEL_RUNS=500 MODEL_SEED=1 npx vitest run e2e/simulation/model` runs more, or one again. */
const runs = Number(process.env['MODEL_RUNS'] ?? 12);
const seed = Number(process.env['MODEL_SEED'] ?? 20_261_122);

let template: Template;
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());

describe('commands in any order', () => {
  it('S01 S06 S08 S09 whatever people, lines, disks and servers do: nothing ticked is lost or doubled', async () => {
    await fc.assert(anyCommands(template, { most: 25 }), { numRuns: runs, seed });
  });

  it('S06 a tablet that takes what it sent for acknowledged is found, and the story is short', async () => {
    const mutation = mutations['the tablet takes what it has sent for acknowledged'];
    const { prepare } = mutation;
    const found = await fc.check(anyCommands(template, { most: 10, mutation: { prepare } }), {
      numRuns: 60,
      seed,
    });
    expect(found.failed).toBe(true);
    expect(String(found.errorInstance)).toMatch(/I\d|liveness/);
    const [commands] = found.counterexample ?? [];
    expect([...(commands ?? [])].length).toBeLessThanOrEqual(4);
  });
});
