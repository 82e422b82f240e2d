import { userCodeAlphabet } from '@comptoir/shared/devices/enrolment';

/** The code of a tablet as it is shown there, `XXXX-XXXX`, from whatever was typed: small letters, blanks, no dash. */
export function readUserCode(typed: string): string {
  const letters = [...typed.toUpperCase()].filter((one) => userCodeAlphabet.includes(one));
  const code = letters.slice(0, 8).join('');
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

/** Whether all its letters are there. */
export function isWhole(code: string): boolean {
  return code.length === 9;
}
