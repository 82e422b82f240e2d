import type { Request, Response } from 'express';

/**
 * `__Host-` binds a cookie to this very host, HTTPS and path `/`. Browsers treat localhost as secure, so one name serves
 * a server behind HTTPS and one on this machine.
 */
export const sessionCookie = '__Host-sid';
/** Says that an account logged in here before; it opens nothing. */
export const browserCookie = '__Host-browser';

/** The value of a cookie of ours: 256 bits in base64url, or null. Of two of one name the browser's first counts. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === name) return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
  }
  return null;
}

/** @param life ms for which the browser keeps it */
export function setCookie(response: Response, name: string, value: string, life: number): void {
  response.cookie(name, value, {
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: life,
  });
}

export function clearCookie(response: Response, name: string): void {
  response.clearCookie(name, { secure: true, httpOnly: true, sameSite: 'lax', path: '/' });
}
