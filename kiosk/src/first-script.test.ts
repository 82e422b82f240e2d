import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';

const start = resolve(import.meta.dirname, 'main.tsx');
const repository = resolve(import.meta.dirname, '../..');

/** What the first script holds: files that `main.tsx` imports other than by `import()` and as types, and packages. */
function firstScript(): { files: Set<string>; packages: Set<string> } {
  const files = new Set([start]);
  const packages = new Set<string>();
  for (const file of files) {
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type )(?:[^;']*? from )?'([^']+)';/gms,
    )) {
      const [, room = '', path = ''] = /^@comptoir\/(\w+)\/(.+)$/.exec(specifier) ?? [];
      const place =
        room === '' ? resolve(dirname(file), specifier) : `${repository}/${room}/src/${path}`;
      const found = [place, `${place}.ts`, `${place}.tsx`].find((one) => existsSync(one));
      if (room === '' && !specifier.startsWith('.')) packages.add(specifier);
      else if (found === undefined) throw new Error(`${file}: ${specifier} is not found.`);
      else if (/\.tsx?$/.test(found)) files.add(found);
    }
  }
  return { files, packages };
}

it('the first script holds React and Dexie, and no schema, hash or writing of the journal', () => {
  const { files, packages } = firstScript();
  expect([...packages].sort()).toEqual(['dexie', 'react', 'react-dom/client']);
  const names = [...files].map((file) => file.slice(repository.length + 1));
  expect(names).toContain('kiosk/src/local-database/home.ts');
  expect(names).toContain('shared/src/tasks/due.ts');
  expect(names).not.toContain('kiosk/src/sync/journal.ts');
});

it('nothing is awaited while the first script is evaluated: what comes later imports it, and would wait for ever', () => {
  for (const file of firstScript().files) {
    const outside = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /^(await|(export )?(const|let) [^=]*= await)\b/.test(line));
    expect(outside, file).toEqual([]);
    // In a branch of the top level, too: every other indented await stands in an async function.
    if (file === start) expect(readFileSync(file, 'utf8')).toMatch(/^void start\(\);$/m);
  }
});
