import { createHmac } from 'node:crypto';
import { type Result, ok } from '@comptoir/shared/refusals';
import type { ServerKeys } from '../../deps.ts';
import type { AccountRecord } from '../../directory/accounts.ts';
import type { PasswordHash } from '../../platform/password-hash.ts';

/** Passwords of accounts, as they are kept and checked. */
export type Passwords = {
  make(password: string): Promise<Result<Pick<AccountRecord, 'password' | 'pepper'>, 'busy'>>;
  /**
   * Whether it is this account's. For nobody's account the same work is done and the answer is no (P01).
   */
  check(account: AccountRecord | undefined, password: string): Promise<Result<boolean, 'busy'>>;
};

/** What is compared when nobody has that e-mail: a hash that costs as much as everybody's and that no password gives. */
const nobodyAt = (cost: number) =>
  `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(22)}${'.'.repeat(31)}`;

export function makePasswords(hash: PasswordHash, pepper: ServerKeys['pepper']): Passwords {
  return {
    async make(password) {
      const made = await hash.hash(peppered(pepper, password));
      return made.ok ? ok({ password: made.value, pepper: pepper.id }) : made;
    },
    async check(account, password) {
      // Another pepper's hash cannot match: the comparison is made all the same.
      const input = peppered(pepper, password);
      const compared = await hash.compare(input, account?.password ?? nobodyAt(hash.cost));
      return compared.ok ? ok(compared.value && account?.pepper === pepper.id) : compared;
    },
  };
}

/**
 * 44 ASCII characters whatever was typed: bcrypt reads 72 bytes and stops at NUL (P05, P06). Without the pepper, which is
 * not in the database, a stolen hash cannot be tried.
 */
function peppered({ key }: ServerKeys['pepper'], password: string): string {
  return createHmac('sha256', key).update(password.normalize('NFKC'), 'utf8').digest('base64');
}
