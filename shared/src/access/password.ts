import { plainLetters } from '../plain-letters.ts';
import { commonWords } from './password-words.ts';

/** Code points. */
export const passwordLength = { least: 8, most: 128, exempt: 15 } as const;

export const passwordRules = ['length', 'upper', 'digit', 'special', 'common'] as const;
export type PasswordRule = (typeof passwordRules)[number];

export type PasswordCheck = {
  /** Whether each rule is met, for live feedback; `common` is met by what nobody would try first. */
  rules: Record<PasswordRule, boolean>;
  ok: boolean;
};

/** What others know of whoever chooses: none of it is a password. */
export type PasswordContext = {
  email?: string;
  /** Of the person, the organisation, its establishments. */
  names?: readonly string[];
  /** The organisation takes a passphrase of 15 or more without capital, digit and sign. */
  exemption?: boolean;
};

/**
 * Whether a password may become somebody's (spec ACC-1 to ACC-3). The portal shows `rules` while it is typed, the
 * server decides by `ok`: the same function.
 */
export function checkPassword(text: string, context: PasswordContext = {}): PasswordCheck {
  const normal = text.normalize('NFKC');
  const length = [...normal].length;
  const waived = context.exemption === true && length >= passwordLength.exempt;
  const rules = {
    length: length >= passwordLength.least && length <= passwordLength.most,
    upper: waived || /\p{Lu}/u.test(normal),
    digit: waived || /\p{Nd}/u.test(normal),
    special: waived || /[^\p{L}\p{M}\p{N}]/u.test(normal),
    // Whoever has typed nothing yet is not told that it was a good choice.
    common: length > 0 && length <= passwordLength.most && !isCommon(normal, context),
  };
  return { rules, ok: Object.values(rules).every(Boolean) };
}

const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
  '|': 'l',
};

function isCommon(text: string, { email, names = [] }: PasswordContext): boolean {
  const plain = plainLetters(text);
  const known = new Set([...commonWords, ...personal(email, names)]);
  // A word alone, dressed up: capitals, accents, digits and signs around it, letters replaced by look-alikes.
  const cores = [plain, unleet(plain)].flatMap((form) => [
    letters(form),
    letters(trimSigns(form)),
    letters(unleet(trimSigns(plain))),
  ]);
  if (cores.some((core) => core !== '' && (known.has(core) || isTwice(core, known)))) return true;
  const bare = plain.replaceAll(/[^a-z0-9]/g, '');
  return bare === '' || new Set(bare).size <= 2 || isRun(bare);
}

function unleet(text: string): string {
  return [...text].map((char) => leet[char] ?? char).join('');
}

function letters(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}

function trimSigns(text: string): string {
  return text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
}

/** Two such words in a row (`bonjourpassword`, `totototo`). */
function isTwice(core: string, known: ReadonlySet<string>): boolean {
  for (let cut = 3; cut <= core.length - 3; cut++) {
    if (known.has(core.slice(0, cut)) && known.has(core.slice(cut))) return true;
  }
  return false;
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'azertyuiop',
  'qwertyuiop',
  'qsdfghjklm',
];

/** Runs of the alphabet, of digits or of the keyboard, three or more in a row, and at most two characters between them. */
function isRun(bare: string): boolean {
  const lines = rows.flatMap((row) => [row, [...row].reverse().join('')]);
  let from = 0;
  let loose = 0;
  while (from < bare.length) {
    let to = bare.length;
    while (to - from >= 3 && !lines.some((line) => line.includes(bare.slice(from, to)))) to--;
    if (to - from >= 3) from = to;
    else {
      from++;
      loose++;
    }
  }
  return loose <= 2;
}

/** Names and parts of the address, three letters or more, each alone and together. */
function personal(email: string | undefined, names: readonly string[]): string[] {
  const [local = '', domain = ''] = (email ?? '').split('@');
  const texts = [...names, local, domain, domain.replace(/\.[^.]*$/, '')].map(plainLetters);
  const words = texts.flatMap((text) => [letters(text), ...text.split(/[^\p{L}]+/u)]);
  return words.filter((word) => word.length >= 3);
}
