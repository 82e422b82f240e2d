import { photoTypes } from '@comptoir/shared/employees/photo';
import { tableTypes } from '@comptoir/shared/employees/table-file';
import type { Request, RequestHandler } from 'express';
import { sendProblem } from './problem.ts';

/**
 * Nothing that changes anything is taken from another site's page (spec ACC-11): JSON, or a photo or table under its own
 * type, none of which a form can send; a header that no form can send; and the browser's own word for where the request comes
 * from. No CORS answer ever follows, so a page elsewhere cannot send the header either.
 */
export const sameOriginOnly: RequestHandler = (request, response, next) => {
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (safe || (request.get('x-app') === '1' && isTaken(request) && isSameOrigin(request))) next();
  else sendProblem(response, 'not-allowed');
};

function isTaken(request: Request): boolean {
  return isJson(request) || isFile(request);
}

function isJson(request: Request): boolean {
  const bare = request.method === 'DELETE' && request.get('content-type') === undefined;
  return bare || request.is('application/json') === 'application/json' || isEmpty(request);
}

/** What is sent as a file, an empty one too: the routes that take one say which (`express.raw`). */
function isFile(request: Request): boolean {
  const [type = ''] = (request.get('content-type') ?? '').split(';', 1);
  return ([...photoTypes, ...tableTypes] as string[]).includes(type.trim().toLowerCase());
}

/** A request without a body has no type to name; what it says of itself must still be JSON. */
function isEmpty(request: Request): boolean {
  const length = request.get('content-length') ?? '0';
  const type = request.get('content-type') ?? 'application/json';
  return (
    length === '0' &&
    request.get('transfer-encoding') === undefined &&
    type.startsWith('application/json')
  );
}

function isSameOrigin(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  // A browser too old to say so sends Origin; cookies go to this very host, so the host is what must be the same.
  const origin = request.get('origin');
  return (
    origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.get('host')
  );
}
