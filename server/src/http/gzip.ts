import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const compress = promisify(gzip);

/** Below this many bytes compression costs more than it saves. */
const worthwhile = 1_024;

/** Answers JSON, compressed where the client takes gzip. */
export async function sendJson(request: Request, response: Response, body: object): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(body));
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Vary', 'Accept-Encoding');
  if (bytes.length < worthwhile || request.acceptsEncodings('gzip') !== 'gzip') {
    response.end(bytes);
    return;
  }
  response.setHeader('Content-Encoding', 'gzip');
  response.end(await compress(bytes, { level: 6 }));
}
