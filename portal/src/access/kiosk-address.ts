/**
 * What an address for the tablets is worth. `origin`: scheme and host, nothing after. `insecure`: without HTTPS a tablet
 * can neither be installed nor keep its keys, except on the very machine that serves it. `shared`: the portal stands at
 * the same name.
 */
export type KioskAddress =
  { ok: true; origin: string; insecure: boolean; shared: boolean } | { ok: false };

const schemes = ['http:', 'https:'];

/** @param own the origin of this page */
export function readKioskAddress(text: string, own: string): KioskAddress {
  const typed = text.trim();
  const url = parse(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
  // Some browsers let spaces and other impossible letters into a host, as %20.
  const named = url !== null && /^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(url.hostname);
  const bare = named && (url.pathname === '/' || url.pathname === '/kiosk/');
  if (!bare || !schemes.includes(url.protocol) || url.username !== '' || url.search !== '') {
    return { ok: false };
  }
  const here = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return {
    ok: true,
    origin: url.origin,
    insecure: url.protocol === 'http:' && !here,
    shared: url.origin === own,
  };
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
