import { sql } from 'kysely';
import { makeApp } from '../app.ts';
import type { TestServer } from '../testing-server.ts';

/** Every route that Express knows of, as `method /whole/path`. */
export function routesOf(app: unknown): string[] {
  type Layer = {
    rawPath: string;
    route?: { path: string; methods: object };
    handle?: { stack?: Layer[] };
  };
  const join = (prefix: string, path: string) => (path === '/' ? prefix : `${prefix}${path}`);
  const walk = (layers: Layer[], prefix: string): string[] =>
    layers.flatMap(({ route, handle, rawPath }) => {
      const methods = Object.keys(route?.methods ?? {});
      if (route) return methods.map((method) => `${method} ${join(prefix, route.path)}`);
      return walk(handle?.stack ?? [], join(prefix, rawPath));
    });
  return walk((app as { router: { stack: Layer[] } }).router.stack, '');
}

/** The routes of a server, taken apart; `below`: only those whose address begins so. */
export function routesBelow(server: TestServer, below: string): { method: string; path: string }[] {
  const { deps, streams, passwordHash, url } = server;
  const config = { baseUrl: new URL(url), trustProxy: 0 };
  return routesOf(makeApp(deps, { config, streams, passwordHash })).flatMap((route) => {
    const [method = '', path = ''] = route.split(' ');
    return path.startsWith(below) ? [{ method: method.toUpperCase(), path }] : [];
  });
}

/**
 * Every row of every table, as text.
 *
 * @param but columns that may change at any time, as `table.column`
 */
export async function dumpTables(
  { deps: { db } }: TestServer,
  but: readonly string[] = [],
): Promise<string[]> {
  const tables = await sql<{ name: string }>`select name from sqlite_master
    where type = 'table' order by name`.execute(db);
  const lines: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    for (const row of rows) {
      const kept = Object.entries(row).filter(([column]) => !but.includes(`${name}.${column}`));
      lines.push(`${name} ${JSON.stringify(kept)}`);
    }
  }
  return lines.sort();
}
