import { type Result, ok, refused } from '../refusals.ts';
import { knownDomains, mistakenEndings } from './email-domains.ts';

/** Longest address that mail can carry (RFC 5321). */
const emailLimit = 254;
const localLimit = 64;

/** Everything that an atom of RFC 5322 may hold: no quotes, brackets, comma, control character or blank. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const topLabel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * Reads a bare e-mail address as somebody typed it: blanks around it go, ASCII capitals become small. Nothing else is
 * folded, since Unicode would make one address of two; an address with other letters is not taken.
 */
export function readEmail(text: string): Result<string, 'malformed'> {
  // A cap before any pattern looks at it: the blanks around it may be many, the address not.
  if (text.length > 4 * emailLimit) return refused('malformed');
  const email = foldAscii(text.trim());
  const at = email.indexOf('@');
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)];
  const labels = domain.split('.');
  const holds =
    at > 0 &&
    email.length <= emailLimit &&
    local.length <= localLimit &&
    localPart.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => domainLabel.test(label)) &&
    topLabel.test(labels.at(-1) ?? '');
  return holds ? ok(email) : refused('malformed');
}

/** Small letters for `A` to `Z`, everything else as it is. */
export function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * The address that was probably meant, where the domain is an obvious slip of a common one (`gmial.com`,
 * `orange.f`); null where nothing is to be said. Only a question: what was typed stays possible.
 */
export function suggestEmail(text: string): string | null {
  // What lacks a last letter (`orange.f`) is not an address yet, and is just what this is for.
  if (text.length > 4 * emailLimit) return null;
  const typed = foldAscii(text.trim()).replace(/[,;](?=[^@]*$)/, '.');
  const at = typed.lastIndexOf('@');
  if (at < 1 || typed.length > emailLimit) return null;
  const [local, domain] = [typed.slice(0, at), typed.slice(at + 1)];
  const meant = meantDomain(domain.replace(/\.+$/, ''));
  if (meant === null) return null;
  const suggested = readEmail(`${local}@${meant}`);
  return suggested.ok && suggested.value !== foldAscii(text.trim()) ? suggested.value : null;
}

function meantDomain(domain: string): string | null {
  if (knownDomains.includes(domain)) return domain;
  const close = knownDomains.find((known) => isOneSlip(domain, known));
  if (close !== undefined) return close;
  const ending = mistakenEndings.find(([wrong]) => domain.endsWith(wrong));
  if (!ending) return null;
  const [wrong, right] = ending;
  const ended = `${domain.slice(0, -wrong.length)}${right}`;
  return knownDomains.find((known) => known === ended || isOneSlip(ended, known)) ?? ended;
}

/** One letter too many, too few or wrong, or two neighbours exchanged: Damerau's distance of one. */
function isOneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let same = 0;
  while (same < typed.length && typed[same] === meant[same]) same += 1;
  const rest = (text: string, from: number): string => text.slice(same + from);
  return (
    rest(typed, 1) === rest(meant, 1) ||
    rest(typed, 1) === rest(meant, 0) ||
    rest(typed, 0) === rest(meant, 1) ||
    (typed[same] === meant[same + 1] &&
      typed[same + 1] === meant[same] &&
      rest(typed, 2) === rest(meant, 2))
  );
}

/**
 * Overseas departments are dialled like the mainland and have country codes of their own: the first three figures
 * after the zero, and the code. (06 39 98 is the range that films and demonstrations may use.)
 */
const overseas: readonly (readonly [RegExp, string])[] = [
  [/^(?:590|690|691)/, '590'],
  [/^(?:594|694)/, '594'],
  [/^(?:596|696|697)/, '596'],
  [/^(?:262|263|269|639(?!98)|692|693)/, '262'],
];

/**
 * Reads a telephone number as it is written in France (`06 12 34 56 78`, `+33 (0)6…`, `0033 6…`) or anywhere
 * (`+44 20 7946 0958`).
 *
 * @returns E.164, `+33612345678`
 */
export function readPhone(text: string): Result<string, 'malformed'> {
  if (text.length > 60) return refused('malformed');
  const written = text
    .trim()
    .replace(/\(0\)/, '')
    .replace(/[\s.()/\u2010-\u2013-]/g, '');
  const figures = written.replace(/^00/, '+');
  if (/^0[1-9]\d{8}$/.test(figures))
    return ok(`+${countryOf(figures.slice(1))}${figures.slice(1)}`);
  const french = /^\+330?([1-9]\d{8})$/.exec(figures);
  if (french) return ok(`+33${french[1]}`);
  // The longest number has fifteen figures; under seven there is no subscriber anywhere.
  const foreign = !figures.startsWith('+33') && /^\+[1-9]\d{6,14}$/.test(figures);
  return foreign ? ok(figures) : refused('malformed');
}

function countryOf(national: string): string {
  return overseas.find(([begins]) => begins.test(national))?.[1] ?? '33';
}
