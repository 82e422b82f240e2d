import { describe, expect, it } from 'vitest';
import { firstFr } from './first-fr.ts';
import { hoursFr } from './hours-fr.ts';

/** Every file of the portal by its path below `src`. */
const sources = new Map(
  Object.entries(
    import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
  ).map(([path, code]) => [
    path.startsWith('../') ? path.slice(3) : `language/${path.slice(2)}`,
    code,
  ]),
);
const codeOf = (file: string) => sources.get(file) ?? '';
/** Areas that bring the words of hours with them; of `house.tsx`, those of its pages that say them. */
const bringing = ['sheets.tsx', 'hours.tsx', 'check.tsx', 'house.tsx'];
const bare = (key: string) => key.replace(/_(?:one|other)$/, '');

/** Files that come with some others: what they import without `import()`, and what those import. */
function filesWith(...starts: readonly string[]): string[] {
  const found = new Set(starts);
  for (const file of found) {
    for (const [, type, from = ''] of codeOf(file).matchAll(
      /^(?:import|export) (type )?[^;']*?'(\.[^']+)';/gms,
    )) {
      const to = new URL(from, `https://portal/${file}`).pathname.slice(1);
      if (type === undefined && sources.has(to)) found.add(to);
    }
  }
  return [...found];
}

/** Which keys stand in those files, whole or by their beginning. */
function saidIn(files: readonly string[], keys: readonly string[]): string[] {
  const code = files
    .filter((file) => !/^language\/(?:fr|en|first|hours)-?[\w-]*\.ts$/.test(file))
    .map(codeOf)
    .join('\n');
  const whole = new Set([...code.matchAll(/'([a-z][\w-]*\.[\w.-]+)'/g)].map(([, key]) => key));
  const begun = [...code.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/g)].map(([, start = '']) => start);
  return keys.filter(
    (key) => whole.has(bare(key)) || begun.some((start) => bare(key).startsWith(start)),
  );
}

describe('the words of hours', () => {
  // Of anomalies the names stand in the first words: only their reasons come later.
  const later = Object.keys(hoursFr).filter((key) => !/^sheets\.anomaly-.*-why$/.test(key));

  it('come with the pages that say them, and nobody else says them', () => {
    const lazy = [...codeOf('routes.tsx').matchAll(/import\('\.\/([\w/-]+\.tsx)'\)/g)];
    const others = lazy.map(([, file = '']) => file).filter((file) => !bringing.includes(file));
    expect(others).toEqual(expect.arrayContaining(['home.tsx', 'today.tsx', 'users.tsx']));
    expect(saidIn(filesWith('main.tsx', ...others), later)).toEqual([]);
    expect(saidIn(filesWith('sheets.tsx'), later).length).toBeGreaterThan(100);
    expect(later.filter((key) => key in firstFr)).toEqual([]);
  });

  it('are no part of what the page begins with, nor is any page of hours', () => {
    const first = filesWith('main.tsx');
    expect(first).toEqual(expect.arrayContaining(['routes.tsx', 'language/first-fr.ts']));
    expect(first.filter((file) => /^(?:timesheets|punches|home)\/.*\.tsx$/.test(file))).toEqual([]);
    for (const file of ['language/fr.ts', 'language/hours-fr.ts', 'language/hours-words.tsx']) {
      expect(first).not.toContain(file);
    }
  });

  it('are given to every page of these areas that says them', () => {
    for (const area of bringing) {
      const without = [...codeOf(area).matchAll(/^export function (\w+)/gm)];
      const names = without.map(([, name]) => name);
      // Tablets, mails and the like say nothing of hours.
      if (area === 'house.tsx') expect(names).not.toContain('TimeRules');
      else expect(names, area).toEqual([]);
    }
  });
});
