import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line per answer: what was asked, how it ended, how long it took. No bodies, no query, no headers. */
export function accessLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const began = process.hrtime.bigint();
    const { method } = request;
    // The address of a calendar is its secret.
    const path = request.path.startsWith('/calendar/') ? '/calendar/…' : request.path;
    response.once('finish', () => {
      const ms = Number((process.hrtime.bigint() - began) / 1_000_000n);
      log.info({ method, path, status: response.statusCode, ms }, 'answered');
    });
    next();
  };
}
