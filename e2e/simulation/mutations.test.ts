import { afterAll, beforeAll, expect, it } from 'vitest';
import { mutations } from './mutations.ts';
import { simulate } from './simulate.ts';
import { type Template, makeTemplate } from './store-template.ts';

let template: Template;
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());

/** Within this many seeds, the simulation must find out. */
const bound = 25;

const ids: Record<keyof typeof mutations, string> = {
  'the server runs again what it has already recorded': 'S01 D15',
  'the server ignores the outcomes that it has stored': 'S01',
  'a fork is answered without the outcomes before it': 'D12',
  'the tablet takes what it has sent for acknowledged': 'S06',
  'a withdrawn tablet takes what it handed in for held, whatever was answered': 'D09 D11',
  'the server calls safe what is in no backup': 'S09',
  'the tablet writes the cursor before the page': 'S05',
};

for (const [name, mutation] of Object.entries(mutations)) {
  it(`${ids[name as keyof typeof mutations]} the simulation fails when ${name}`, async () => {
    let failure: string | null = null;
    for (let seed = 1; seed <= bound && failure === null; seed++) {
      failure = (await simulate(template, seed, mutation)).failure;
    }
    expect(failure).toMatch(/^(I\d|liveness)/);
  });
}
