import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type TestServer, openTestServer } from '../testing-server.ts';
import { demoApprover } from './approver.ts';

const source = fileURLToPath(new URL('..', import.meta.url));

/** Every file of the server that `entry` loads, however far away. */
function loadedBy(entry: string): Set<string> {
  const loaded = new Set<string>();
  const visit = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import\(?)\s*'(\.[^']+)'/g)) {
      if (path) visit(resolve(dirname(file), path));
    }
  };
  visit(resolve(source, entry));
  return new Set([...loaded].map((file) => relative(source, file)));
}

let server: TestServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

describe('the approver of the demonstration', () => {
  it('is not loaded by production, directly or through anything', () => {
    const production = loadedBy('main.ts');
    expect(production.size).toBeGreaterThan(20);
    expect([...production].filter((file) => file.startsWith('demo'))).toEqual([]);
    expect([...loadedBy('demo/main.ts')]).toContain('demo/approver.ts');
  });

  it('does not answer in production', async () => {
    server = await openTestServer();
    expect((await server.post('/api/demo/approve', { userCode: 'BBBB-BBBB' })).status).toBe(404);
    expect((await fetch(`${server.url}/api/demo`)).status).toBe(404);
  });

  it('says in the demonstration that it is there', async () => {
    server = await openTestServer({ extra: demoApprover });
    expect(await (await fetch(`${server.url}/api/demo`)).json()).toEqual({ demo: true });
    const unknown = await server.post('/api/demo/approve', { userCode: 'BBBB-BBBB' });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ refusal: 'unknown-code' });
  });
});
