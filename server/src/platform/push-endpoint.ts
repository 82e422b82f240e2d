/** Push services that browsers bring; `*.` stands for one or more labels in front. */
const services = [
  'fcm.googleapis.com',
  '*.push.apple.com',
  '*.notify.windows.com',
  'updates.push.services.mozilla.com',
] as const;

/** Longest address of a subscription, in UTF-16 code units. */
export const longestEndpoint = 2_048;

/**
 * Where a push may go (X11): a known push service by HTTPS on its own port, or a host that whoever runs the server named
 * (`PUSH_HOSTS`). Whoever subscribes names the address, and this server calls it: nothing else may be reached so.
 *
 * @param added `host`, `host:port` or `*.host`, as `readPushHost` gives them
 * @returns the address; null where nothing may be sent there
 */
export function readEndpoint(text: string, added: readonly string[] = []): URL | null {
  if (text.length > longestEndpoint || !URL.canParse(text)) return null;
  const url = new URL(text);
  // What the parser mended (spaces, `\`, a default port, upper case) is not what a browser says.
  if (url.href !== text) return null;
  const { protocol, username, password, hash, host, port, hostname } = url;
  if (protocol !== 'https:' || username !== '' || password !== '' || hash !== '') return null;
  if (added.some((one) => matches(one, host))) return url;
  return port === '' && services.some((one) => matches(one, hostname)) ? url : null;
}

/** An entry of `PUSH_HOSTS`; null for what is none. */
export function readPushHost(text: string): string | null {
  return /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/.test(text) ? text : null;
}

function matches(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  const end = pattern.slice(1);
  return host.length > end.length && host.endsWith(end);
}
