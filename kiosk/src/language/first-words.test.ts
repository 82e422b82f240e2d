import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstFr } from './first-fr.ts';
import { fr } from './fr.ts';

const start = resolve(import.meta.dirname, '../main.tsx');
const ui = resolve(import.meta.dirname, '../../../ui/src');

/** Files that the first script holds: what `start` imports without `import()`, and what those import. */
function firstFiles(): string[] {
  const found = new Set([start]);
  for (const file of found) {
    for (const [, type, from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (type )?[^;']*?'([^']+)';/gms,
    )) {
      const to = from.startsWith('@comptoir/ui/')
        ? resolve(ui, `${from.slice('@comptoir/ui/'.length)}.tsx`)
        : resolve(dirname(file), from);
      if (type === undefined && /\.tsx?$/.test(to) && existsSync(to)) found.add(to);
    }
  }
  return [...found];
}

/** What those files say: whole keys, and the beginnings of keys that end in a value. */
function said(): { keys: Set<string>; beginnings: Set<string> } {
  const keys = new Set<string>();
  const beginnings = new Set<string>();
  for (const file of firstFiles()) {
    const code = readFileSync(file, 'utf8');
    for (const call of code.split(/\btext\(/).slice(1)) {
      const words = call.slice(0, call.indexOf(')'));
      for (const [, key = ''] of words.matchAll(/'([\w-]+\.[\w.-]+)'/g)) keys.add(key);
      for (const [, beginning = ''] of words.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g))
        beginnings.add(beginning);
    }
  }
  return { keys, beginnings };
}

const bare = (key: string) => key.replace(/_(?:one|other)$/, '');

describe('the words of the first script', () => {
  const { keys, beginnings } = said();
  const isSaid = (key: string) =>
    keys.has(bare(key)) || [...beginnings].some((beginning) => key.startsWith(beginning));

  it('reads the files of the home', () => {
    expect([...keys]).toEqual(expect.arrayContaining(['home.people', 'checking.title']));
    expect([...beginnings]).toEqual(expect.arrayContaining(['broken.', 'state.']));
  });

  it('hold every sentence that is said before the other screens have come', () => {
    const held = Object.keys(firstFr);
    expect(Object.keys(fr).filter((key) => isSaid(key) && !held.includes(key))).toEqual([]);
    const known = new Set(Object.keys(fr).map(bare));
    expect([...keys].filter((key) => !known.has(key))).toEqual([]);
  });

  it('hold no other', () => {
    expect(Object.keys(firstFr).filter((key) => !isSaid(key))).toEqual([]);
  });
});
