import type { RequestHandler } from 'express';
import { sendProblem } from './problem.ts';

/** Names by which an object reaches what it was made from. None is a field of any message. */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Each parameter of an address is given once and by a plain name: no list, no nesting (X06). */
export const plainQuery: RequestHandler = (request, response, next) => {
  const isPlain = Object.entries(request.query).every(
    ([name, value]) => typeof value === 'string' && /^[A-Za-z][A-Za-z0-9-]*$/.test(name),
  );
  if (isPlain) next();
  else sendProblem(response, 'bad-request');
};

/**
 * For `JSON.parse`: refuses a body that has a reserved name as a key, wherever it stands (X05).
 *
 * @throws SyntaxError, which the reader of bodies answers as `bad-request`
 */
export function plainKeys(key: string, value: unknown): unknown {
  if (reserved.has(key)) throw new SyntaxError(`A key of the body is ${key}.`);
  return value;
}
