import { describe, expect, it } from 'vitest';
import { firstFr } from '../language/first-fr.ts';
import { frPlan } from '../language/fr-plan.ts';

const sources = import.meta.glob<string>('./*.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const bare = (key: string) => key.replace(/_(?:one|other)$/, '');

describe('the words of the schedule', () => {
  it('PLAN-60 are all there when its page is opened: its own, and those of the first moment', () => {
    const known = new Set(Object.keys({ ...firstFr, ...frPlan }).map(bare));
    const said = Object.values(sources).flatMap((code) =>
      [...code.matchAll(/text\(\s*'([a-z][\w.-]+)'/g)].map(([, key = '']) => key),
    );
    expect(said.length).toBeGreaterThan(80);
    expect(said.filter((key) => !known.has(key))).toEqual([]);
  });

  it('PLAN-60 begin none of the portal: nobody else says them', () => {
    expect(Object.keys(firstFr).filter((key) => key.startsWith('plan.'))).toEqual([]);
  });
});
