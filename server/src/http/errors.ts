import { randomUUID } from 'node:crypto';
import type { RefusalCode } from '@comptoir/shared/refusals';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { isStorageTrouble } from '../database/storage-trouble.ts';
import { sendProblem } from './problem.ts';

/** Faults of the request that the body reader reports as errors. */
const refusalOfStatus: Record<number, RefusalCode> = {
  400: 'bad-request',
  403: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'bad-request',
};

/**
 * The last handler. What it does not know is a bug: the answer says `internal` and an id, the log says
 * the rest. Neither stack nor SQL leaves the server.
 */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      log.error(
        { err: error, method: request.method, path: request.path },
        'failed while answering',
      );
      next(error);
      return;
    }
    const refusal = refusalOf(error);
    if (refusal) {
      sendProblem(response, refusal);
      return;
    }
    const id = randomUUID();
    log.error({ id, err: error, method: request.method, path: request.path }, 'failed');
    response.setHeader('X-Error-Id', id);
    // A tablet takes `internal` for a word about its operation, and would withhold a good one; `busy` says: come again.
    sendProblem(response, isStorageTrouble(error) ? 'busy' : 'internal');
  };
}

/** Errors of express and its body reader carry a 4xx status and say that they may be shown. */
function refusalOf(error: unknown): RefusalCode | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number')
    return null;
  if (!('expose' in error) || error.expose !== true) {
    return error instanceof URIError ? 'bad-request' : null;
  }
  return refusalOfStatus[error.status] ?? 'bad-request';
}
