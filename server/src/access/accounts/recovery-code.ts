import type { Random } from '../../platform/random.ts';

/** Crockford's: no I, L, O or U to take for something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 24;

/** 120 bits in six groups of four, to be printed and put away. */
export function newRecoveryCode(random: Random): string {
  const letters = [...random.bytes(length)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** As it was typed from paper: any case, with or without dashes, O for 0, I and L for 1. */
export function readRecoveryCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
