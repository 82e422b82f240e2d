import { inviter } from '../access/invitation-mails.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { dueMails, settleMail } from '../mail/commands.ts';
import type { DemoPerson } from './seed.ts';

/** What a mail server says of an address that there is not. */
const noSuchUser = '550 5.1.1 No such user here';

export type DemoInvitation = { given: string; delivery: 'sent' | 'failed' };

/**
 * Invites people as a manager would, and says of each mail what a mail server would have said: none is sent by the
 * demonstration.
 *
 * @param of.address base of the links
 */
export async function seedInvitations(
  deps: Deps,
  scope: OrganisationScope,
  of: {
    establishment: string;
    people: readonly DemoPerson[];
    address: URL;
    invitations: readonly DemoInvitation[];
  },
): Promise<void> {
  const { db, clock } = deps;
  const { establishment, people, address, invitations } = of;
  const operations = invitations.map(({ given }): NewServerOperation => {
    const person = people.find((one) => one.given === given)!.id;
    return {
      ...{ establishment, actor: null, auth: 'none', attachments: [] },
      source: { door: 'setup', account: null },
      kind: 'access.open',
      body: { person, role: 'employee' },
    };
  });
  const outcomes = await appendServer(deps, scope, operations);
  const { prepare, settled } = inviter(deps, () => Promise.resolve(address));
  await prepare();
  for (const mail of await dueMails(db, clock.now(), 50)) {
    const { id, organisation, regarding } = mail;
    if (organisation === null || regarding === null) continue;
    const at = outcomes.findIndex((outcome) => outcome.id === regarding);
    const state = invitations[at]?.delivery ?? 'sent';
    const after = await inTransaction(db, async (trx) => {
      await lockHead(trx, organisation);
      const problem = noSuchUser;
      await settleMail(trx, id, state === 'sent' ? { state, at: clock.now() } : { state, problem });
      return settled(trx, { organisation, regarding }, { state, at: clock.now() });
    });
    after();
  }
}
