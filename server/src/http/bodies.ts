import { pushLimit } from '@comptoir/shared/sync/push-limit';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type * as z from 'zod/mini';
import { plainKeys } from './plain-requests.ts';
import { sendProblem } from './problem.ts';

/** Small JSON bodies, never compressed: there is nothing to gain and a bomb to lose. */
export const smallBody: RequestHandler = express.json({
  limit: 64 * 1024,
  inflate: false,
  reviver: plainKeys,
});

/** The same with room for the ids of a few thousand people. */
export const longBody: RequestHandler = express.json({
  limit: 256 * 1024,
  inflate: false,
  reviver: plainKeys,
});

/** The same with room for four weeks of sixty people, as they were and as they are to be. */
export const planBody: RequestHandler = express.json({
  limit: 1024 * 1024,
  inflate: false,
  reviver: plainKeys,
});

const readPush = express.json({ limit: pushLimit.inflatedBytes, inflate: true });

/**
 * Reads a tablet's push into `request.body`, gzip allowed. The limit counts inflated bytes as they come
 * out, so a bomb stops at the limit whatever it would have become. Called once it is known who asks: a
 * stranger's body is never inflated.
 */
export function inflatePush(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    readPush(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}

/** Reads bytes into `request.body` with a reader of `express.raw`, once it is known who sends them. */
export function readRaw(
  reader: RequestHandler,
  request: Request,
  response: Response,
): Promise<void> {
  return new Promise((resolve, reject) => {
    void reader(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}

/**
 * Reads a body by its schema, or answers `refusal` and returns null.
 *
 * A body that was not sent as JSON arrives here as undefined, and is refused the same way; so is one with half a character
 * (a lone surrogate), which no UTF-8 and so no journal can hold.
 */
export function readBody<T>(
  schema: z.ZodMiniType<T>,
  body: unknown,
  response: Response,
  refusal: 'bad-request' | 'unauthorised' = 'bad-request',
): T | null {
  const read = schema.safeParse(body);
  if (read.success && isWritable(read.data)) return read.data;
  sendProblem(response, refusal);
  return null;
}

function isWritable(value: unknown): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).every(isWritable);
}
