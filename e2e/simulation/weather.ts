import type { Chance } from './chance.ts';

/** What can become of one request. */
export const fates = [
  'request lost',
  'reply lost',
  'black hole',
  'black hole after commit',
  'delivered twice',
  'delivered late and again',
  'slow',
  'portal html',
  'server error',
  'server error after commit',
  'too large',
  'unauthorised',
  'busy',
  'reply cut short',
  'attachments dropped',
] as const;
export type Fate = (typeof fates)[number] | 'fine';

/** What can happen to the world between two requests. */
export const troubles = [
  'server restarted',
  'server away',
  'server restored',
  'line down',
  'line half-open',
  'line slow',
  'page killed',
  'page killed at work',
  'tablet wiped',
  'tablet upgraded',
  'tablet lost',
  'tablet replaced',
  'tablet ended',
  'disk full',
  'export carried',
  'profile cloned',
  'profile rolled back',
  'clock set back',
  'clock set ahead',
  'tablet asleep',
  'operation poisoned',
  'roster changed',
] as const;
export type Trouble = (typeof troubles)[number];

/** How likely what is, in one seed. Many seeds know a few faults only, and those well. */
export type Weather = {
  fate: () => Fate;
  trouble(): Trouble | null;
  pokeLost(): boolean;
  streamCut(): boolean;
  /** From now on nothing goes wrong any more. */
  clear(): void;
};

export function drawWeather(chance: Chance): Weather {
  const calm = chance.hits(0.05);
  const rough = chance.between(0.1, 0.6);
  const share = chance.between(0.2, 1);
  const possibleFates = fates.filter(() => chance.hits(share));
  const possibleTroubles = troubles.filter(() => chance.hits(share));
  const often = chance.between(0.03, 0.25);
  const lossy = chance.between(0, 0.7);
  let over = false;
  return {
    fate: () =>
      over || calm || possibleFates.length === 0 || !chance.hits(rough)
        ? 'fine'
        : chance.pick(possibleFates),
    trouble: () =>
      over || calm || possibleTroubles.length === 0 || !chance.hits(often)
        ? null
        : chance.pick(possibleTroubles),
    pokeLost: () => !over && !calm && chance.hits(lossy),
    streamCut: () => !over && !calm && chance.hits(lossy / 10),
    clear: () => {
      over = true;
    },
  };
}

/** A weather that knows these faults and no others: for a test of one of them. */
export function onlyThese(
  asked: readonly (Fate | Trouble)[],
  { rough = 0.5, often = 0.5 } = {},
): (chance: Chance) => Weather {
  const wantedFates = fates.filter((fate) => asked.includes(fate));
  const wantedTroubles = troubles.filter((trouble) => asked.includes(trouble));
  return (chance) => {
    let over = false;
    const draw = <T>(list: readonly T[], probability: number): T | null =>
      over || list.length === 0 || !chance.hits(probability) ? null : chance.pick(list);
    return {
      fate: () => draw(wantedFates, rough) ?? 'fine',
      trouble: () => draw(wantedTroubles, often),
      pokeLost: () => false,
      streamCut: () => false,
      clear: () => {
        over = true;
      },
    };
  };
}
