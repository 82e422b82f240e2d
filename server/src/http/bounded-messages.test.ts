import { readdirSync } from 'node:fs';
import { kinds } from '@comptoir/shared/journal/kinds';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';

const shared = new URL('../../../shared/src/', import.meta.url);

/** What a schema is made of, as zod keeps it. */
type Inner = {
  _zod: {
    def: {
      type: string;
      shape?: Record<string, Inner>;
      catchall?: Inner;
      innerType?: Inner;
      element?: Inner;
      valueType?: Inner;
      options?: Inner[];
      in?: Inner;
      out?: Inner;
    };
  };
} & z.ZodMiniType;

/** What takes long where a pattern goes back and forth, and what is long in every other way. */
const long = [
  `${'a'.repeat(50_000)}!`,
  `${'1'.repeat(50_000)}!`,
  `${'a@'.repeat(25_000)}!`,
  `${'a.'.repeat(25_000)}!`,
  `a${' '.repeat(50_000)}!`,
  `${'-'.repeat(50_000)}!`,
  `${'é\u0301'.repeat(25_000)}!`,
];

/** Every text that a schema takes, with the way to it. */
function texts(schema: Inner, path: string): [string, Inner][] {
  const { type, shape, innerType, element, valueType, options } = schema._zod.def;
  if (type === 'string') return [[path, schema]];
  if (shape) return Object.entries(shape).flatMap(([key, one]) => texts(one, `${path}.${key}`));
  if (options) return options.flatMap((one) => texts(one, path));
  // Both ends of a pipe count, but what the first refuses never reaches the second.
  const inside = [innerType, element, valueType, schema._zod.def.in].filter((one) => one);
  return inside.flatMap((one) => texts(one!, path));
}

/** What somebody sends is read strictly; what the server answers is open to newer fields. */
function isRequest(schema: unknown): schema is Inner {
  const def = (schema as Partial<Inner>)._zod?.def;
  return def?.type === 'object' && def.catchall?._zod.def.type === 'never';
}

async function requests(): Promise<[string, Inner][]> {
  const rooms = readdirSync(shared, { withFileTypes: true }).filter((one) => one.isDirectory());
  const found: [string, Inner][] = [];
  for (const { name: room } of rooms) {
    if (!readdirSync(new URL(room, shared)).includes('portal.ts')) continue;
    const module = (await import(new URL(`${room}/portal.ts`, shared).href)) as object;
    for (const [name, schema] of Object.entries(module)) {
      if (isRequest(schema)) found.push([`${room} ${name}`, schema]);
    }
  }
  return found;
}

function unbounded(schemas: [string, Inner][]): string[] {
  const leaves = schemas.flatMap(([name, schema]) => texts(schema, name));
  expect(leaves.length).toBeGreaterThan(40);
  return leaves.flatMap(([path, leaf]) =>
    long.some((text) => leaf.safeParse(text).success) ? [path] : [],
  );
}

describe('every text that somebody may send', () => {
  it('X09 to the portal has an end, and no pattern goes back and forth over it', async () => {
    expect(unbounded(await requests())).toEqual([]);
  });

  it('X09 in an operation has an end as well', () => {
    const bodies = Object.entries(kinds).map(([kind, schema]): [string, Inner] => [
      kind,
      schema as unknown as Inner,
    ]);
    expect(unbounded(bodies)).toEqual([]);
  });
});
