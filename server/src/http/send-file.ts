import type { Response } from 'express';

/** Answers a file to be kept, never to be shown. @param name ASCII, of our own making */
export function sendFile(response: Response, name: string, type: string, bytes: Buffer): void {
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.type(type).send(bytes);
}
