import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Everything a page may load or be loaded by. Nothing inline, nothing from elsewhere; a change here must
 * reach tablets that hold the old policy with their cached page, so the service worker revalidates it.
 */
export const contentSecurityPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:'],
  'font-src': ["'self'"],
  // The preview of a mail, which has a policy of its own.
  'frame-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
};

const unusedFeatures = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial'];

/** @param secure the server is reached by HTTPS: only then may it demand HTTPS for a year */
export function securityHeaders(secure: boolean): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy },
      strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.setHeader(
        'Permissions-Policy',
        unusedFeatures.map((feature) => `${feature}=()`).join(', '),
      );
      next();
    },
  ];
}

/** Answers of the API are never kept by a browser, a proxy or a service worker. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
