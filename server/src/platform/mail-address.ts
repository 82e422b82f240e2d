import { readEmail } from '@comptoir/shared/employees/contact';

/** Always both, never one string: a name cannot become an address, nor a header (P22). */
export type MailAddress = { name: string; address: string };

export type SmtpServer = {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  /** Where it is false and the server offers STARTTLS, it is used all the same. */
  requireTls: boolean;
  auth: { user: string; pass: string } | null;
};

/** Reads `smtps://user:password@host:465` or `smtp://host:25`. @returns null for anything else */
export function readSmtpUrl(text: string): SmtpServer | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  if (!secure && url.protocol !== 'smtp:') return null;
  const path = url.pathname === '' || url.pathname === '/';
  if (url.hostname === '' || !path || url.search !== '' || url.hash !== '') return null;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const auth =
    url.username === ''
      ? null
      : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  const local = ['localhost', '127.0.0.1', '::1'].includes(host);
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    // A password never goes over a wire in clear.
    requireTls: !secure && auth !== null && !local,
    auth,
  };
}

/** Reads `address` or `Name <address>`. @returns null for anything else */
export function readMailAddress(text: string): MailAddress | null {
  const [, name = '', bracketed] = /^([^<>]{0,120})<([^<>]{1,254})>$/.exec(text.trim()) ?? [];
  const address = readEmail(bracketed ?? text);
  if (!address.ok || /[\p{Cc}]/u.test(name)) return null;
  return {
    name: name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
    address: address.value,
  };
}
