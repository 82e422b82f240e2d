import type { Trx } from '../../database/connection.ts';
import type { Deps } from '../../deps.ts';
import { type AccountRecord, standingPersons } from '../../directory/accounts.ts';
import { enqueueMail } from '../../mail/commands.ts';
import type { MailContent } from '../../mail/templates.ts';
import { findSurroundings, fullName } from './queries.ts';

/**
 * A mail to the owner of an account, in their language, by the name they have in the first organisation where they stand.
 * Who stands nowhere is written to all the same; no administrator reads that mail.
 *
 * @param content `trueUntil`: see `NewMail`; `address`: another one than the account's
 */
export async function mailTo(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  account: AccountRecord,
  content: MailContent & { trueUntil?: number; address?: string },
): Promise<void> {
  const { address = account.email, ...mail } = content;
  const [standing] = await standingPersons(trx, account.id);
  const name = standing
    ? fullName(await findSurroundings(trx, standing.organisation, standing.person))
    : '';
  await enqueueMail(trx, deps, {
    ...mail,
    to: { name, address },
    language: account.language,
    organisation: standing?.organisation ?? null,
  });
}
