import { type PasswordHash, openPasswordHash } from '../platform/password-hash.ts';

/** bcrypt cost where a test is about something else: the least that bcrypt takes. */
export const cheapest = 4;

let threads: PasswordHash | null = null;

/**
 * Passwords for every server of this process: to start a thread takes longer than fifty of these hashes, and
 * a test asks for one or two. They end with the process.
 */
export function cheapPasswords(): PasswordHash {
  return (threads ??= openPasswordHash({ cost: cheapest }));
}
