import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';
import { type Template, makeTemplate } from './store-template.ts';
import { type Fate, type Trouble, onlyThese } from './weather.ts';

let template: Template;
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());

type Story = {
  title: string;
  faults: (Fate | Trouble)[];
  seed: number;
  /** What must have happened at least once, or the story told nothing. */
  met: string[];
};

const stories: Story[] = [
  {
    title: 'S01 D15 an answer lost after the commit leaves one row and brings the stored outcome',
    faults: [
      'reply lost',
      'server error after commit',
      'delivered twice',
      'delivered late and again',
    ],
    seed: 1,
    met: ['fault: reply lost', 'fault: delivered late and again'],
  },
  {
    title: 'S02 a tablet whose request failed sends again although nobody writes any more',
    faults: ['request lost', 'server error', 'busy'],
    seed: 2,
    met: ['fault: request lost', 'fault: server error'],
  },
  {
    title: 'S03 a line that swallows everything is given up and used again once it answers',
    faults: ['black hole', 'black hole after commit', 'slow'],
    seed: 3,
    met: ['fault: black hole', 'fault: black hole after commit'],
  },
  {
    title:
      'S04 D21 an operation that no box can carry goes as its hash, and the others reach the server',
    faults: ['operation poisoned', 'line down'],
    seed: 4,
    met: ['fault: poison met', 'server: refused withheld'],
  },
  {
    title: 'S05 S06 pages killed at work neither skip a row nor lose a tick',
    faults: ['page killed at work', 'page killed'],
    seed: 5,
    met: ['fault: page killed at work', 'fault: page killed'],
  },
  {
    title: 'S08 a wiped tablet enrols as another one, and what the server had stays',
    faults: ['tablet wiped', 'reply lost'],
    seed: 6,
    met: ['fault: tablet wiped'],
  },
  {
    title: 'S08 D12 a cloned profile forks: one branch in quarantine, both tablets work on',
    faults: ['profile cloned', 'line down', 'too large'],
    seed: 7,
    met: ['fault: profile cloned', 'server: fork'],
  },
  {
    title: 'S08 D12 what the server refused before a fork is shown as refused after it',
    faults: ['profile cloned', 'line down'],
    seed: 7,
    met: ['server: fork after a refusal'],
  },
  {
    title: 'S08 D13 an old copy of a profile put back goes on in a new epoch',
    faults: ['profile rolled back', 'line down'],
    seed: 13,
    met: ['fault: profile rolled back (done)'],
  },
  {
    title: 'S15 clocks set back and ahead, and sleep, neither refuse nor reorder anything',
    faults: ['clock set back', 'clock set ahead', 'tablet asleep', 'page killed'],
    seed: 8,
    met: ['fault: clock set back', 'fault: clock set ahead'],
  },
  {
    title: 'S19 S18 the page of a captive portal acknowledges nothing',
    faults: ['portal html', 'reply cut short'],
    seed: 9,
    met: ['fault: portal html', 'fault: reply cut short'],
  },
  {
    title: 'S23 too large and overloaded: batches shrink and everything arrives',
    faults: ['too large', 'server error', 'line down'],
    seed: 10,
    met: ['fault: too large'],
  },
  {
    title: 'O8 tablets of one store that were offline together agree in the end',
    faults: ['line down', 'server away'],
    seed: 11,
    met: ['fault: line down', 'fault: server away'],
  },
  {
    title: 'S08 a server put back from a copy gets from its tablets what it forgot',
    faults: ['server restarted', 'server restored', 'reply lost'],
    seed: 12,
    met: ['fault: server restored (done)', 'server: resync', 'server: expected-seq'],
  },
];

describe('the simulation, one kind of trouble at a time', () => {
  for (const { title, faults, seed, met } of stories) {
    it(title, async () => {
      const report = await simulate(template, seed, { weather: onlyThese(faults) });
      expect(report.failure).toBeNull();
      const never = met.filter((what) => !report.tallies.has(what));
      expect(never).toEqual([]);
    });
  }
});

describe('a seed', () => {
  it('replays: it tells the same story again', async () => {
    const [one, other] = [await simulate(template, 3), await simulate(template, 3)];
    expect(other.trace).toEqual(one.trace);
  });
});
